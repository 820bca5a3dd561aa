"""Whether the parts of a score measure one thing."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import as_table
from hanse.diagnostic.engine.statistics.correlations import covariances


def cronbach_alpha(values: ArrayLike) -> float:
    """Cronbach's α of the columns of ``(units, indicators)``: k²·(mean covariance of two columns) / (sum of all).

    Covariances are taken over the units that have both of a pair, as COINr does. 1 for columns that move as one, about
    0 for unrelated ones, below 0 where they move against each other. NaN for fewer than two columns, where a pair has
    fewer than two units in common, and where nothing varies. Cronbach (1951), Psychometrika 16.
    """
    table = as_table(values)
    k = table.shape[1]
    matrix = covariances(table)
    whole = float(matrix.sum())
    if k < 2 or np.isnan(whole) or whole == 0:
        return np.nan
    return float(k * (whole - float(np.trace(matrix))) / ((k - 1) * whole))
