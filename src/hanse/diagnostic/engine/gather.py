"""Answers to questions, as the question runner keeps them, gathered into arrays of many units."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

import numpy as np

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Answers,
    Choices,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    States,
    Units,
    texts,
)
from hanse.questions.spec.answer import Answer, Value
from hanse.questions.spec.answer import State as Given
from hanse.questions.spec.question import Choice, Question

type Column = Sequence[Answer | None]

_STATES = {Given.ANSWERED: State.GIVEN, Given.NOT_APPLICABLE: State.NOT_APPLICABLE, Given.UNKNOWN: State.MISSING}


def gathered(questions: Sequence[Question], units: Units, sheets: Sequence[Mapping[str, Answer]]) -> Answers:
    """Answers of `units`, one sheet (question key → answer) per unit in the same order."""
    columns = {one.key: column_of(one, [sheet.get(one.key) for sheet in sheets]) for one in questions}
    return Answers(units, columns)


def column_of(question: Question, answers: Column) -> Input:
    """The answers to one question, None where there is none, as arrays over the units."""
    states = np.fromiter((_state(answer) for answer in answers), dtype=np.int8, count=len(answers))
    values = [None if answer is None else answer.value for answer in answers]
    match question.kind:
        case "single":
            options = tuple(option.value for option in question.options)
            return Choices(_codes(cast("Sequence[Choice | None]", values), options), states, options)
        case "multiple":
            return _sets(question, values, states)
        case "matrix":
            return _matrices(question, values, states)
        case "number":
            numbers = (cast("Decimal | None", value) for value in values)
            return Numbers(np.array([np.nan if one is None else float(one) for one in numbers]), states)
        case _:
            return replace(texts(None if value is None else str(value) for value in values), states=states)


def _state(answer: Answer | None) -> State:
    return State.MISSING if answer is None else _STATES[answer.state]


def _codes(values: Sequence[Choice | None], options: tuple[Choice, ...]) -> np.ndarray:
    places: dict[Choice | None, int] = {option: place for place, option in enumerate(options)}
    return np.fromiter((places.get(value, NONE_CHOSEN) for value in values), dtype=np.int16, count=len(values))


def _sets(question: Question, values: Sequence[Value | None], states: States) -> Sets:
    options = tuple(option.value for option in question.options)
    chosen = np.zeros((len(values), len(options)), dtype=bool)
    for row, value in enumerate(values):
        picked = cast("tuple[Choice, ...]", value or ())
        chosen[row] = [option in picked for option in options]
    return Sets(chosen, states, options)


def _matrices(question: Question, values: Sequence[Value | None], states: States) -> Matrices:
    """A matrix of which no row is answered is missing; rows left open are open alone."""
    rows = tuple(row.value for row in question.rows)
    options = tuple(column.value for column in question.columns)
    filled = [cast("Mapping[str, Choice]", value or {}) for value in values]
    codes = np.column_stack([_codes([one.get(str(row)) for one in filled], options) for row in rows])
    return Matrices(codes, states, rows, options)
