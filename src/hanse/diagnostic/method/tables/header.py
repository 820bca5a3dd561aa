"""Finding the line of headers, and which column of the sheet is which column of the table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from hanse.diagnostic.engine.model.tables import Table
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.sheet import Cell, Sheet
from hanse.kernel.yaml.problems import Problem

LOOKED_AT = 50
"""Lines in which headers are looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """`row` counts from 1; `columns` gives the place in the row, from 0, of each column that was found."""

    row: int
    columns: Mapping[str, int]
    others: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column under any of its `names`, or at a `place` of the sheet, from 0."""

    key: str
    names: tuple[str, ...]
    optional: bool = False
    place: int | None = None


def find_header(sheet: Sheet, table: Table, wanted: Sequence[Wanted]) -> Header:
    """The first line that holds every wanted header, or the line that the table names.

    Raises TableError that names each header that is missing, with what stands in the file instead.
    """
    if not any(_words(cell) for row in sheet.rows for cell in row):
        raise TableError([Problem(sheet.place(), "is empty")])
    lines = [table.header - 1] if table.header else range(min(LOOKED_AT, len(sheet.rows)))
    found = [_match(sheet.rows[line], line, wanted) for line in lines if line < len(sheet.rows)]
    if not found:
        raise TableError([Problem(sheet.place(), f"has no line {table.header}, which should hold the headers")])
    by_name = {one.key for one in wanted if one.place is None}
    best = max(found, key=lambda header: len(by_name & header.columns.keys()))
    problems = [*_missing(sheet, best, wanted), *_twice(sheet, best, wanted)]
    if problems:
        raise TableError(problems)
    return best


def _match(row: Sequence[Cell], line: int, wanted: Sequence[Wanted]) -> Header:
    names = [_words(cell) for cell in row]
    columns = {one.key: place for one in wanted if (place := _place(one, names)) is not None}
    taken = set(columns.values())
    others = tuple((place, name) for place, name in enumerate(names) if name and place not in taken)
    return Header(line + 1, columns, others)


def _place(wanted: Wanted, names: Sequence[str]) -> int | None:
    if wanted.place is not None:
        return wanted.place if any(names) else None
    return next((names.index(name) for name in map(_words, wanted.names) if name in names), None)


def _missing(sheet: Sheet, header: Header, wanted: Iterable[Wanted]) -> Iterator[Problem]:
    names = [name for _, name in header.others]
    folded = {name.casefold(): name for name in names}
    for one in wanted:
        if one.key in header.columns or one.optional:
            continue
        close = [folded[name.casefold()] for name in one.names if name.casefold() in folded]
        close = close or get_close_matches(one.names[0], names, n=1, cutoff=0.75)
        expected = " or ".join(f"“{name}”" for name in one.names)
        do = f"“{close[0]}” looks like it: rename it" if close else ""
        yield Problem(sheet.place(header.row), f"there is no column {expected}", do=do)


def _twice(sheet: Sheet, header: Header, wanted: Iterable[Wanted]) -> Iterator[Problem]:
    names = [_words(cell) for cell in sheet.rows[header.row - 1]]
    for one in wanted:
        place = header.columns.get(one.key) if one.place is None else None
        if place is not None and names.count(names[place]) > 1:
            second = names.index(names[place], place + 1) + 1
            what = f"the header “{names[place]}” stands twice"
            yield Problem(sheet.place(header.row, second), what, do="Remove or rename one of the two columns")


def _words(cell: Cell) -> str:
    """A header as it is compared: blanks and line breaks count as one blank."""
    return "" if cell is None else " ".join(str(cell).split())
