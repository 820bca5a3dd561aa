"""Workbooks of members and people, as somebody fills them in."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from hanse.members.queries.roll.columns import COLUMNS, MEMBERS, PEOPLE

type Rows = Sequence[Mapping[str, Any]]


def a_workbook(members: Rows = (), people: Rows = (), *, more: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A file with both sheets; `more` are keys of columns that no template has, by sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for name, rows in ((MEMBERS, members), (PEOPLE, people)):
            sheet = book.add_worksheet(name)
            keys = [one.key for one in COLUMNS[name]] + list((more or {}).get(name, ()))
            sheet.write_row(0, 0, [key.title() for key in keys])
            sheet.write_row(1, 0, keys)
            for line, row in enumerate(rows, start=2):
                sheet.write_row(line, 0, [row.get(key, "") for key in keys])
    return target.getvalue()


def cells(data: bytes, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()
