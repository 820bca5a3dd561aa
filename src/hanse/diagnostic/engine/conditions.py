"""FEEL over arrays of answers: conditions and formulas for all units at once.

A single choice, a number and a text are themselves; a multiple choice is the list of what was chosen; each row of a
matrix is a name of its own, `channels.phone`. What is absent is null.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

import numpy as np

from hanse.diagnostic.engine.answers import Choices, Input, Matrices, Numbers, Sets, State, Texts, Truths
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.gates import Gate, compile_gate
from hanse.diagnostic.engine.gating.terms import NUMBERS, TEXTS, TRUTHS, Column, chosen, coded
from hanse.diagnostic.engine.threefold import Values
from hanse.feel.expressions import Expression, parse
from hanse.questions.spec.question import Question

type Shape = tuple[str, tuple[int | str, ...]]
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
    return np.equal(_values(text, scope, count), 1)


def fails(text: str, scope: Mapping[str, Input], count: int) -> Flags:
    """Where a condition is false; null is neither true nor false."""
    return np.equal(_values(text, scope, count), 0)


def computed(text: str, scope: Mapping[str, Input], count: int) -> Array:
    """The numbers of a formula, ``(count,)``; NaN where it is null."""
    return _values(text, scope, count).copy()


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


def _values(text: str, scope: Mapping[str, Input], count: int) -> Array:
    names = _names(scope)
    found = [_shaped(scope, name) for name in _read(text, names).names]
    gate = _compiled(text, names, tuple((name, shape) for name, shape, _ in found))
    values = np.asarray(gate({name: values for name, _, values in found}), dtype=np.float64)
    return np.broadcast_to(values, (count,))


@lru_cache(maxsize=4096)
def _read(text: str, names: frozenset[str]) -> Expression:
    return parse(text, names=names)


@lru_cache(maxsize=4096)
def _compiled(text: str, names: frozenset[str], shapes: tuple[tuple[str, Shape], ...]) -> Gate:
    return compile_gate(_read(text, names), columns={name: _column(shape) for name, shape in shapes})


def _names(scope: Mapping[str, Input]) -> frozenset[str]:
    return (scope if isinstance(scope, Scope) else Scope(scope)).names


def _shaped(scope: Mapping[str, Input], name: str) -> tuple[str, Shape, Values]:
    """A name with what it holds and its values."""
    given = scope.get(name)
    match given:
        case Numbers():
            return name, NUMBER, given.values
        case Texts():
            return name, TEXT, given.values
        case Truths():
            return name, TRUTH, given.values
        case Choices():
            return name, _choice(given.options), _coded(given.codes, given.options)
        case Sets():
            flags = np.where((given.states == State.GIVEN)[:, None], given.chosen, np.nan)
            return name, ("set", given.options), flags
    matrix, _, part = name.rpartition(".")
    rows = scope[matrix]
    assert isinstance(rows, Matrices)
    codes = rows.codes[:, [str(row) for row in rows.rows].index(part)]
    return name, _choice(rows.options), _coded(codes, rows.options)


def _choice(options: Iterator[int | str] | tuple[int | str, ...]) -> Shape:
    """A choice is a number where all its options are, else a text."""
    values = tuple(options)
    return NUMBER if all(isinstance(value, int) for value in values) else ("coded", values)


def _coded(codes: Values, options: tuple[int | str, ...]) -> Array:
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
