"""The directory as a file, under stable names."""

from collections.abc import Iterable

from hanse.members.presenters.directory import Line
from hanse.ui.sheets import csv_text

FIELDS = ("member", "country", "region", "kind", "member_since", "size", "topics", "languages")


def directory_csv(lines: Iterable[Line]) -> str:
    """A row for each member."""
    return csv_text(FIELDS, map(_cells, lines))


def _cells(one: Line) -> tuple[str, ...]:
    known = one.name, one.country, one.region, str(one.kind), one.since.isoformat()
    return *known, one.size, one.topics, one.languages
