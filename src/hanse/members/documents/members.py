"""Lists of members as files, under stable names."""

import csv
from collections.abc import Iterable
from io import StringIO

from hanse.members.presenters.member import MemberLine
from hanse.ui.charts.chart import harmless

FIELDS = (
    *("member", "country", "region", "kind", "member_since", "state"),
    *("coordinator", "coordinator_until", "in_arrears"),
)
"""Programs know the columns by these names and in this order: a new one comes at the end."""


def members_csv(lines: Iterable[MemberLine]) -> str:
    """A row for each member; UTF-8 with the mark that Excel asks for."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for one in lines:
        cells = [one.name, one.country, one.region, str(one.kind), one.since.isoformat(), one.status.text]
        cells += ["no" if one.unled else "yes", one.ending.isoformat() if one.ending else ""]
        cells.append("yes" if one.in_arrears else "no")
        writer.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + out.getvalue()
