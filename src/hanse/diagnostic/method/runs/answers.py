"""The answers of many units as JSON, column by column, and back to the last digit."""

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from hanse.diagnostic.engine.answers import (
    NONE_CHOSEN,
    Answers,
    Choices,
    Codes,
    Input,
    Matrices,
    Numbers,
    Sets,
    State,
    States,
    Texts,
    Truths,
    Units,
)
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Framework
from hanse.questions.spec.question import Question

SCORED = {"single", "multiple", "matrix", "number", "yes_no"}
"""Kinds of question that are scored or decide what is asked. Others hold words, and may tell who wrote them."""

type Column = Mapping[str, Any]


class AnswersError(ValueError):
    """A column of answers that cannot be read."""


def told_answers(framework: Framework, answers: Answers) -> Answers:
    """The answers without what people wrote in their own words, on which no score rests.

    Raises ValueError where rows below the units are scored (rosters), which a file of answers does not hold.
    """
    if answers.rosters:
        raise ValueError(f"{framework.key} scores rows below its units, which cannot be told unit by unit")
    worded = {one.key for one in framework.questions if one.kind not in SCORED}
    return Answers(answers.units, {key: given for key, given in answers.inputs.items() if key not in worded})


def answers_json(answers: Answers) -> dict[str, Any]:
    """`states` has a digit for each unit: 0 given, 1 missing, 2 not applicable, 3 was not to be asked."""
    columns = {key: _column_json(given) for key, given in answers.inputs.items()}
    return {"by": list(answers.units.by), "units": [list(key) for key in answers.units.keys], "columns": columns}


def answers_from(given: Mapping[str, Any], framework: Framework) -> Answers:
    """Raises AnswersError for the first column that is not as `answers_json` writes it or as the framework asks."""
    keys = tuple(tuple(map(str, key)) for key in given["units"])
    if len(set(keys)) != len(keys):
        raise AnswersError("a unit stands twice among the units")
    asked = {one.key: one for one in framework.questions}
    columns: Mapping[str, Any] = given["columns"]
    if lacking := [key for key, one in asked.items() if one.kind in SCORED and key not in columns]:
        raise AnswersError(f"the column of the question “{lacking[0]}” is missing")
    inputs = {key: _input_of(key, column, len(keys), asked.get(key)) for key, column in columns.items()}
    return Answers(Units(tuple(given["by"]), keys, tuple(" · ".join(key) for key in keys)), inputs)


def _column_json(given: Input) -> dict[str, Any]:
    states = "".join(map(str, given.states.tolist()))
    match given:
        case Choices():
            chosen = [_option(given.options, code) for code in given.codes.tolist()]
            return {"kind": "choice", "options": list(given.options), "values": chosen, "states": states}
        case Sets():
            sets = [[given.options[place] for place in np.flatnonzero(row)] for row in given.chosen]
            return {"kind": "set", "options": list(given.options), "values": sets, "states": states}
        case Matrices():
            lines = [[_option(given.options, code) for code in row] for row in given.codes.tolist()]
            head = {"kind": "matrix", "rows": list(given.rows), "options": list(given.options)}
            return {**head, "values": lines, "states": states}
        case Texts():
            return {"kind": "text", "values": given.values.tolist(), "states": states}
        case Numbers() | Truths():
            kind = "number" if isinstance(given, Numbers) else "truth"
            numbers = [None if math.isnan(value) else value for value in given.values.tolist()]
            return {"kind": kind, "values": numbers, "states": states}


def _option(options: Sequence[int | str], code: int) -> int | str | None:
    return None if code == NONE_CHOSEN else options[code]


def _input_of(key: str, column: Column, units: int, question: Question | None) -> Input:
    try:
        states = np.array([int(State(int(digit))) for digit in column["states"]], dtype=np.int8)
        read = _READERS[column["kind"]]
        if question is not None:
            _check_options(column, question)
        if len(states) != units or len(column["values"]) != units:
            raise AnswersError(f"there are {units} units, but {len(column['values'])} values, {len(states)} states")
        return read(column, states)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        what = f"lacks or does not know {error}" if isinstance(error, KeyError) else str(error)
        raise AnswersError(f"the column “{key}”: {what}") from error


def _check_options(column: Column, question: Question) -> None:
    """Raises AnswersError where a question is offered with other options than the framework's."""
    offered = question.columns if question.kind == "matrix" else question.options
    if "options" in column and column["options"] != [one.value for one in offered]:
        raise AnswersError("its options are not those of the framework")
    if "rows" in column and column["rows"] != [one.value for one in question.rows]:
        raise AnswersError("its rows are not those of the framework")


def _codes(values: Sequence[int | str | None], options: Sequence[int | str]) -> Codes:
    places: dict[int | str | None, int] = {option: place for place, option in enumerate(options)}
    places[None] = NONE_CHOSEN
    if strange := [value for value in values if value not in places]:
        raise AnswersError(f"there is no option {strange[0]}")
    return np.array([places[value] for value in values], dtype=np.int16)


def _choices(column: Column, states: States) -> Input:
    return Choices(_codes(column["values"], column["options"]), states, tuple(column["options"]))


def _sets(column: Column, states: States) -> Input:
    options = column["options"]
    chosen = np.zeros((len(states), len(options)), dtype=np.bool_)
    for unit, picked in enumerate(column["values"]):
        chosen[unit, _codes(picked, options)] = True
    return Sets(chosen, states, tuple(options))


def _matrices(column: Column, states: States) -> Input:
    rows, options = column["rows"], column["options"]
    lines = [_codes(line, options) for line in column["values"]]
    codes = np.array(lines, dtype=np.int16).reshape(len(lines), len(rows))
    return Matrices(codes, states, tuple(rows), tuple(options))


def _texts(column: Column, states: States) -> Input:
    words = np.empty(len(states), dtype=np.object_)
    words[:] = column["values"]
    return Texts(words, states)


def _floats(column: Column) -> Array:
    return np.array([np.nan if value is None else float(value) for value in column["values"]], dtype=np.float64)


_READERS: Mapping[str, Callable[[Column, States], Input]] = MappingProxyType(
    {
        "choice": _choices,
        "set": _sets,
        "matrix": _matrices,
        "text": _texts,
        "number": lambda column, states: Numbers(_floats(column), states),
        "truth": lambda column, states: Truths(_floats(column), states),
    }
)
