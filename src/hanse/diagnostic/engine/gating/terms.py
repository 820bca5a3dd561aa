"""What a condition over columns is made of: columns of answers, terms that compute arrays, lists of terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from hanse.diagnostic.engine.threefold import Values
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.source import Place

type Data = Mapping[str, Values]


class Kind(StrEnum):
    """What the values of a term are."""

    NUMBER = "number"
    TRUTH = "boolean"
    TEXT = "string"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class Column:
    """What the arrays of one name hold.

    NUMBER, TRUTH (1 and 0): floats, NaN is null. TEXT: an object array of strings, None is null; or with `codes`,
    floats that stand for the strings. With `choices`, a list: the options of a multiple choice, its data flags of
    shape ``(units, options)``, a row of NaN is null.
    """

    kind: Kind = Kind.NUMBER
    codes: Mapping[str, float] | None = None
    choices: tuple[float | str, ...] | None = None


NUMBERS = Column()
TRUTHS = Column(Kind.TRUTH)
TEXTS = Column(Kind.TEXT)


def coded(codes: Mapping[str, float]) -> Column:
    """A column of floats that stand for strings: an option's code by its value."""
    return Column(Kind.TEXT, codes=codes)


def chosen(options: tuple[float | str, ...]) -> Column:
    """A column of lists: which of the options were chosen."""
    texts = any(isinstance(option, str) for option in options)
    return Column(Kind.TEXT if texts else Kind.NUMBER, choices=options)


MOST_PARTS = 20_000


class GateError(FeelSyntaxError):
    """The expression is FEEL, and cannot be computed on arrays; says where, why, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value per unit, computed from the columns.

    `literal` is the value of a term that is the same for all; `codes` how its floats stand for strings;
    `is_calculated` marks numbers that carry the rounding of floats.
    """

    kind: Kind
    compute: Callable[[Data], Values]
    literal: float | str | None = None
    codes: Mapping[str, float] | None = None
    is_calculated: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list per unit: terms of one kind, each with the truth of its being in the list; `missing` where it is null."""

    terms: tuple[Term, ...]
    present: tuple[Callable[[Data], Values] | None, ...]
    missing: Callable[[Data], Values] | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval or a unary test; a side without a term has no bound."""

    low: tuple[str, Term] | None
    high: tuple[str, Term] | None


type Meaning = Term | Items | Bounds


@dataclass(slots=True)
class Compilation:
    """One expression on its way: its text, the columns, and what the names bound inside it mean."""

    text: str
    columns: Mapping[str, Column]
    bound: dict[str, Meaning] = field(default_factory=dict)
    read: int = 0

    def count(self, place: Place) -> None:
        """Count one more part read; a filter reads its condition once for each element, and filters can nest."""
        self.read += 1
        if self.read > MOST_PARTS:
            raise self.refuse(place, "this grows too large as array operations", "write it in smaller conditions")

    def refuse(self, place: Place, message: str, instead: str) -> "GateError":
        """Return the error for something that arrays cannot compute."""
        return GateError(f"{message}; {instead}", text=self.text, place=place, expected=(instead,))


def constant(kind: Kind, value: float | str | None) -> Term:
    """A term with the same value for all."""
    if kind is Kind.TEXT:
        array: Values = np.array(value, dtype=object)
    else:
        array = np.array(np.nan if value is None else value, dtype=np.float64)
    return Term(kind, lambda _: array, literal=value)


def column(name: str, kind: Kind, codes: Mapping[str, float] | None) -> Term:
    """The term of a column of single values."""
    dtype: Any = object if kind is Kind.TEXT and codes is None else np.float64
    return Term(kind, lambda data: np.asarray(data[name], dtype=dtype), codes=codes)


def choice_items(name: str, shape: Column) -> Items:
    """The list that a multiple choice is."""
    options = shape.choices or ()

    def flag(position: int) -> Callable[[Data], Values]:
        return lambda data: np.nan_to_num(np.asarray(data[name], dtype=np.float64)[:, position])

    return Items(
        tuple(constant(shape.kind, option) for option in options),
        tuple(flag(position) for position in range(len(options))),
        lambda data: np.isnan(np.asarray(data[name], dtype=np.float64)).any(axis=1),
    )
