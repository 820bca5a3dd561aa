"""What a study gives: named tables of numbers, rounded so that any machine writes the same digits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array

DECIMALS = 9
"""What lies beyond is the machine's: its square roots, logarithms and decompositions differ in their last bits."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Numbers by row and column, ``(rows, columns)``; NaN where there is none."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: Array

    def column(self, name: str) -> Array:
        """``(rows,)``. Raises ValueError for an unknown one."""
        return self.values[:, self.columns.index(name)]


type Tables = Mapping[str, Figures]


def figures(rows: Sequence[str], columns: Mapping[str, ArrayLike]) -> Figures:
    """A table from its columns, ``(rows,)`` each, rounded to `DECIMALS`."""
    values = (
        np.array([np.asarray(one, dtype=np.float64) for one in columns.values()]).reshape(len(columns), len(rows)).T
    )
    return Figures(tuple(rows), tuple(columns), np.round(values, DECIMALS) + 0.0)  # + 0.0: nought has no sign
