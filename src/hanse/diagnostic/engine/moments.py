"""Skewness and kurtosis of columns, as statistical packages publish them (Joanes & Gill 1998, types 2: G1 and G2)."""

import numpy as np

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array


def skewness(values: Array) -> Array:
    """G1 = g1·√(n(n-1))/(n-2) of each column: ``(…, units, indicators)`` → ``(…, 1, indicators)``.

    NaN below three values or where the column is constant.
    """
    n, sums = _powers(values, 3, needed=3)
    return np.sqrt(n) * sums[3] / sums[2] ** 1.5 * np.sqrt(n * (n - 1)) / (n - 2)


def kurtosis(values: Array) -> Array:
    """Excess kurtosis G2 of each column (0 for a normal one): ``(…, units, indicators)`` → ``(…, 1, indicators)``.

    NaN below four values or where the column is constant.
    """
    n, sums = _powers(values, 4, needed=4)
    raw = n * sums[4] / sums[2] ** 2
    return ((n + 1) * (raw - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))


def _powers(values: Array, power: int, *, needed: int) -> tuple[Array, dict[int, Array]]:
    n = columns.count(values).astype(np.float64)
    # A constant column's deviations are rounding noise: their ratio would look like a shape.
    n[(n < needed) | (columns.lowest(values) == columns.highest(values))] = np.nan
    spread = columns.deviations(values)
    square = spread * spread
    higher = square * (spread if power == 3 else square)
    divisor = np.sum(square, axis=-2, keepdims=True)
    divisor[np.isnan(n)] = np.nan
    return n, {2: divisor, power: np.sum(higher, axis=-2, keepdims=True)}
