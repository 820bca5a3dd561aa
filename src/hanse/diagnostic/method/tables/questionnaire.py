"""Tables of answers to questions: a column for each question, or a row for each question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hanse.diagnostic.engine.answers import Input
from hanse.diagnostic.engine.gather import column_of
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.tables.cells import Reading, Refused
from hanse.diagnostic.method.tables.frame import Frame
from hanse.diagnostic.method.tables.header import Header
from hanse.diagnostic.method.tables.sheet import Cell, Sheet
from hanse.kernel.yaml.problems import Problem
from hanse.kernel.yaml.shape import nearest
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the columns, from 0, in which its parts stand ("" for the whole question)."""

    question: Question
    places: Mapping[str, int]


def question_columns(framework: Framework, sheet: Sheet, header: Header, problems: list[Problem]) -> list[Asked]:
    """The questions under the other headers of a table; headers that are no question are problems."""
    questions = {question.key: question for question in framework.questions}
    found: dict[str, dict[str, int]] = {}
    for place, name in header.others:
        key, _, part = name.partition(".")
        what = ""
        if key not in questions:
            what, do = f"there is no question “{key}”", nearest(key, list(questions))
        elif part and part not in (parts := _parts(questions[key])):
            what, do = f"the question “{key}” has no part “{part}”", nearest(part, parts)
        elif part in found.setdefault(key, {}):
            what, do = f"the header “{name}” stands twice", "Remove one of the two columns"
        elif not part and questions[key].kind == "matrix":
            what, do = f"“{key}” needs a column for each row", f"Write {key}.{_parts(questions[key])[0]} and so on"
        if what:
            problems.append(Problem(sheet.place(header.row, place + 1), what, do=do))
        else:
            found[key][part] = place
    return [Asked(questions[key], places) for key, places in found.items() if places]


def read_questions(
    sheet: Sheet, frame: Frame, columns: Sequence[Asked], reader: Reader, problems: list[Problem], *, tidy: bool
) -> Mapping[str, list[Answer | None]]:
    """The answers in the rows of `frame`, by question; what is wrong with a cell is noted with row and column."""
    given: dict[str, list[Answer | None]] = {}
    for asked in columns:
        reading = Reading(asked.question, reader, tidy=tidy)
        answers: list[Answer | None] = []
        for row in frame.rows.tolist():
            found = reading.answer({part: _cell(sheet, row, place) for part, place in asked.places.items()})
            if isinstance(found, Refused):
                place = asked.places.get(found.part, next(iter(asked.places.values())))
                problems.append(Problem(sheet.place(row, place + 1), found.what, f"“{asked.question.key}”", found.do))
                found = None
            answers.append(found)
        given[asked.question.key] = answers
    return given


def unanswered(framework: Framework, inputs: Mapping[str, Input], count: int) -> Iterator[tuple[str, Input]]:
    """Empty columns for the questions that the table does not have."""
    for question in framework.questions:
        if question.key not in inputs:
            yield question.key, column_of(question, [None] * count)


def _parts(question: Question) -> list[str]:
    return [str(one.value) for one in (question.rows if question.kind == "matrix" else question.options)]


def _cell(sheet: Sheet, row: int, place: int) -> Cell:
    cells = sheet.rows[row - 1]
    return cells[place] if place < len(cells) else None
