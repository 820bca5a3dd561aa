"""A table as it stands in a file: rows of cells, from CSV, a workbook or JSON."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook

from hanse.diagnostic.engine.model.tables import Table
from hanse.diagnostic.method.problems import TableError
from hanse.kernel.places import Place
from hanse.kernel.yaml.problems import Problem

type Cell = str | float | bool | None

DELIMITERS = ",;\t|"
SNIFFED = 20
"""Lines that are looked at to tell the delimiter."""
WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` as they stand, the first of them being row 1; `origins`: where cells really stand, in a turned table."""

    file: str
    rows: Sequence[Sequence[Cell]]
    origins: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def place(self, row: int = 0, column: int = 0) -> Place:
        """A place by row and column, both from 1."""
        return Place(self.file, *self.origins.get((row, column), (row, column)), cell=True)


def read_sheet(path: Path, table: Table) -> Sheet:
    """The cells of a file, laid out as `table` says. Raises TableError for what cannot be read."""
    try:
        if path.suffix.lower() in WORKBOOKS:
            return _workbook(path, table)
        if path.suffix.lower() == ".json":
            return _json(path)
        return _csv(path, table)
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror}") from error


def _csv(path: Path, table: Table) -> Sheet:
    raw = path.read_bytes()
    encoding = table.encoding or ("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"line {line} is not {encoding} text"
        raise _refused(path, what, "Save the file as UTF-8, or name its `encoding` in the framework") from error
    except LookupError as error:
        raise _refused(path, f"there is no encoding “{encoding}”") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=table.delimiter or _delimiter(text), strict=False)
    try:
        return Sheet(path.name, list(reader))
    except csv.Error as error:
        raise _refused(path, f"is no table: {error} in line {reader.line_num}") from error


def _delimiter(text: str) -> str:
    """The one that stands most often in the line that has most of it; a comma where none does."""
    lines = text.splitlines()[:SNIFFED]
    return max(DELIMITERS, key=lambda one: (max((line.count(one) for line in lines), default=0), one == ","))


def _workbook(path: Path, table: Table) -> Sheet:
    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError as error:
        raise _refused(path, f"is no workbook: {error}") from error
    name = table.sheet or book.sheet_names[0]
    if name not in book.sheet_names:
        raise _refused(path, f"has no sheet “{name}”", f"Its sheets: {', '.join(book.sheet_names)}")
    sheet = book.get_sheet_by_name(name)
    first_row, first_column = sheet.start or (0, 0)
    blank: list[Cell] = [""] * first_column
    rows: list[list[Cell]] = [[] for _ in range(first_row)]
    rows += [[*blank, *map(_plain, row)] for row in sheet.to_python(skip_empty_area=True)]
    return Sheet(path.name, rows)


def _plain(cell: object) -> Cell:
    return cell if isinstance(cell, str | float | int | bool) else str(cell)


def _json(path: Path) -> Sheet:
    """A list of objects, one per row, or an object with such a list under `answers`."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, UnicodeDecodeError) as error:
        raise _refused(path, f"is not JSON: {error}") from error
    records = value.get("answers") if isinstance(value, dict) else value
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise _refused(path, "is not a list of objects", 'Write [{"city": …, "question": answer, …}, …]')
    flat = [_flat(cast("dict[str, object]", record)) for record in records]
    headers = list(dict.fromkeys(name for record in flat for name in record))
    return Sheet(path.name, [headers, *([record.get(name) for name in headers] for record in flat)])


def _flat(record: dict[str, object]) -> dict[str, Cell]:
    """Lists as “a; b”, the rows of a matrix as columns of their own."""
    flat: dict[str, Cell] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{part}": cast("Cell", one) for part, one in value.items()}
        elif isinstance(value, list):
            flat[name] = "; ".join(map(str, value))
        else:
            flat[name] = cast("Cell", value)
    return flat


def _refused(path: Path, what: str, do: str = "") -> TableError:
    return TableError([Problem(Place(path.name), what, do=do)])
