"""Divide what grows with a unit's size by that size."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array, as_table


def denominate(
    values: ArrayLike, denominators: ArrayLike, by: Sequence[int | None], *, scale: ArrayLike = 1.0
) -> Array:
    """Each column divided by its denominator and multiplied by its scale.

    Args:
        values: ``(…, units, indicators)``.
        denominators: ``(units, sizes)``, for instance population and area.
        by: for each indicator the column of `denominators` it is divided by, or None for none.
        scale: per indicator or for all, for instance 1000 for "per thousand inhabitants".

    NaN where the value or the denominator is missing or the denominator is 0.

    Raises:
        ValueError: as many entries in `by` as indicators are needed.
    """
    table = as_table(values)
    sizes = as_table(denominators)
    if len(by) != table.shape[-1]:
        raise ValueError(f"{table.shape[-1]} indicators, but {len(by)} denominators are named")
    chosen = [column for column, size in enumerate(by) if size is not None]
    divisors = sizes[:, [size for size in by if size is not None]]
    factor = np.broadcast_to(np.asarray(scale, np.float64), (table.shape[-1],))[chosen]
    result = table.copy()
    result[..., chosen] = table[..., chosen] / np.where(divisors == 0, np.nan, divisors) * factor
    return result
