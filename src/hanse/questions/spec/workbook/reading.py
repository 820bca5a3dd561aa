"""The workbook in: what was filled in, checked, with row and column of everything that cannot be read."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from math import isfinite

from python_calamine import CalamineError, CalamineWorkbook

from hanse.kernel.texts import Text
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.cells import CellValue
from hanse.questions.spec.checking import check_answer, check_comment, check_not_applicable, check_unknown
from hanse.questions.spec.exchange.document import NO_SUCH_QUESTION, OTHER_QUESTIONNAIRE
from hanse.questions.spec.exchange.received import Delivery, Received, Trouble, digest
from hanse.questions.spec.kinds.choosing import folded
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem, RefusedError
from hanse.questions.spec.question import Choice, Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.questions.spec.wording import cleaned
from hanse.questions.spec.workbook import layout
from hanse.questions.spec.workbook.layout import Column, letter
from hanse.questions.spec.workbook.offers import ASK_LIST, UNKNOWN, Offers, offers_of, offers_of_format_1
from hanse.questions.spec.workbook.safety import DAMAGED, WorkbookRefusedError, safe_copy

NOT_OURS = Text(
    "questions.workbook.not_ours",
    "This workbook was not made here, or its hidden columns were removed. Download it again and copy your answers in.",
)
TWICE = Text("questions.workbook.twice", "This question stands in row {row} already. Delete one of the two rows.")
MISPLACED = Text(
    "questions.workbook.misplaced",
    "This cell takes no answer: write it in the rows below, beside the part to which it belongs.",
)
TWO_ANSWERS = Text(
    "questions.workbook.two_answers",
    "There is an answer, and it is also said that the question does not apply or is not known. Keep one of them.",
)

type Row = Sequence[CellValue | date | time | timedelta]


@dataclass(slots=True)
class _Rows:
    """The rows of one question: the row of the question, from 1, its cells, and the cells of the answer by part."""

    number: int
    first: Row
    parts: dict[str, CellValue] = field(default_factory=dict)
    lists: dict[str, CellValue] = field(default_factory=dict)
    part_rows: dict[str, int] = field(default_factory=dict)


def read_workbook(data: bytes, questionnaire: Questionnaire, reader_of: Callable[[str], Reader]) -> Delivery:
    """Read a workbook that `write_workbook` made and somebody filled in.

    `reader_of` gives the reader for the language in which it was written. Rows may have been sorted or removed.
    Raises WorkbookRefusedError where the file as a whole cannot be accepted.
    """
    grid, offers = _opened(safe_copy(data))
    key, language = (str(_at(grid[layout.HEAD], column) or "") for column in (Column.PART, Column.DIGEST))
    if key != questionnaire.key:
        raise WorkbookRefusedError(Problem(OTHER_QUESTIONNAIRE, {"given": key, "expected": questionnaire.key}))
    reader = reader_of(language)
    troubles: list[Trouble] = []
    received: list[Received] = []
    comments: dict[str, str] = {}
    for name, rows in _by_question(grid, troubles).items():
        question = questionnaire.questions.get(name)
        if question is None:
            place = _place(rows.number, Column.KEY)
            troubles.append(Trouble(place, "", Problem(NO_SUCH_QUESTION, {"given": name})))
            continue
        if words := _words(rows.first, Column.COMMENT):
            if problem := check_comment(words):
                troubles.append(_trouble(question, rows, problem, Column.COMMENT))
            else:
                comments[name] = words
        if not kind_of(question).tabular:
            continue  # its cell only shows what stands
        if len(rows.parts) > 1 and rows.parts.get("") not in {None, ""}:
            troubles.append(Trouble(_place(rows.number, Column.ANSWER), name, Problem(MISPLACED)))
        read = _read(question, rows, reader, offers)
        (troubles if isinstance(read, Trouble) else received).append(read)  # type: ignore[arg-type]
    return Delivery(tuple(received), tuple(troubles), comments)


def _opened(data: bytes) -> tuple[Sequence[Row], Offers]:
    """All rows of the sheet that carries our mark, and what its drop-downs offered. Raises WorkbookRefusedError."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: _rows(workbook, name) for name in workbook.sheet_names}
    except CalamineError as error:
        raise WorkbookRefusedError(Problem(DAMAGED)) from error
    lists = [[_at(row, column) for column in range(len(row))] for row in sheets.get(layout.LISTS, ())]
    for grid in sheets.values():
        mark = _at(grid[layout.HEAD], Column.KEY) if grid else None
        if mark in layout.FORMATS:
            return grid, offers_of(lists) if mark == layout.FORMAT else offers_of_format_1(lists)
    raise WorkbookRefusedError(Problem(NOT_OURS))


def _rows(workbook: CalamineWorkbook, name: str) -> Sequence[Row]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _by_question(grid: Sequence[Row], troubles: list[Trouble]) -> dict[str, _Rows]:
    """Rows by question key, in order; a question that stands twice is a trouble."""
    questions: dict[str, _Rows] = {}
    for number, row in enumerate(grid[layout.FIRST :], start=layout.FIRST + 1):
        key, part = _words(row, Column.KEY), _words(row, Column.PART)
        if not key:
            continue
        known = questions.setdefault(key, _Rows(number, row))
        if part in known.parts:
            earlier = str(known.part_rows[part])
            troubles.append(Trouble(_place(number, Column.ANSWER), key, Problem(TWICE, {"row": earlier})))
            continue
        if not part:
            known.number, known.first = number, row
        known.parts[part] = _at(row, Column.ANSWER)
        known.lists[part] = _at(row, Column.LIST)
        known.part_rows[part] = number
    return questions


def _read(question: Question, rows: _Rows, reader: Reader, offers: Offers) -> Received | Trouble:
    reason, ask = _words(rows.first, Column.NOT_APPLICABLE), _words(rows.first, Column.ASK)
    filled = any(not kind_of(question).empty(cell) for cell in _answer_cells(rows).values())
    if sum(map(bool, (filled, reason, ask))) > 1:
        return _trouble(question, rows, Problem(TWO_ANSWERS))
    answer = _noted(question, rows, reader, offers) if reason or ask else _answered(question, rows, reader, offers)
    if isinstance(answer, Problem):
        column = Column.NOT_APPLICABLE if reason else Column.ASK if ask else Column.ANSWER
        return _trouble(question, rows, answer, column)
    version = _at(rows.first, Column.VERSION)
    return Received(
        question.key,
        answer,
        base_version=int(version) if isinstance(version, int | float) else None,
        touched=digest(question, answer) != _words(rows.first, Column.DIGEST),
        place=_place(rows.number, Column.ANSWER),
    )


def _noted(question: Question, rows: _Rows, reader: Reader, offers: Offers) -> Answer | Problem:
    """That the question does not apply, or that nobody here knows; one of the two cells has words."""
    reason, ask = _words(rows.first, Column.NOT_APPLICABLE), _words(rows.first, Column.ASK)
    noted = Answer.not_applicable(question.key, reason) if reason else Answer.unknown(question.key, ask)
    if digest(question, noted) == _words(rows.first, Column.DIGEST):
        return noted  # given back as it was sent, whatever the rules are today
    if reason:
        return check_not_applicable(question, reason)
    nobody = (layout.DONT_KNOW.default, reader.interface(layout.DONT_KNOW))
    if offers.value(ASK_LIST, ask) == UNKNOWN or folded(ask) in map(folded, nobody):
        return check_unknown(question)
    return check_unknown(question, ask)


def _answered(question: Question, rows: _Rows, reader: Reader, offers: Offers) -> Answer | Problem | None:
    """The answer in the cells: by what the file offered, by the words of today, by the places of the words in it."""
    cells = _answer_cells(rows)
    chosen = {part: offers.value(rows.lists.get(part), cell) for part, cell in cells.items()}
    placed = {part: offers.earlier(question, cell, reader) for part, cell in cells.items()}
    readings = [_checked(question, _meant(cells, values), reader) for values in (chosen, {}, placed)]
    return next((one for one in readings if not isinstance(one, Problem)), readings[1])


def _meant(cells: Mapping[str, CellValue], values: Mapping[str, Choice | None]) -> dict[str, CellValue]:
    return {part: cell if values.get(part) is None else values[part] for part, cell in cells.items()}


def _checked(question: Question, cells: Mapping[str, CellValue], reader: Reader) -> Answer | Problem | None:
    try:
        raw = kind_of(question).from_cells(question, cells, reader)
    except RefusedError as refused:
        return refused.problem
    return None if raw is None else check_answer(question, raw, reader)


def _answer_cells(rows: _Rows) -> Mapping[str, CellValue]:
    """The cells of an answer by part; where a question has parts, the cell beside its own words is none of them."""
    return {part: cell for part, cell in rows.parts.items() if part} or rows.parts


def _trouble(question: Question, rows: _Rows, problem: Problem, column: Column = Column.ANSWER) -> Trouble:
    return Trouble(_place(rows.part_rows.get(problem.part, rows.number), column), question.key, problem)


def _place(row: int, column: Column) -> str:
    return f"{letter(column)}{row}"


def _at(row: Row, column: int) -> CellValue:
    """The cell, None beyond the row's end.

    A date (Excel makes one of "1/2") is given back as words, and so is what stands for a number and is none.
    """
    cell = row[column] if column < len(row) else None
    if isinstance(cell, date | time | timedelta) or (isinstance(cell, float) and not isfinite(cell)):
        return str(cell)
    return cell


def _words(row: Row, column: Column) -> str:
    cell = _at(row, column)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return cleaned("" if cell is None else str(cell))
