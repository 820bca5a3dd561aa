"""One column of a table, cell by cell into numbers or texts."""

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Numbers, Texts, as_word, numbers, texts
from hanse.diagnostic.engine.model.tables import Column, ColumnKind, Table
from hanse.diagnostic.method.tables.sheet import Cell

type Fault = tuple[int, str, str]
"""Index of the cell, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one table are read."""

    decimal: str = "."
    thousands: str = ""
    missing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: Table, column: Column) -> "Reading":
        marks = table.missing if column.missing is None else column.missing
        return cls(table.decimal, table.thousands, frozenset(mark.strip() for mark in marks))


def read_series(cells: Sequence[Cell], column: Column, table: Table) -> tuple[Numbers | Texts, list[Fault]]:
    """The cells as numbers or texts, and what is wrong with them, cell by cell; a faulty cell counts as missing."""
    reading = Reading.of(table, column)
    faults: list[Fault] = []
    if column.kind is ColumnKind.NUMBER:
        values = np.array(_each(_number, cells, column, reading, faults), dtype=np.float64)
        faults += _out_of_range(values, column)
        return numbers(values), faults
    return texts(_each(_text, cells, column, reading, faults)), faults


class _BadCellError(ValueError):
    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(what)
        self.what, self.do = what, do


def _each[T](
    read: Callable[[Cell, Column, Reading], T],
    cells: Sequence[Cell],
    column: Column,
    reading: Reading,
    faults: list[Fault],
) -> list[T]:
    found: list[T] = []
    for place, cell in enumerate(cells):
        try:
            found.append(read(cell, column, reading))
        except _BadCellError as error:
            faults.append((place, error.what, error.do))
            found.append(read(None, column, reading))
    return found


def _number(cell: Cell, column: Column, reading: Reading) -> float:
    if isinstance(cell, bool):
        cell = str(cell).lower()
    if isinstance(cell, int | float):
        return _recoded_number(float(cell), column)
    words = "" if cell is None else cell.strip()
    if words in column.recode:
        return _as_float(column.recode[words])
    if not words or words in reading.missing:
        return math.nan if column.default is None else float(column.default)
    if column.suffix:
        words = words.removesuffix(column.suffix).strip()
    number = _parse(words, reading)
    if number is None:
        raise _BadCellError(f"“{cell}” is not a number", _advice(words, column, reading))
    return _recoded_number(number, column)


def _recoded_number(number: float, column: Column) -> float:
    if column.recode and number.is_integer() and (key := str(int(number))) in column.recode:
        return _as_float(column.recode[key])
    return number


def _as_float(value: str | float | None) -> float:
    return math.nan if value is None else float(value)


def _parse(words: str, reading: Reading) -> float | None:
    plain = words.replace(reading.thousands, "") if reading.thousands else words
    if reading.decimal != ".":
        if "." in plain:
            return None
        plain = plain.replace(reading.decimal, ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in plain else None


def _advice(words: str, column: Column, reading: Reading) -> str:
    other = "," if reading.decimal == "." else "."
    if words.replace(other, "", 1).lstrip("-").isdigit():
        return f'If “{other}” is the decimal sign of this file, say `decimal: "{other}"` in the framework\'s table'
    folded = {_folded(word): word for word in column.recode}
    if _folded(words) in folded:
        return f"Write “{folded[_folded(words)]}”"
    if len(words) <= 3 and not any(char.isdigit() for char in words):
        return "If it means “no data”, list it under `missing` in the framework's table"
    return ""


def _text(cell: Cell, column: Column, reading: Reading) -> str | None:
    if column.kind is ColumnKind.CODE and isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    words = "" if cell is None else str(cell)
    if column.trim:
        words = unicodedata.normalize("NFC", " ".join(words.split()))
    if column.kind is ColumnKind.CODE and words.removesuffix(".0").isdigit():
        words = words.removesuffix(".0")
    if words in column.recode:
        recoded = column.recode[words]
        return None if recoded is None else str(recoded)
    if not words or words in reading.missing:
        return None if column.default is None else str(column.default)
    allowed = [str(value) for value in column.values]
    if allowed and words not in allowed:
        same = [value for value in allowed if _folded(value) == _folded(words)]
        do = f"Write “{same[0]}”" if same else f"Write one of: {', '.join(allowed)}" if len(allowed) <= 12 else ""
        raise _BadCellError(f"“{cell}” is not one of the values of this column", do)
    return words


def _out_of_range(values: np.ndarray, column: Column) -> Iterator[Fault]:
    """Numbers outside the column's range or not among its values; they count as missing from here on."""
    bad = np.zeros(len(values), dtype=bool)
    given = ~np.isnan(values)
    if column.minimum is not None:
        bad |= given & (values < column.minimum)
    if column.maximum is not None:
        bad |= given & (values > column.maximum)
    allowed = [float(value) for value in column.values]
    if allowed:
        bad |= given & ~np.isin(values, allowed)
    for place in np.flatnonzero(bad):
        yield int(place), f"{as_word(float(values[place]))} is {_limits(column)}", ""
        values[place] = math.nan


def _limits(column: Column) -> str:
    if column.values:
        return f"not one of: {', '.join(as_word(value) for value in column.values)}"
    low, high = column.minimum, column.maximum
    if low is None:
        return f"too large: at most {_word(high)} is possible"
    return (
        f"too small: at least {_word(low)} is possible"
        if high is None
        else f"not between {_word(low)} and {_word(high)}"
    )


def _word(limit: float | None) -> str:
    return "" if limit is None else as_word(limit)


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
