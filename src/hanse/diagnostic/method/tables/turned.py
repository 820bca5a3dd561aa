"""A table with a row for each question, turned into one with a column for each."""

from collections.abc import Sequence
from pathlib import Path

from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.sheet import Cell, Sheet
from hanse.kernel.yaml.problems import Problem

LOOKED_AT = 50
QUESTION = ("question", "key")
ANSWER = ("answer",)
PART = ("part",)
UNIT = ("city", "unit")


def turned(sheet: Sheet, units: Sequence[str]) -> Sheet:
    """The same answers with one row per unit and one column per question, places kept; any other sheet as it is.

    A table with rows for questions has the headers “question” (or “key”) and “answer”, “part” where questions have
    several, and a header of `units` (or “city”) where it holds more than one unit; otherwise the file's name is that.
    Raises TableError where two rows answer the same question of one unit.
    """
    names = (*units, *UNIT)
    for line, row in enumerate(sheet.rows[:LOOKED_AT]):
        words = ["" if cell is None else str(cell).strip().casefold() for cell in row]
        question, answer = _place(words, QUESTION), _place(words, ANSWER)
        if question is not None and answer is not None:
            unit = _place(words, tuple(name.casefold() for name in names))
            return _turn(sheet, line, _Columns(question, answer, _place(words, PART), unit), names[0])
    return sheet


class _Columns:
    def __init__(self, question: int, answer: int, part: int | None, unit: int | None) -> None:
        self.question, self.answer, self.part, self.unit = question, answer, part, unit


def _turn(sheet: Sheet, line: int, columns: _Columns, unit_name: str) -> Sheet:
    headers: dict[str, int] = {unit_name: 0}
    rows: dict[str, dict[int, Cell]] = {}
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    problems: list[Problem] = []
    order: dict[str, int] = {}
    for number in range(line + 1, len(sheet.rows)):
        question = _words(sheet, number, columns.question)
        if not question:
            continue
        part = "" if columns.part is None else _words(sheet, number, columns.part)
        unit = Path(sheet.file).stem if columns.unit is None else _words(sheet, number, columns.unit)
        name = f"{question}.{part}" if part else question
        if name not in headers:
            origins[1, len(headers) + 1] = (number + 1, columns.question + 1)
        column = headers.setdefault(name, len(headers))
        cells = rows.setdefault(unit, {0: unit})
        place = (order.setdefault(unit, len(order) + 2), column + 1)
        if column in cells:
            problems.append(Problem(sheet.place(number + 1, columns.question + 1), f"“{name}” is answered twice"))
        cells[column] = _cell(sheet, number, columns.answer)
        origins[place] = (number + 1, columns.answer + 1)
        origins.setdefault((place[0], 1), (number + 1, (columns.unit or 0) + 1))
    if problems:
        raise TableError(problems)
    wide = [[cells.get(column) for column in range(len(headers))] for cells in rows.values()]
    return Sheet(sheet.file, [list(headers), *wide], origins)


def _place(words: Sequence[str], names: Sequence[str]) -> int | None:
    return next((words.index(name) for name in names if name in words), None)


def _cell(sheet: Sheet, line: int, column: int) -> Cell:
    row = sheet.rows[line]
    return row[column] if column < len(row) else None


def _words(sheet: Sheet, line: int, column: int) -> str:
    cell = _cell(sheet, line, column)
    return "" if cell is None else str(cell).strip()
