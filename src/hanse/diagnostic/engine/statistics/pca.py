"""Principal components: the mixtures of columns along which units differ most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, as_table


@dataclass(frozen=True, slots=True)
class Components:
    """Principal components, the strongest first.

    `loadings` ``(indicators, components)``: unit columns; in each, the loading of the largest size is positive (a
    component has no direction of its own, and this gives it one that does not hang on the machine). `deviations`
    ``(components,)``: standard deviation of the units along each. `units`: how many had all values and were counted.
    """

    loadings: Array
    deviations: Array
    units: int

    @property
    def explained(self) -> Array:
        """Share of the variance along each component; they add up to 1."""
        variances = self.deviations**2
        return np.asarray(variances / variances.sum())


def principal_components(values: ArrayLike) -> Components:
    """Components of the columns of ``(units, indicators)``, each brought to mean 0 and deviation 1 first.

    Units with a gap are left out: impute first where that costs too many. There are as many components as columns, or
    units where those are fewer.

    Raises:
        ValueError: fewer than two units without gaps, or a column that does not vary over them.
    """
    table = as_table(values)
    whole = table[~np.isnan(table).any(axis=1)]
    if whole.shape[0] < 2:
        raise ValueError(f"principal components need two units without gaps; there are {whole.shape[0]}")
    spread = columns.standard_deviation(whole)
    if np.any(spread == 0):
        raise ValueError(f"columns {np.flatnonzero(spread[0] == 0).tolist()} do not vary")
    _, sizes, axes = np.linalg.svd((whole - columns.mean(whole)) / spread, full_matrices=False)
    leading = np.take_along_axis(axes, np.argmax(np.abs(axes), axis=1, keepdims=True), axis=1)
    return Components((axes * np.sign(leading)).T, sizes / np.sqrt(whole.shape[0] - 1), whole.shape[0])
