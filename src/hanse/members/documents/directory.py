"""The directory as a file, under stable names."""

import csv
from collections.abc import Iterable
from io import StringIO

from hanse.members.presenters.directory import Line
from hanse.ui.charts.chart import harmless

FIELDS = ("member", "country", "region", "kind", "member_since", "size", "topics", "languages")


def directory_csv(lines: Iterable[Line]) -> str:
    """A row for each member; UTF-8 with the mark that Excel asks for."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for one in lines:
        cells = [one.name, one.country, one.region, str(one.kind), one.since.isoformat()]
        writer.writerow([harmless(cell) for cell in (*cells, one.size, one.topics, one.languages)])
    return "\ufeff" + out.getvalue()
