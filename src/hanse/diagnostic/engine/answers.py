"""Answers of many units as arrays, one per question or column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type States = NDArray[np.int8]
type Codes = NDArray[np.int16]
type Flags = NDArray[np.bool_]
type Words = NDArray[np.object_]

NONE_CHOSEN = -1
"""The code of a choice that was not made."""


class State(IntEnum):
    """Whether a unit has a number here, and if not, why. Not knowing an answer counts as missing."""

    GIVEN = 0
    MISSING = 1
    NOT_APPLICABLE = 2
    IRRELEVANT = 3


def in_state(states: States, state: State) -> Flags:
    """Where the states are this one; `==` would first widen them all to the numbers of the enum."""
    return np.equal(states, np.int8(state))


@dataclass(frozen=True, eq=False)
class Numbers:
    """One number per unit, NaN where there is none."""

    values: Floats
    states: States


@dataclass(frozen=True, eq=False)
class Texts:
    """One text per unit, None where there is none."""

    values: Words
    states: States


@dataclass(frozen=True, eq=False)
class Truths:
    """1 or 0 per unit, NaN where neither: membership of a group."""

    values: Floats
    states: States


@dataclass(frozen=True, eq=False)
class Choices:
    """One choice per unit: an index into `options`, NONE_CHOSEN where there is none."""

    codes: Codes
    states: States
    options: tuple[int | str, ...]


@dataclass(frozen=True, eq=False)
class Sets:
    """Several choices per unit: units × options."""

    chosen: Flags
    states: States
    options: tuple[int | str, ...]


@dataclass(frozen=True, eq=False)
class Matrices:
    """One choice per unit and row: units × rows of indices into `options`."""

    codes: Codes
    states: States
    rows: tuple[int | str, ...]
    options: tuple[int | str, ...]


type Input = Numbers | Texts | Truths | Choices | Sets | Matrices


@dataclass(frozen=True, eq=False)
class Units:
    """What is scored. `by` names the parts of a unit's key; `keys` and `names` have one entry per unit."""

    by: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def places(self) -> Mapping[tuple[str, ...], int]:
        """Key → index."""
        return {key: place for place, key in enumerate(self.keys)}

    def place(self, *key: str) -> int:
        """The index of a unit. Raises KeyError for an unknown one."""
        return self.places[key]


@dataclass(frozen=True, eq=False)
class Roster:
    """Rows below the units: `unit` is the index of each row's unit."""

    unit: NDArray[np.intp]
    inputs: Mapping[str, Input]


@dataclass(frozen=True, eq=False)
class Answers:
    """All that was read: inputs by the key of their question or column, each of the length of `units`."""

    units: Units
    inputs: Mapping[str, Input]
    rosters: Mapping[str, Roster] = field(default_factory=dict)


def as_word(value: float | str) -> str:
    """A number as a person writes it: 2020, not 2020.0 or 1.02e+06; a text as it is."""
    if isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def one_of(given: Input, unit: int) -> Input:
    """The answers of one unit alone."""
    return rows_of(given, slice(unit, unit + 1))


def rows_of(given: Input, rows: slice | NDArray[np.intp]) -> Input:
    """The answers of some units, in the order of `rows`; a place that stands twice is taken twice."""
    match given:
        case Numbers():
            return Numbers(given.values[rows], given.states[rows])
        case Texts():
            return Texts(given.values[rows], given.states[rows])
        case Truths():
            return Truths(given.values[rows], given.states[rows])
        case Choices():
            return Choices(given.codes[rows], given.states[rows], given.options)
        case Sets():
            return Sets(given.chosen[rows], given.states[rows], given.options)
        case Matrices():
            return Matrices(given.codes[rows], given.states[rows], given.rows, given.options)


def numbers(values: object, states: States | None = None) -> Numbers:
    """Numbers from anything numpy takes; NaN is missing unless `states` says why."""
    array = np.asarray(values, dtype=np.float64)
    if states is None:
        states = np.where(np.isnan(array), State.MISSING, State.GIVEN).astype(np.int8)
    return Numbers(array, states)


def texts(values: Iterable[str | None]) -> Texts:
    """Texts from anything that yields str or None."""
    words = list(values)
    array = np.empty(len(words), dtype=np.object_)
    array[:] = words
    absent = np.fromiter((word is None for word in words), dtype=bool, count=len(words))
    return Texts(array, np.where(absent, State.MISSING, State.GIVEN).astype(np.int8))
