"""Ranks of units in each column."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, as_table
from hanse.diagnostic.engine.runs import Figure, Runs, told


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
    rule = Ties(ties)
    return _of_columns(as_table(values), rule, lambda runs: _rank(runs, rule), downwards=not ascending)


def percentile_ranks(values: ArrayLike, ties: Ties | str = Ties.MINIMUM) -> Array:
    """(ascending rank - 1) / (n - 1) among the n units that have a value: 0 for the lowest, 1 for the highest.

    ``(…, units, indicators)`` → the same shape. NaN where missing, and where a unit has nobody to be compared with.
    """
    rule = Ties(ties)

    def share(runs: Runs) -> Array:
        figures = _rank(runs, rule)
        figures -= 1
        figures /= np.where(np.greater(runs.known, 1), runs.known - 1.0, np.nan)
        return figures

    return _of_columns(as_table(values), rule, share, downwards=False)


def _of_columns(table: Array, ties: Ties, figure: Figure, *, downwards: bool) -> Array:
    turned = np.swapaxes(table, -1, -2)
    if not table.size:
        return table.copy()
    lines = turned.reshape(-1, table.shape[-2])
    result = told(lines, figure, apart=ties is Ties.FIRST, downwards=downwards)
    return np.swapaxes(result.reshape(turned.shape), -1, -2)


def _rank(runs: Runs, ties: Ties) -> Array:
    match ties:
        case Ties.MAXIMUM:
            return runs.first + runs.lengths - 1
        case Ties.AVERAGE:
            return runs.first + (runs.lengths - 1) / 2
        case Ties.DENSE:
            number = np.arange(runs.starts.size, dtype=np.float64)
            return number - np.maximum.accumulate(np.where(runs.first == 1, number, 0)) + 1
    return runs.first
