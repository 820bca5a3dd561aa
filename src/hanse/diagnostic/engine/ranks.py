"""Ranks of units in each column."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, Flags, Whole, as_table


class Ties(StrEnum):
    """The rank of equals: 1 2 2 4, 1 3 3 4, 1 2.5 2.5 4, 1 2 2 3, or 1 2 3 4 in the order of rows."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    AVERAGE = "average"
    DENSE = "dense"
    FIRST = "first"


def ranks(values: ArrayLike, ties: Ties | str = Ties.MINIMUM, *, ascending: bool = False) -> Array:
    """Rank of every unit in its column, 1 for the highest value (for the lowest if `ascending`).

    ``(…, units, indicators)`` → the same shape; a missing value has no rank (NaN) and takes no place.
    Values are compared as they are: round first where rounding noise must not decide.
    """
    table = as_table(values)
    # Columns as rows: sorting and scanning then run along memory.
    lines = np.ascontiguousarray(np.swapaxes(table if ascending else -table, -1, -2))
    # Only FIRST asks for the order of equals, and a stable sort takes thrice the time. NaN comes last in both.
    order = np.argsort(lines, axis=-1, kind="stable" if Ties(ties) is Ties.FIRST else None)
    ordered = np.take_along_axis(lines, order, axis=-1)
    places = _places(ordered, Ties(ties))
    places[np.isnan(ordered)] = np.nan
    result = np.empty_like(places)
    np.put_along_axis(result, order, places, axis=-1)
    return np.swapaxes(result, -1, -2)


def percentile_ranks(values: ArrayLike, ties: Ties | str = Ties.MINIMUM) -> Array:
    """(ascending rank - 1) / (n - 1) among the n units that have a value: 0 for the lowest, 1 for the highest.

    ``(…, units, indicators)`` → the same shape. NaN where missing, and where a unit has nobody to be compared with.
    """
    table = as_table(values)
    others = (columns.count(table) - 1).astype(np.float64)
    others[others < 1] = np.nan
    return (ranks(table, ties, ascending=True) - 1) / others


def _places(ordered: Array, ties: Ties) -> Array:
    """Rank at each position of sorted lines ``(…, units)``."""
    size = ordered.shape[-1]
    positions = np.arange(1, size + 1, dtype=np.intp)
    if ties is Ties.FIRST:
        return np.broadcast_to(positions, ordered.shape).astype(np.float64)
    begins = np.ones(ordered.shape, dtype=np.bool_)
    np.not_equal(ordered[..., 1:], ordered[..., :-1], out=begins[..., 1:])
    if ties is Ties.DENSE:
        return np.cumsum(begins, axis=-1).astype(np.float64)
    if ties is Ties.MINIMUM:
        return _first(begins, positions).astype(np.float64)
    if ties is Ties.MAXIMUM:
        return _last(begins, positions).astype(np.float64)
    return (_first(begins, positions) + _last(begins, positions)) / 2


def _first(begins: Flags, positions: Whole) -> Whole:
    """Position at which each run of equals begins."""
    return np.maximum.accumulate(np.where(begins, positions, 0), axis=-1)


def _last(begins: Flags, positions: Whole) -> Whole:
    """Position at which each run of equals ends."""
    ends = np.ones_like(begins)
    ends[..., :-1] = begins[..., 1:]
    backwards = np.where(ends, positions, positions.size)[..., ::-1]
    return np.minimum.accumulate(backwards, axis=-1)[..., ::-1]
