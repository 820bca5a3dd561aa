"""A table on its way to answers: columns of equal length, and the row of the sheet that each entry comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Numbers, Texts, as_word
from hanse.diagnostic.engine.model.tables import Column, ColumnKind, Table
from hanse.diagnostic.method.tables.header import Header, Wanted, find_header
from hanse.diagnostic.method.tables.series import read_series
from hanse.diagnostic.method.tables.sheet import Cell, Sheet
from hanse.kernel.places import Place, column_number
from hanse.kernel.yaml.problems import Problem

type Series = Numbers | Texts


@dataclass(frozen=True)
class Frame:
    """`rows` are row numbers of the sheet, from 1; `places` the columns of the sheet, from 1, where that is one."""

    file: str
    rows: NDArray[np.intp]
    columns: Mapping[str, Series]
    places: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.rows)

    def place(self, entry: int, column: str = "") -> Place:
        return Place(self.file, int(self.rows[entry]), self.places.get(column, 0), cell=True)

    def keep(self, entries: NDArray[np.bool_] | NDArray[np.intp]) -> "Frame":
        """The entries that a mask or a list of indices names."""
        columns = {key: _kept(series, entries) for key, series in self.columns.items()}
        return replace(self, rows=self.rows[entries], columns=columns)

    def text(self, entry: int, column: str) -> str | None:
        value = self.columns[column].values[entry]
        return None if value is None or value != value else as_word(value)  # noqa: PLR0124  NaN is no word


def read_frame(sheet: Sheet, table: Table, problems: list[Problem], notes: list[Problem]) -> tuple[Frame, Header]:
    """The cells under the table's headers, as numbers and texts; several columns made rows where the table says so.

    Raises TableError where headers are missing; faulty cells are added to `problems`, ignored columns to `notes`.
    """
    header = find_header(sheet, table, headers_of(table))
    if table.unpivot and not table.unpivot.columns:
        table = _with_others(table, header)
        header = find_header(sheet, table, headers_of(table))
    looked_at = [*header.columns.values()]
    if table.questions:
        looked_at += [place for place, _ in header.others]
    else:
        _other_columns(sheet, table, header, problems, notes)
    entries = [
        line
        for line in range(header.row, len(sheet.rows))
        if any(not _blank(_cell(sheet, line, place)) for place in looked_at)
    ]
    cells = {key: [_cell(sheet, line, place) for line in entries] for key, place in header.columns.items()}
    rows = np.array(entries, dtype=np.intp) + 1
    places = {key: place + 1 for key, place in header.columns.items()}
    if table.unpivot:
        cells, rows, origin = _unpivoted(cells, rows, places, table)
    else:
        origin = {key: [place] * len(rows) for key, place in places.items()}
    return _read(sheet, table, _Raw(cells, rows, origin), problems), header


def _with_others(table: Table, header: Header) -> Table:
    """The table whose undeclared columns are those that become rows."""
    assert table.unpivot
    names = {name: name for _, name in header.others}
    return replace(table, unpivot=replace(table.unpivot, columns=names))


@dataclass(frozen=True, slots=True)
class _Raw:
    cells: Mapping[str, Sequence[Cell]]
    rows: NDArray[np.intp]
    origin: Mapping[str, Sequence[int]]


def _read(sheet: Sheet, table: Table, raw: _Raw, problems: list[Problem]) -> Frame:
    declared = {column.key: column for column in (*table.columns, *_made(table))}
    columns: dict[str, Series] = {}
    for key, cells in raw.cells.items():
        series, faults = read_series(cells, declared[key], table)
        columns[key] = series
        for entry, what, do in faults:
            place = sheet.place(int(raw.rows[entry]), raw.origin[key][entry])
            problems.append(Problem(place, what, f"“{key}”", do))
    for key in declared.keys() - columns.keys():
        if declared[key].optional and declared[key].default is not None:
            columns[key] = read_series([None] * len(raw.rows), declared[key], table)[0]
    places = {key: origin[0] for key, origin in raw.origin.items() if len(set(origin)) == 1}
    return Frame(sheet.file, raw.rows, columns, places)


def columns_of(table: Table) -> list[Column]:
    """The columns that the table has in the end, those that reshaping makes included."""
    long = [table.long.measure, table.long.value] if table.long else []
    own = [column for column in (*table.columns, *_made(table)) if column.key not in long]
    made = [Column(key=key, headers=()) for key in table.long.keys.values()] if table.long else []
    return [*{column.key: column for column in (*made, *own)}.values()]


def row_columns(table: Table) -> list[Column]:
    """The columns of a row before a long table is widened: what conditions on rows may name."""
    return [*{column.key: column for column in (*table.columns, *_made(table))}.values()]


def headers_of(table: Table) -> list[Wanted]:
    """The headers by which the table is known."""
    return [
        Wanted(one.key, one.headers, one.optional, column_number(one.letter) - 1 if one.letter else None)
        for one in _physical(table)
    ]


def _physical(table: Table) -> list[Column]:
    """The columns that stand in the sheet: without those that reshaping makes, with those that it takes."""
    made = {column.key for column in _made(table)}
    own = [column for column in table.columns if column.key not in made]
    if table.unpivot:
        own += [Column(key=_taken(name), headers=(name,)) for name in table.unpivot.columns]
    return own


def _made(table: Table) -> list[Column]:
    """The columns that reshaping makes, as declared, else as one would guess."""
    if not table.unpivot:
        return []
    declared = {column.key: column for column in table.columns}
    names, values = table.unpivot.names, table.unpivot.values
    return [
        declared.get(names, Column(key=names, headers=(), kind=ColumnKind.TEXT)),
        declared.get(values, Column(key=values, headers=())),
    ]


def _unpivoted(
    cells: Mapping[str, list[Cell]], rows: NDArray[np.intp], places: Mapping[str, int], table: Table
) -> tuple[dict[str, list[Cell]], NDArray[np.intp], dict[str, list[int]]]:
    assert table.unpivot
    columns, count = table.unpivot.columns, len(rows)
    kept = [key for key in cells if not key.startswith(TAKEN)]
    longer = {key: cells[key] * len(columns) for key in kept}
    origin = {key: [places[key]] * (count * len(columns)) for key in kept}
    longer[table.unpivot.names] = [name for name in columns.values() for _ in range(count)]
    longer[table.unpivot.values] = [cell for header in columns for cell in cells[_taken(header)]]
    value_places = [places[_taken(header)] for header in columns for _ in range(count)]
    origin |= {table.unpivot.names: value_places, table.unpivot.values: value_places}
    return longer, np.tile(rows, len(columns)), origin


TAKEN = "\x00"


def _taken(header: str) -> str:
    """A key for a column that is only read to be turned into rows; no file can name it."""
    return TAKEN + header


def _other_columns(sheet: Sheet, table: Table, header: Header, problems: list[Problem], notes: list[Problem]) -> None:
    if table.refuse_other_columns:
        for place, name in header.others:
            problems.append(Problem(sheet.place(header.row, place + 1), f"there is no column “{name}” in this table"))
    elif header.others:
        names = ", ".join(f"“{name}”" for _, name in header.others)
        notes.append(Problem(sheet.place(header.row), f"not read: {names}"))


def _cell(sheet: Sheet, line: int, place: int) -> Cell:
    row = sheet.rows[line]
    return row[place] if place < len(row) else None


def _blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _kept(series: Series, entries: NDArray[np.bool_] | NDArray[np.intp]) -> Series:
    if isinstance(series, Numbers):
        return Numbers(series.values[entries], series.states[entries])
    return Texts(series.values[entries], series.states[entries])
