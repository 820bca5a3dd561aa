"""FEEL's three-valued logic and its comparisons on whole arrays.

A truth is a float64 array of 1 (true), 0 (false) and NaN (null), a number one whose null is NaN, a text an object
array whose null is None. Every function broadcasts its arguments as numpy does.
"""

import operator
from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.arrays import Array, Flags

type Values = NDArray[Any]

TOLERANCE = 1e-12
"""Relative distance below which calculated numbers are one: FEEL calculates with 34 decimal digits, arrays with 15."""


def missing(values: Values) -> Flags:
    """Where a number, a truth or a text is null."""
    found = (values == None) if values.dtype == object else np.isnan(values)  # noqa: E711  of each element
    return np.asarray(found, dtype=np.bool_)


def truth(flags: Values, unknown: Values | None = None) -> Array:
    """Flags as a truth, null where `unknown`."""
    known = np.asarray(flags, dtype=np.float64)
    return known if unknown is None else np.where(unknown, np.nan, known)


def negated(values: Array) -> Array:
    """`not`: null stays null."""
    return 1.0 - values


def conjunction(parts: Iterable[Array]) -> Array:
    """`and` of all parts: false where one is false, else null where one is null."""
    return reduce(lambda left, right: np.where(left == 0, 0.0, np.where(right == 0, 0.0, left * right)), parts, _ONE)


def disjunction(parts: Iterable[Array]) -> Array:
    """`or` of all parts: true where one is true, else null where one is null."""
    return negated(conjunction(negated(part) for part in parts))


def equal(left: Values, right: Values, *, tolerance: float = 0.0) -> Array:
    """`=`: never null; null equals null alone."""
    left_missing, right_missing = missing(left), missing(right)
    same = left == right if not tolerance else np.isclose(left, right, rtol=tolerance, atol=0.0)
    return truth(np.where(left_missing | right_missing, left_missing & right_missing, same))


def ordered(sign: str, left: Array, right: Array, *, tolerance: float = 0.0) -> Array:
    """`<`, `<=`, `>` or `>=`: null where a side is null."""
    holds = _SIGNS[sign](left, right)
    if tolerance:
        close = np.isclose(left, right, rtol=tolerance, atol=0.0)
        holds = np.where(close, sign in {"<=", ">="}, holds)
    return truth(holds, missing(left) | missing(right))


_ONE: Array = np.ones(())
_SIGNS: dict[str, Callable[[Values, Values], Values]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
