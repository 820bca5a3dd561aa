"""Make "more is better" true of every column before anything compares units."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, as_table


def direct(values: ArrayLike, directions: ArrayLike) -> Array:
    """Values times the direction of their column: ``(…, units, indicators)`` and ``(indicators,)`` of 1 or -1.

    Where all are 1, the values themselves.

    Raises:
        ValueError: a direction other than 1 and -1.
    """
    table, signs = as_table(values), _signs(directions)
    return table if np.all(signs > 0) else table * signs


def direct_goalposts(low: ArrayLike, high: ArrayLike, directions: ArrayLike) -> tuple[Array, Array]:
    """Goalposts given in a column's own units, as they stand after `direct`.

    Of a column where less is better, the high post becomes minus the low one and the other way round, so that
    ``min_max(direct(values, d), low, high)`` gives 1 to the best end. NaN (taken from the data) stays NaN.
    """
    signs = _signs(directions)
    lows, highs = np.broadcast_arrays(np.asarray(low, np.float64), np.asarray(high, np.float64))
    return np.where(signs > 0, lows, -highs), np.where(signs > 0, highs, -lows)


def _signs(directions: ArrayLike) -> Array:
    signs = np.asarray(directions, dtype=np.float64)
    if not np.all(np.abs(signs) == 1):
        raise ValueError("a direction is 1 (more is better) or -1 (less is better)")
    return signs
