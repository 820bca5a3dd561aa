"""Fill what is missing from the other units. What is present never changes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, as_table
from hanse.diagnostic.engine.labels import Labels, is_blank


def fill_constant(values: ArrayLike, constant: ArrayLike) -> Array:
    """Missing values replaced by `constant` (one number, or one per indicator)."""
    table = as_table(values)
    return np.where(np.isnan(table), constant, table)


def fill_mean(values: ArrayLike, groups: Labels | None = None) -> Array:
    """Missing values replaced by the mean of their column, or of their column within their group.

    Args:
        values: ``(…, units, indicators)``.
        groups: ``(units,)`` labels of any kind; None, NaN or "" marks a unit without a group.

    A value stays missing where the whole column (or the group's part of it) is missing, and in a unit without a group.
    """
    return _fill(as_table(values), columns.mean, groups)


def fill_median(values: ArrayLike, groups: Labels | None = None) -> Array:
    """As `fill_mean`, with the median."""
    return _fill(as_table(values), columns.median, groups)


def _fill(table: Array, centre: Callable[[Array], Array], groups: Labels | None) -> Array:
    if groups is None:
        return np.where(np.isnan(table), centre(table), table)
    if groups.shape != table.shape[-2:-1]:
        raise ValueError(f"{table.shape[-2]} units, but groups of shape {groups.shape}")
    filled = table.copy()
    for label in {label for label in groups.tolist() if not is_blank(label)}:
        members = groups == label
        part = table[..., members, :]
        filled[..., members, :] = np.where(np.isnan(part), centre(part), part)
    return filled
