"""The results as files for other programs: CSV, JSON and XLSX with the same fields under stable names.

One row for each node and basis. `basis` is "claimed" (all answers) or "evidenced" (those alone that have evidence);
`score` goes from 0 to 100, `level` from 1, `completeness` from 0 to 1; a missing number is empty (JSON: null).
"""

import csv
import io
import json
from collections.abc import Iterator

import xlsxwriter

from hanse.diagnostic.enums import Basis
from hanse.diagnostic.presenters.results import NodeLine, ResultsPage
from hanse.ui.charts.chart import harmless

type Cell = str | float | int | None

FIELDS = (
    "framework",
    "framework_version",
    "city",
    "round",
    "revision",
    "basis",
    "node",
    "title",
    "tier",
    "score",
    "level",
    "completeness",
)


def rows_of(page: ResultsPage) -> list[tuple[Cell, ...]]:
    """The rows in the order of `FIELDS`: every node as answered, then every node with evidence only."""
    one = page.assessment
    head = (
        one.round.framework_key,
        one.round.framework_version,
        one.city.name,
        one.round.name,
        one.revision,
    )
    return [
        (*head, basis.value, line.key, line.title, line.tier, *numbers)
        for basis in (Basis.CLAIMED, Basis.EVIDENCED)
        for line, numbers in _numbers(page.nodes, basis)
    ]


def _numbers(lines: tuple[NodeLine, ...], basis: Basis) -> Iterator[tuple[NodeLine, tuple[Cell, Cell, Cell]]]:
    for line in lines:
        if basis is Basis.CLAIMED:
            yield line, (line.score, line.level, line.completeness)
        else:
            yield line, (line.evidenced, line.evidenced_level, line.evidenced_completeness)


def csv_of(page: ResultsPage) -> bytes:
    """UTF-8 with a byte order mark, which Excel asks for; no cell can run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    writer.writerows([harmless(cell) for cell in row] for row in rows_of(page))
    return out.getvalue().encode("utf-8-sig")


def json_of(page: ResultsPage) -> bytes:
    """An object with `results`, a list of objects with the names of `FIELDS`."""
    results = [dict(zip(FIELDS, row, strict=True)) for row in rows_of(page)]
    return json.dumps({"results": results}, ensure_ascii=False, indent=1, allow_nan=False).encode()


def xlsx_of(page: ResultsPage) -> bytes:
    """One sheet with a fixed head and a filter; texts are written as texts, never as formulas or links."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Results")
        bold = book.add_format({"bold": True})
        rows = rows_of(page)
        for column, name in enumerate(FIELDS):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(FIELDS) - 1)
        sheet.set_column(0, len(FIELDS) - 1, 16)
    return out.getvalue()
