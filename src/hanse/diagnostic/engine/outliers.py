"""Find columns that a few extremes would rule, and treat them.

A column passes unless its skewness is beyond a limit *and* its kurtosis is above another (the JRC's rule of thumb: 2
and 3.5). What fails is winsorised: one extreme after the other takes the next value inwards, ties together, until the
column passes or the limit of points is reached. What fails still goes back to its first values and through a transform.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, Flags, Whole, as_table
from hanse.diagnostic.engine.moments import kurtosis, skewness
from hanse.diagnostic.engine.transform import log_shifted

NOISE = 1e-9
"""A figure this little above its limit is at it: three equal numbers and another have a skewness of 2 in any order."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A column fails where |skewness| > `skewness` and excess kurtosis > `kurtosis`."""

    skewness: float = 2.0
    kurtosis: float = 3.5


@dataclass(frozen=True, slots=True)
class Treatment:
    """What treatment did, beside the treated `values`.

    Per column ``(…, indicators)``: the points winsorised (0 where the winsorised values were put back), and whether the
    transform was applied.
    """

    values: Array
    winsorised: Whole
    transformed: Flags


def has_outliers(values: ArrayLike, limits: Limits = Limits()) -> Flags:
    """Which columns fail: ``(…, units, indicators)`` → ``(…, indicators)``.

    False where the figures do not exist (fewer than four values, a constant column).
    """
    table = as_table(values)
    skewed = np.abs(skewness(table)) > limits.skewness + NOISE
    return (skewed & (kurtosis(table) > limits.kurtosis + NOISE))[..., 0, :]


def winsorise(values: ArrayLike, most: int = 5, limits: Limits = Limits()) -> tuple[Array, Whole]:
    """Pull in the extremes of failing columns, at most `most` points of each (a last tie may pass the limit).

    ``(…, units, indicators)`` → the same shape, and the number of points pulled in ``(…, indicators)``. A positive
    skewness pulls in the highest value, a negative one the lowest. COINr's `winsorise`, all columns at once.
    """
    table = as_table(values).copy()
    lines = np.swapaxes(table, -1, -2)  # a view: columns are picked in all leading axes at once
    open_ = has_outliers(table, limits) & (most > 0)
    pulled = np.zeros((2, *open_.shape), dtype=np.intp)
    while open_.any():
        part = lines[open_].T
        high = skewness(part)[0] >= 0
        sign = np.where(high, 1.0, -1.0)
        part, ties = _pull(part * sign)
        part *= sign
        lines[open_] = part.T
        # Points pulled in earlier are tied with the new extreme and counted in it, so a side's count is its last one.
        pulled[np.where(high, 0, 1), *np.nonzero(open_)] = ties
        open_[open_] = has_outliers(part, limits) & (pulled[:, open_].sum(axis=0) < most)
    return table, pulled.sum(axis=0)


def treat(
    values: ArrayLike,
    *,
    most: int = 5,
    limits: Limits = Limits(),
    then: Callable[[Array], Array] | None = log_shifted,
) -> Treatment:
    """Winsorise the columns that fail; those that fail still are put back and go through `then` (None: no more).

    ``(…, units, indicators)`` → `Treatment`. Missing values stay missing.
    """
    table = as_table(values)
    winsorised, points = winsorise(table, most, limits)
    failing = has_outliers(winsorised, limits)
    if then is None or not failing.any():
        return Treatment(winsorised, points, np.zeros_like(failing))
    np.swapaxes(winsorised, -1, -2)[failing] = then(np.swapaxes(table, -1, -2)[failing].T).T
    return Treatment(winsorised, np.where(failing, 0, points), failing)


def _pull(part: Array) -> tuple[Array, Whole]:
    """The highest values of each column take the next lower one; how many there were ``(columns,)``."""
    top = part == columns.highest(part)
    next_ = columns.highest(np.where(top, np.nan, part))
    return np.where(top, next_, part), np.sum(top, axis=0, dtype=np.intp)
