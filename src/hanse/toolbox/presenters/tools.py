"""Tools as the catalogue and their pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.kernel.texts import Untranslated
from hanse.members.public import Right, charter
from hanse.toolbox.enums import EVERYBODY, MEMBERS
from hanse.toolbox.models import Tool, ToolDocument
from hanse.toolbox.queries.tools import OPEN_TO, Reach, WantedTools, text_of
from hanse.ui import formats
from hanse.ui.values import Select, Standing, Status, select


@dataclass(frozen=True, slots=True)
class ToolLine:
    """One tool in the list. `usable`: whoever looks may use it."""

    key: str
    name: str
    summary: str
    open_to: str
    languages: str
    usable: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class ToolPage:
    """One tool. `about` and `begin` are paragraphs; `start` is empty for who may not use it."""

    tool: Tool
    line: ToolLine
    about: tuple[str, ...]
    begin: tuple[str, ...]
    start: str
    documents: tuple[ToolDocument, ...]


def tool_lines(found: Iterable[Tool], reach: Reach, language: str) -> list[ToolLine]:
    return [_line(one, reach, language) for one in found]


def tool_page(tool: Tool, reach: Reach, language: str) -> ToolPage:
    """One query, for the documents."""
    line = _line(tool, reach, language)
    begins = tool.start if line.usable else ""
    return ToolPage(
        tool=tool,
        line=line,
        about=_paragraphs(tool, "about", language),
        begin=_paragraphs(tool, "begin", language),
        start=f"/{language}{begins}" if begins.startswith("/") else begins,
        documents=tuple(tool.documents.select_related("file")),
    )


def filters(wanted: WantedTools, found: Iterable[Tool]) -> list[Select]:
    """`found` are all tools: their languages can be chosen."""
    spoken = {code for one in found for code in one.languages}
    names = [(code, formats.language_name(code)) for code, _name in settings.LANGUAGES if code in spoken]
    return [select("language", _("Language of the tool"), [("", _("All")), *names], wanted.language)]


def wanted_in(given: Mapping[str, str]) -> WantedTools:
    """From an address; what it cannot mean is left out."""
    language = given.get("language", "")
    return WantedTools(
        words=" ".join(given.get("words", "").split())[:100],
        language=language if language in dict(settings.LANGUAGES) else "",
        mine=bool(given.get("mine")),
    )


def open_to_choices() -> list[tuple[str, str]]:
    """Rights by their names: two that the same kinds of member have are told apart."""
    rights = {one.value: _("Members with the right: %(right)s") % {"right": one.label} for one in Right}
    return [(one, rights.get(one) or open_to_words(one)) for one in OPEN_TO]


def open_to_words(who: str) -> str:
    """To whom a tool is open, in words that a visitor knows: the kinds of member."""
    if who == EVERYBODY:
        return _("Everybody")
    if who == MEMBERS:
        return _("Every member")
    kinds = [one.name.in_language(get_language() or "en") for one in charter().kinds.values() if who in one.rights]
    return formats.listed(kinds) or _("Nobody yet")


def usable_status(line: ToolLine) -> Status:
    if line.usable:
        return Status(Standing.DONE, _("You can use it"))
    return Status(Standing.WAITING, _("For members"))


def name_of(tool: Tool, language: str) -> str:
    return _said(tool, "name", language)


def _line(tool: Tool, reach: Reach, language: str) -> ToolLine:
    return ToolLine(
        key=tool.key,
        name=_said(tool, "name", language),
        summary=_said(tool, "summary", language),
        open_to=open_to_words(tool.open_to),
        languages=formats.listed([formats.language_name(code) for code in tool.languages]),
        usable=reach.of(tool),
        shown=tool.shown,
    )


def _said(tool: Tool, part: str, language: str) -> str:
    """In the reader's language, or marked as another's."""
    chosen, said = text_of(tool, language)
    words = str(said.get(part, ""))
    return words if chosen == language or not words else Untranslated(words, chosen)


def _paragraphs(tool: Tool, part: str, language: str) -> tuple[str, ...]:
    chosen, said = text_of(tool, language)
    found = [one.strip() for one in str(said.get(part, "")).replace("\r\n", "\n").split("\n\n") if one.strip()]
    return tuple(one if chosen == language else Untranslated(one, chosen) for one in found)
