"""Lists of members as files, under stable names."""

from collections.abc import Iterable

from hanse.members.presenters.member import MemberLine
from hanse.ui.sheets import csv_text

FIELDS = (
    *("member", "country", "region", "kind", "member_since", "state"),
    *("coordinator", "coordinator_until", "in_arrears"),
)
"""Programs know the columns by these names and in this order: a new one comes at the end."""


def members_csv(lines: Iterable[MemberLine]) -> str:
    """A row for each member."""
    return csv_text(FIELDS, map(_cells, lines))


def _cells(one: MemberLine) -> list[str]:
    cells = [one.name, one.country, one.region, str(one.kind), one.since.isoformat(), one.status.text]
    cells += ["no" if one.unled else "yes", one.ending.isoformat() if one.ending else ""]
    return [*cells, "yes" if one.in_arrears else "no"]
