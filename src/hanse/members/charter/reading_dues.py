"""Read the part on dues of a network.toml: its shape as JSON Schema, then what no schema can say."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from babel.numbers import list_currencies

from hanse.feel.tables.declaration import Table
from hanse.feel.tables.document import read_table
from hanse.feel.tables.errors import TableError
from hanse.feel.tables.models import examine_model
from hanse.members.charter.dues import Dues, FirstYear
from hanse.members.charter.scale import AMOUNT, GIVENS, INCOME_GROUP, KIND, POPULATION, TOO_MUCH, Scale
from hanse.members.charter.words import Words
from hanse.members.enums import IncomeGroup, Right

_DAYS = {"type": "integer", "minimum": 0, "maximum": 3660}
_FROM_DUE = {"type": "integer", "minimum": -365, "maximum": 3660}
_CELL = {"type": ["string", "number"]}
_QUOTED = re.compile(r'"([^"]*)"')
A_LEAP_YEAR = 2024


def schema(words: Mapping[str, Any]) -> dict[str, Any]:
    """The shape of `[dues]`; `words` is that of a wording in each language."""
    scale = {
        "type": "object",
        "properties": {
            "policy": {"enum": ["first", "unique"]},
            "inputs": {"type": "array", "items": {"enum": [*GIVENS]}, "uniqueItems": True, "minItems": 1},
            "rules": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "array", "items": {"anyOf": [_CELL, words]}},
            },
        },
        "required": ["policy", "inputs", "rules"],
        "additionalProperties": False,
    }
    properties = {
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "due_days": _DAYS,
        "due_on": {"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"},
        "grace_days": _DAYS,
        "reminder_days": {"type": "array", "items": _FROM_DUE, "uniqueItems": True},
        "arrears_take": {"type": "array", "items": {"enum": Right.values}},
        "first_year": {"enum": [*FirstYear]},
        "pay_to": words,
        "scale": scale,
    }
    required = [one for one in properties if one not in {"due_on", "reminder_days", "arrears_take"}]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def faults_of(given: Mapping[str, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with dues of the right shape, in a network with these kinds of member."""
    if given["currency"] not in list_currencies():
        yield f"dues, currency: there is no currency “{given['currency']}”. Give its three letters (ISO 4217)."
    if "due_on" in given and _day(given["due_on"]) is None:
        yield f"dues, due_on: there is no day “{given['due_on']}”. Write month and day, such as 06-30."
    late = [one for one in given.get("reminder_days", ()) if one > given["grace_days"]]
    if late:
        yield f"dues, reminder_days {late[0]}: comes after `grace_days`, when a letter on arrears goes by itself."
    yield from _faults_of_scale(given["scale"], kinds)


def _faults_of_scale(given: Mapping[str, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    width = len(given["inputs"]) + 2
    for number, row in enumerate(given["rules"], 1):
        if len(row) != width or not isinstance(row[-1], dict) or any(isinstance(one, dict) for one in row[:-1]):
            cells = ", ".join(given["inputs"])
            yield f"dues, scale, rule {number}: give a cell for each of {cells}, the amount, and its name in words."
            return
        if not isinstance(row[-2], str) and not 0 <= row[-2] < TOO_MUCH:
            yield f"dues, scale, rule {number}: the amount must be 0 or more, below {TOO_MUCH}."
        yield from _unknown_words(dict(zip(given["inputs"], row, strict=False)), number, kinds)
    try:
        model = _table(given, kinds).model()
    except TableError as error:
        yield f"dues, scale, {error}"
        return
    for problem in model.problems:
        yield f"dues, scale, {str(problem).splitlines()[0]}"
    for examined in examine_model(model):
        for finding in examined.findings:
            yield f"dues, scale: {finding}"


def _unknown_words(cells: Mapping[str, Any], number: int, kinds: tuple[str, ...]) -> Iterator[str]:
    """Words in quotation marks that are no value of what the cell looks at: such a row would never hold."""
    for name, values in ((KIND, kinds), (INCOME_GROUP, tuple(IncomeGroup.values))):
        for word in _QUOTED.findall(str(cells.get(name, ""))):
            if word not in values:
                yield f"dues, scale, rule {number}: there is no {name} “{word}”; there are: {', '.join(values)}."


def dues_of(given: Mapping[str, Any], kinds: tuple[str, ...]) -> Dues:
    """The dues that a network's file says, which has no fault."""
    scale = given["scale"]
    return Dues(
        currency=given["currency"],
        scale=Scale(_table(scale, kinds), tuple(Words(row[-1]) for row in scale["rules"])),
        due_days=given["due_days"],
        due_on=_day(given["due_on"]) if "due_on" in given else None,
        grace_days=given["grace_days"],
        reminder_days=tuple(sorted(given.get("reminder_days", ()))),
        arrears_take=frozenset(map(Right, given.get("arrears_take", ()))),
        first_year=FirstYear(given["first_year"]),
        pay_to=Words(given["pay_to"]),
    )


def _table(given: Mapping[str, Any], kinds: tuple[str, ...]) -> Table:
    values = {KIND: _quoted(kinds), INCOME_GROUP: _quoted(IncomeGroup.values), POPULATION: ">= 0"}
    return read_table(
        {
            "table": "Dues",
            "givens": dict(GIVENS),
            "policy": given["policy"],
            "inputs": [{"reads": one, "type": GIVENS[one], "values": values[one]} for one in given["inputs"]],
            "outputs": [{"name": AMOUNT, "type": "number"}],
            "rules": [row[:-1] for row in given["rules"]],
        }
    )


def _quoted(values: Any) -> str:
    return ", ".join(f'"{one}"' for one in values)


def _day(text: str) -> tuple[int, int] | None:
    """Month and day; None where no year has it, or only a leap year."""
    month, day = map(int, text.split("-"))
    try:
        found = date(A_LEAP_YEAR, month, day)
    except ValueError:
        return None
    return None if (found.month, found.day) == (2, 29) else (found.month, found.day)
