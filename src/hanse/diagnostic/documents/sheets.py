"""Tables of plain cells as CSV and XLSX."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from hanse.ui.sheets import csv_text

type Cell = str | float | int | None


def csv_file(fields: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte order mark, which Excel asks for; no cell can run as a formula."""
    return csv_text(fields, rows).encode()


def xlsx_file(name: str, fields: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet with a fixed head and a filter; texts are written as texts, never as formulas or links."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        for column, field in enumerate(fields):
            sheet.write_string(0, column, field, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(fields) - 1)
        sheet.set_column(0, len(fields) - 1, 16)
    return out.getvalue()
