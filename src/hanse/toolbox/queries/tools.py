"""The catalogue, and who may use what of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Viewer
from hanse.kernel.errors import NotThere
from hanse.members.public import Right, Role, standings
from hanse.toolbox.enums import EVERYBODY, MEMBERS
from hanse.toolbox.models import Tool, ToolDocument

OPEN_TO = (EVERYBODY, MEMBERS, *Right.values)


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody may use, by the members for which she works: as a member at all, and by their rights."""

    member: bool = False
    rights: frozenset[str] = frozenset()

    def of(self, tool: Tool) -> bool:
        if tool.open_to == EVERYBODY:
            return True
        return self.member if tool.open_to == MEMBERS else tool.open_to in self.rights


@dataclass(frozen=True, slots=True)
class WantedTools:
    """Which tools are looked for; what is empty is not asked. `mine`: only what whoever looks may use."""

    words: str = ""
    language: str = ""
    mine: bool = False


def reach_of(viewer: Viewer) -> Reach:
    """Two queries for who works for a member, none for others."""
    parties = viewer.parties(*Role.values)
    if not parties:
        return Reach()
    known = standings(parties).values()
    return Reach(any(one.kind for one in known), frozenset(str(right) for one in known for right in one.rights))


def tools(*, hidden: bool = False) -> QuerySet[Tool]:
    """In their order; hidden ones too for who keeps the catalogue."""
    return Tool.objects.all() if hidden else Tool.objects.filter(shown=True)


def found_tools(wanted: WantedTools, rows: Iterable[Tool], reach: Reach) -> list[Tool]:
    """A catalogue is short: words are looked for in every language of each."""
    words = wanted.words.casefold()
    return [
        one
        for one in rows
        if (not words or any(words in str(said).casefold() for text in one.texts.values() for said in text.values()))
        and (not wanted.language or wanted.language in one.languages)
        and (not wanted.mine or reach.of(one))
    ]


def tool_called(key: str, *, hidden: bool = False) -> Tool:
    """Raises NotThere."""
    found = tools(hidden=hidden).filter(key=key).first()
    if found is None:
        raise NotThere(_("There is no such tool."))
    return found


def document_of(key: str, document_id: UUID, *, hidden: bool = False) -> ToolDocument:
    """One of a tool that is shown, or of a hidden one too. Raises NotThere."""
    there = tools(hidden=hidden).filter(key=key)
    found = ToolDocument.objects.filter(id=document_id, tool__in=there).select_related("file").first()
    if found is None:
        raise NotThere(_("There is no such document."))
    return found


def text_of(tool: Tool, language: str) -> tuple[str, Mapping[str, Any]]:
    """The language in which somebody reads of it, and its words."""
    chosen = language if language in tool.texts else tool.language
    return chosen, tool.texts[chosen]
