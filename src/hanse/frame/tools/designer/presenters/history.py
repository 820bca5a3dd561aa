"""Revisions in words, and the difference of two of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.files import Files
from hanse.frame.tools.designer.models import Revision
from hanse.ui import formats

CHANGES = {
    Change.BEGUN: _("Begun"),
    Change.SET: _("Changed"),
    Change.ADDED: _("Added"),
    Change.REMOVED: _("Removed"),
    Change.MOVED: _("Moved"),
    Change.DUPLICATED: _("Duplicated"),
    Change.RENAMED: _("Renamed"),
    Change.WRITTEN: _("Text written"),
    Change.RESTORED: _("Restored"),
}
CONTEXT = 3
"""Lines that are the same, shown around what is not."""


@dataclass(frozen=True, slots=True)
class RevisionLine:
    number: int
    change: str
    part: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a difference: `mark` is +, − or a space; `words` of a gap are empty."""

    mark: str
    words: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class FileDifference:
    name: str
    lines: tuple[TextLine, ...]


def revision_lines(rows: Iterable[Revision]) -> list[RevisionLine]:
    return [
        RevisionLine(
            one.number,
            str(CHANGES[Change(one.change)]),
            one.part,
            one.by.name or one.by.email,
            formats.moment(one.created_at),
        )
        for one in rows
    ]


def compared(older: Files, newer: Files) -> list[FileDifference]:
    """The files that differ, each with its lines."""
    names = sorted({*older, *newer}, key=lambda name: ("/" in name, name))
    return [
        FileDifference(name, tuple(_lines(older.get(name, ""), newer.get(name, ""))))
        for name in names
        if older.get(name) != newer.get(name)
    ]


def _lines(before: str, after: str) -> Iterator[TextLine]:
    one, other = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        if number:
            yield TextLine(" ", "", gap=True)
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from (TextLine(" ", words) for words in one[a:b])
                continue
            yield from (TextLine("−", words) for words in one[a:b])
            yield from (TextLine("+", words) for words in other[c:d])
