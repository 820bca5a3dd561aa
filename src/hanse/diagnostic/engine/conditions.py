"""FEEL over arrays of answers: conditions and formulas for all units at once.

A single choice, a number and a text are themselves; a multiple choice is the list of what was chosen; each row of a
matrix is a name of its own, `channels.phone`. What is absent is null. What looks at single choices alone is computed
once for every combination of their options, and remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine import combinations
from hanse.diagnostic.engine.answers import Choices, Codes, Input, Matrices, Numbers, Sets, State, Texts, Truths
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.gates import Gate, compile_gate
from hanse.diagnostic.engine.gating.terms import NUMBERS, TEXTS, TRUTHS, Column, chosen, coded
from hanse.diagnostic.engine.threefold import Values
from hanse.feel.expressions import Expression, parse
from hanse.questions.spec.question import Question

type Options = tuple[int | str, ...]
type Shape = tuple[str, Options]
"""What a name holds, in a form that can be looked up: a kind, and the options of a choice."""


class Scope(dict[str, Input]):
    """Inputs that many conditions look at: their names are put together once.

    An input may be replaced by another of its kind; a new name needs a new scope.
    """

    @cached_property
    def names(self) -> frozenset[str]:
        rows = (f"{name}.{row}" for name, given in self.items() if isinstance(given, Matrices) for row in given.rows)
        return frozenset((*self, *rows))


NUMBER: Shape = ("number", ())
TEXT: Shape = ("text", ())
TRUTH: Shape = ("truth", ())


def holds(text: str, scope: Mapping[str, Input], count: int) -> Flags:
    """Where a condition holds, ``(count,)``; anything but true, null included, does not."""
    cases = _cases(text, scope)
    return cases.of_units(np.equal(cases.values, 1), count)


def fails(text: str, scope: Mapping[str, Input], count: int) -> Flags:
    """Where a condition is false; null is neither true nor false."""
    cases = _cases(text, scope)
    return cases.of_units(np.equal(cases.values, 0), count)


def computed(text: str, scope: Mapping[str, Input], count: int) -> Array:
    """The numbers of a formula, ``(count,)``; NaN where it is null."""
    cases = _cases(text, scope)
    return cases.of_units(cases.values, count).copy()


def names_in(text: str, scope: Mapping[str, Input]) -> tuple[str, ...]:
    """The inputs that a condition looks at; a row of a matrix counts as the matrix."""
    used = _read(text, _names(scope)).names
    return tuple(dict.fromkeys(name if name in scope else name.rpartition(".")[0] for name in used))


def read(text: str, scope: Mapping[str, Input]) -> Expression:
    """A condition over these inputs, read."""
    return _read(text, _names(scope))


def check(text: str, shapes: Mapping[str, Shape]) -> None:
    """Raise FeelSyntaxError, with the place, for what is no FEEL over these names or needs more than arrays can do."""
    compile_gate(text, columns={name: _column(shape) for name, shape in shapes.items()})


def question_shapes(question: Question) -> Iterator[tuple[str, Shape]]:
    """The names that a question has in conditions, and what they hold."""
    match question.kind:
        case "single":
            yield question.key, _choice(option.value for option in question.options)
        case "multiple":
            yield question.key, ("set", tuple(option.value for option in question.options))
        case "matrix":
            shape = _choice(column.value for column in question.columns)
            yield from ((f"{question.key}.{row.value}", shape) for row in question.rows)
        case "number":
            yield question.key, NUMBER
        case _:
            yield question.key, TEXT


@dataclass(frozen=True, slots=True)
class _Cases:
    """What an expression gives: a value for each unit or for all; with `places`, where among them each unit has its."""

    values: Array
    places: Codes | None = None

    def of_units[Value: np.generic](self, values: NDArray[Value], count: int) -> NDArray[Value]:
        return np.broadcast_to(values, (count,)) if self.places is None else values[self.places]


def _cases(text: str, scope: Mapping[str, Input]) -> _Cases:
    names = _names(scope)
    used = _read(text, names).names
    choices = [choice for name in used if (choice := _choice_at(scope, name)) is not None]
    if len(choices) < len(used) or not combinations.few(choices):
        return _Cases(_computed(text, names, {name: _shaped(scope, name) for name in used}))
    options = tuple((name, choice.options) for name, choice in zip(used, choices, strict=True))
    return _Cases(_of_combinations(text, names, options), combinations.met(choices))


@lru_cache(maxsize=1024)
def _of_combinations(text: str, names: frozenset[str], options: tuple[tuple[str, Options], ...]) -> Array:
    every = combinations.every(*(those for _, those in options))
    data = {name: (_choice(those), _coded(codes, those)) for (name, those), codes in zip(options, every, strict=True)}
    return np.broadcast_to(_computed(text, names, data), every.shape[1:])


def _computed(text: str, names: frozenset[str], data: Mapping[str, tuple[Shape, Values]]) -> Array:
    gate = _compiled(text, names, tuple((name, shape) for name, (shape, _) in data.items()))
    return np.asarray(gate({name: values for name, (_, values) in data.items()}), dtype=np.float64)


@lru_cache(maxsize=4096)
def _read(text: str, names: frozenset[str]) -> Expression:
    return parse(text, names=names)


@lru_cache(maxsize=4096)
def _compiled(text: str, names: frozenset[str], shapes: tuple[tuple[str, Shape], ...]) -> Gate:
    return compile_gate(_read(text, names), columns={name: _column(shape) for name, shape in shapes})


def _names(scope: Mapping[str, Input]) -> frozenset[str]:
    return (scope if isinstance(scope, Scope) else Scope(scope)).names


def _shaped(scope: Mapping[str, Input], name: str) -> tuple[Shape, Values]:
    """What a name holds, and its values."""
    given = _choice_at(scope, name) or scope[name]
    match given:
        case Numbers():
            return NUMBER, given.values
        case Texts():
            return TEXT, given.values
        case Truths():
            return TRUTH, given.values
        case Choices():
            return _choice(given.options), _coded(given.codes, given.options)
        case Sets():
            return ("set", given.options), np.where((given.states == State.GIVEN)[:, None], given.chosen, np.nan)
    raise TypeError(f"“{name}” is a matrix: name one of its rows")


def _choice_at(scope: Mapping[str, Input], name: str) -> Choices | None:
    """The single choice that a name stands for: a question's own, or the row of a matrix."""
    given = scope.get(name)
    if given is not None:
        return given if isinstance(given, Choices) else None
    matrix, _, part = name.rpartition(".")
    rows = scope[matrix]
    assert isinstance(rows, Matrices)
    return Choices(rows.codes[:, [str(row) for row in rows.rows].index(part)], rows.states, rows.options)


def _choice(options: Iterator[int | str] | Options) -> Shape:
    """A choice is a number where all its options are, else a text."""
    values = tuple(options)
    return NUMBER if all(isinstance(value, int) for value in values) else ("coded", values)


def _coded(codes: Codes, options: Options) -> Array:
    """The numbers chosen, or codes that stand for texts; NaN where nothing was."""
    numeric = all(isinstance(option, int) for option in options)
    values = [float(option) if numeric else float(place) for place, option in enumerate(options)]
    return np.array([*values, np.nan])[codes]


def _column(shape: Shape) -> Column:
    kind, options = shape
    match kind:
        case "set":
            return chosen(tuple(option if isinstance(option, str) else float(option) for option in options))
        case "coded":
            return coded({str(option): float(place) for place, option in enumerate(options)})
    return {"number": NUMBERS, "text": TEXTS, "truth": TRUTHS}[kind]
