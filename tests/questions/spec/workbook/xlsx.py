"""Filling in a workbook as a person would: cells are changed in the file's own XML, everything else stays."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook


def rows(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def row_of(data: bytes, key: str, part: str = "") -> int:
    """The row number, from 1, of a question (or of one of its parts)."""
    return next(number for number, row in enumerate(rows(data), start=1) if row[7] == key and row[8] == part)


def filled(data: bytes, cells: Mapping[str, str | float | None]) -> bytes:
    """The workbook with other contents in some cells, "C12" → words, a number, or None for an empty cell."""

    def change(sheet: str) -> str:
        for place, value in cells.items():
            pattern = rf'<c r="{place}"( s="\d+")?[^>]*?(/>|>.*?</c>)'
            assert re.search(pattern, sheet), place
            if value is None:
                new = rf'<c r="{place}"\1/>'
            elif isinstance(value, str):
                words = escape(value).replace("\\", r"\\")
                new = rf'<c r="{place}"\1 t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
            else:
                new = rf'<c r="{place}"\1><v>{value!r}</v></c>'
            sheet = re.sub(pattern, new, sheet, count=1)
        return sheet

    return repacked(data, {"xl/worksheets/sheet1.xml": change})


def repacked(
    data: bytes, changes: Mapping[str, Callable[[str], str]], extra: Mapping[str, bytes] | None = None
) -> bytes:
    """The archive with some of its parts changed and others added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changes[name](content.decode()).encode() if name in changes else content)
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()
