"""Tables of plain cells for spreadsheets."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_RUN = {*"=+-@", *"＝＋－＠"}
"""What begins a formula; spaces before it change nothing, and in East Asian settings the wide forms begin one too."""


def csv_text(fields: Sequence[object], rows: Iterable[Iterable[object]]) -> str:
    """A row for each; with the mark by which Excel knows UTF-8, and no cell that could run as a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(field) for field in fields])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(cell: object) -> object:
    """A text that a spreadsheet would run as a formula is led by an apostrophe (CWE-1236)."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in _RUN else cell
