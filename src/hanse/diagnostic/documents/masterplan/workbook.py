"""The master plan as a workbook for people."""

import io
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import get_language_bidi

from hanse.diagnostic.documents.masterplan.sheets import Column, Sheet, Value, sheets
from hanse.diagnostic.documents.masterplan.title import title_of
from hanse.diagnostic.documents.masterplan.values import MasterPlan

LOOKS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True},
    "day": {"num_format": 14, "align": "left"},
    "money": {"num_format": "#,##0"},
    "figure": {"num_format": "#,##0.###", "align": "left"},
    "points": {"num_format": "0.00"},
    "posts": {"num_format": "0.0#"},
    "count": {"num_format": "0"},
}
"""How values look. 14 is the short date of whoever opens the file."""
ALL: dict[str, object] = {"valign": "top"}
LONGEST_NAME = 31
"""Characters that Excel takes for the name of a sheet."""


def plan_xlsx(plan: MasterPlan) -> bytes:
    """In the active language. Figures are numbers, days are days; texts are never formulas or links."""
    out, title = io.BytesIO(), title_of(plan)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title.whole, "author": "Hanse"})
        looks = {name: book.add_format({**ALL, **look}) for name, look in LOOKS.items()}
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for sheet in sheets(plan):
            _write(book.add_worksheet(sheet.name[:LONGEST_NAME]), sheet, head, looks)
    return out.getvalue()


def _write(page: Any, sheet: Sheet, head: Any, looks: dict[str, Any]) -> None:
    if get_language_bidi():
        page.right_to_left()
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.head, head)
        for number, row in enumerate(sheet.rows, start=1):
            _value(page, (number, place), row[place], column, looks)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    if len(sheet.columns) > 2:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _value(page: Any, at: tuple[int, int], value: Value, column: Column, looks: dict[str, Any]) -> None:
    match value:
        case str():
            page.write_string(*at, value, looks["text"])
        case date():
            page.write_datetime(*at, value, looks[column.look])
        case int() | float():
            page.write_number(*at, value, looks[column.look])
