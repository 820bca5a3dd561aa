"""The array types of the engine, and the one check that every public function makes of its input.

Everywhere: float64, shape ``(…, units, indicators)``, NaN means missing. Leading axes are replications or variants:
a function reduces over units (axis -2) or over indicators (axis -1) and keeps the rest, so one call computes them all.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

type Array = NDArray[np.float64]
type Flags = NDArray[np.bool_]
type Whole = NDArray[np.intp]


def as_table(values: ArrayLike) -> Array:
    """`values` as float64 with at least two axes, ``(…, units, indicators)``.

    Raises:
        ValueError: fewer than two axes: a bare vector could be units or indicators.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim < 2:
        raise ValueError(f"a table of units × indicators is needed, not an array of shape {table.shape}")
    return table
