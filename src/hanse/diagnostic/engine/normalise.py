"""Bring columns to one scale. All take directed values (`directions.direct`): more is better.

``(…, units, indicators)`` → the same shape; missing stays missing. A parameter is one number or one per indicator.
Formulas: OECD & JRC, Handbook on Constructing Composite Indicators (2008), chapter 5.
`ranks.ranks(…, ascending=True)` and `ranks.percentile_ranks` are the normalisations by order.
"""

from collections import abc

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, as_table
from hanse.diagnostic.engine.ranks import Ties, ranks


def min_max(
    values: ArrayLike,
    *,
    low: ArrayLike = np.nan,
    high: ArrayLike = np.nan,
    to: tuple[float, float] = (0.0, 100.0),
    clip: bool = False,
) -> Array:
    """(x - low) / (high - low), stretched to the range `to`.

    `low` and `high` are goalposts; NaN takes the lowest or highest value of the column. With `clip`, what lies beyond a
    goalpost counts as the goalpost. `to` may run downwards. A column without a range (its goalposts equal) says nothing
    and becomes NaN.
    """
    table = as_table(values)
    lows = _or(low, columns.lowest, table)
    share = _share(table - lows, _or(high, columns.highest, table) - lows)
    if clip:
        np.clip(share, 0.0, 1.0, out=share)
    share *= to[1] - to[0]
    share += to[0]
    return share


def z_score(values: ArrayLike, *, mean: float = 0.0, deviation: float = 1.0) -> Array:
    """(x - column mean) / sample standard deviation, then moved to the given mean and standard deviation.

    NaN in a constant column. `mean` and `deviation` are of the result, for instance 10 and 2 to keep it positive.
    """
    table = as_table(values)
    return _share(table - columns.mean(table), columns.standard_deviation(table)) * deviation + mean


def distance_to_maximum(values: ArrayLike) -> Array:
    """1 - (highest - x) / (highest - lowest): 1 for the best unit, 0 for the worst."""
    table = as_table(values)
    highest = columns.highest(table)
    return 1 - _share(highest - table, highest - columns.lowest(table))


def distance_to_target(values: ArrayLike, target: ArrayLike, *, clip: bool = False) -> Array:
    """(x - lowest) / (target - lowest): 1 at the target, more beyond it unless `clip`.

    `target` is directed like the values (minus the target where less is better). NaN where it lies not above the lowest
    value, for there is then no distance left to measure along.
    """
    table = as_table(values)
    lowest = columns.lowest(table)
    way = np.asarray(target, np.float64) - lowest
    result = _share(table - lowest, np.where(way > 0, way, np.nan))
    return np.minimum(result, 1.0) if clip else result


def distance_to_reference(values: ArrayLike, reference: int, *, clip: bool = False) -> Array:
    """`distance_to_target` with the values of the unit in row `reference` as targets; NaN where that unit has none."""
    table = as_table(values)
    return distance_to_target(table, table[..., reference, None, :], clip=clip)


def fraction_of_maximum(values: ArrayLike) -> Array:
    """Share of the highest value, x / highest, which means something for values from 0 up; NaN where that is 0."""
    table = as_table(values)
    return _share(table, columns.highest(table))


def borda(values: ArrayLike, ties: Ties | str = Ties.MINIMUM) -> Array:
    """Borda score: how many units (n in all) lie below, 0 for the lowest to n - 1."""
    return ranks(values, ties, ascending=True) - 1


def _share(part: Array, whole: Array) -> Array:
    return part / np.where(whole == 0, np.nan, whole)


def _or(given: ArrayLike, default: abc.Callable[[Array], Array], table: Array) -> Array:
    """What is given, or what the table says where nothing is; the table is only looked at then."""
    missing = np.isnan(given)
    return np.where(missing, default(table), given) if missing.any() else np.asarray(given, np.float64)
