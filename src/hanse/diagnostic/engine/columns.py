"""What one column says over its units, missing values left out.

Input ``(…, units, indicators)``; every result keeps the axis of units with length 1, so that it broadcasts back.
A column without the data that a figure needs has NaN there, and nothing warns.
"""

import numpy as np

from hanse.diagnostic.engine.arrays import Array, Whole


def count(values: Array) -> Whole:
    """Units that have a value."""
    return np.sum(~np.isnan(values), axis=-2, keepdims=True, dtype=np.intp)


def lowest(values: Array) -> Array:
    return np.fmin.reduce(values, axis=-2, keepdims=True, initial=np.nan)


def highest(values: Array) -> Array:
    return np.fmax.reduce(values, axis=-2, keepdims=True, initial=np.nan)


def mean(values: Array) -> Array:
    with np.errstate(invalid="ignore"):
        return np.nansum(values, axis=-2, keepdims=True) / count(values)


def deviations(values: Array) -> Array:
    """Value minus column mean, 0 where missing: ready for sums of powers."""
    return np.where(np.isnan(values), 0.0, values - mean(values))


def standard_deviation(values: Array) -> Array:
    """Sample standard deviation (divisor n - 1); NaN below two values, exactly 0 for a constant column."""
    freedom = (count(values) - 1).astype(np.float64)
    freedom[freedom < 1] = np.nan
    spread = np.sqrt(np.sum(deviations(values) ** 2, axis=-2, keepdims=True) / freedom)
    constant = (lowest(values) == highest(values)) & ~np.isnan(freedom)
    return np.where(constant, 0.0, spread)


def median(values: Array) -> Array:
    ordered = np.sort(values, axis=-2)  # NaN sorts last
    units = count(values)
    lower = np.take_along_axis(ordered, np.maximum(units - 1, 0) // 2, axis=-2)
    upper = np.take_along_axis(ordered, np.minimum(units // 2, values.shape[-2] - 1), axis=-2)
    return (lower + upper) / 2
