"""Correlations between columns, each pair over the units that have both."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, Flags, as_table
from hanse.diagnostic.engine.ranks import Ties, ranks

NOISE = 1e-12
"""A variance below this share of the whole column's is rounding noise: within the pair the column is constant."""
BLOCK = 2_000_000
"""Signs of differences held at a time."""


class Correlation(StrEnum):
    PEARSON = "pearson"
    SPEARMAN = "spearman"
    KENDALL = "kendall"


def correlations(
    values: ArrayLike, others: ArrayLike | None = None, kind: Correlation | str = Correlation.PEARSON
) -> Array:
    """Coefficient of every column with every column: ``(units, a)`` and ``(units, b)`` → ``(a, b)``.

    Args:
        values: NaN where missing.
        others: None for the same columns.
        kind: Pearson's r; Spearman's ρ (r of average ranks within the pair's common units); Kendall's τ-b, whose time
            grows with the square of the units.

    NaN where a pair has fewer than two units in common or one of the two does not vary over them.
    """
    table = as_table(values)
    second = table if others is None else as_table(others)
    return _KINDS[Correlation(kind)](table, second)


def covariances(values: ArrayLike) -> Array:
    """Sample covariance of every two columns over their common units: ``(units, a)`` → ``(a, a)``; NaN below two."""
    table = as_table(values)
    n, products, _, _ = _sums(table, table)
    return products / np.where(n < 2, np.nan, n - 1)


def _sums(table: Array, second: Array) -> tuple[Array, Array, Array, Array]:
    """Common units, and sums of products and of squares about the means over the common units, ``(a, b)`` each."""
    there, there2 = (~np.isnan(table)).astype(np.float64), (~np.isnan(second)).astype(np.float64)
    # About the whole column's mean first, so that little is lost when the pair's own mean is taken off.
    x, y = columns.deviations(table), columns.deviations(second)
    n = there.T @ there2
    safe = np.where(n == 0, np.nan, n)
    x_sums, y_sums = x.T @ there2, there.T @ y
    products = x.T @ y - x_sums * y_sums / safe
    return n, products, (x * x).T @ there2 - x_sums**2 / safe, there.T @ (y * y) - y_sums**2 / safe


def _pearson(table: Array, second: Array) -> Array:
    _, products, squares, squares2 = _sums(table, second)
    whole = np.sum(columns.deviations(table) ** 2, axis=0)[:, None]
    whole2 = np.sum(columns.deviations(second) ** 2, axis=0)
    varies = (squares > NOISE * whole) & (squares2 > NOISE * whole2) & _varies(table)[:, None] & _varies(second)
    scale = np.sqrt(np.where(varies, squares, np.nan)) * np.sqrt(np.where(varies, squares2, np.nan))
    return np.asarray(np.clip(products / scale, -1.0, 1.0))


def _varies(table: Array) -> Flags:
    return np.asarray((columns.highest(table) > columns.lowest(table))[0])


def _spearman(table: Array, second: Array) -> Array:
    gaps, gaps2 = np.isnan(table), np.isnan(second)
    if not gaps.any() and not gaps2.any():
        return _pearson(ranks(table, Ties.AVERAGE), ranks(second, Ties.AVERAGE))
    result = np.empty((table.shape[1], second.shape[1]))
    for column in range(second.shape[1]):
        either = gaps | gaps2[:, column, None]
        mine = ranks(np.where(either, np.nan, table), Ties.AVERAGE)
        its = ranks(np.where(either, np.nan, second[:, column, None]), Ties.AVERAGE)
        result[:, column] = _paired(mine, its)
    return result


def _paired(x: Array, y: Array) -> Array:
    """Pearson's r of each column of one table with the same column of the other, whose gaps are the same."""
    x, y = columns.deviations(x), columns.deviations(y)
    scale = np.sqrt(np.sum(x * x, axis=0)) * np.sqrt(np.sum(y * y, axis=0))
    return np.clip(np.sum(x * y, axis=0) / np.where(scale == 0, np.nan, scale), -1.0, 1.0)


def _kendall(table: Array, second: Array) -> Array:
    units, a, b = table.shape[0], table.shape[1], second.shape[1]
    agree, untied, untied2 = np.zeros((3, a, b))
    step = max(1, BLOCK // max(1, units * (a + b)))
    for start in range(0, units, step):
        s, there = _signs(table, start, step)
        s2, there2 = _signs(second, start, step)
        agree += s.T @ s2
        untied += np.abs(s).T @ there2
        untied2 += there.T @ np.abs(s2)
    scale = np.sqrt(untied) * np.sqrt(untied2)
    return agree / np.where(scale == 0, np.nan, scale)


def _signs(table: Array, start: int, step: int) -> tuple[Array, Array]:
    """Sign of the difference of each pair of units (0 where missing), and whether there is one; pairs × columns."""
    differences = (table[start : start + step, None] - table[None]).reshape(-1, table.shape[1])
    there = ~np.isnan(differences)
    return np.sign(np.where(there, differences, 0.0)), there.astype(np.float64)


_KINDS: Mapping[Correlation, Callable[[Array, Array], Array]] = MappingProxyType(
    {Correlation.PEARSON: _pearson, Correlation.SPEARMAN: _spearman, Correlation.KENDALL: _kendall}
)
