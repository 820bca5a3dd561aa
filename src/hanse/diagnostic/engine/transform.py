"""Functions of one column that pull in a long tail."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import Array, as_table

_POWERS = (-5.0, 5.0)


def log_shifted(values: ArrayLike) -> Array:
    """log(x - lowest + (highest - lowest) / 100), per column: defined for any values, keeps their order.

    ``(…, units, indicators)`` → the same shape; NaN where missing and in a constant column. The form that the JRC's
    COIN tool and COINr use for columns whose outliers winsorising does not cure.
    """
    table = as_table(values)
    lowest = columns.lowest(table)
    span = columns.highest(table) - lowest
    return np.log(table - lowest + 0.01 * np.where(span == 0, np.nan, span))


def box_cox(values: ArrayLike, power: ArrayLike = np.nan) -> Array:
    """(y^power - 1) / power with y = x - lowest + 1, log y where `power` is 0 (Box & Cox 1964).

    ``(…, units, indicators)`` → the same shape; `power` is one number or one per indicator, NaN for the most likely
    one of the column (`box_cox_power`). NaN where missing; a constant column becomes 0.
    """
    table = as_table(values)
    powers = np.broadcast_to(np.asarray(power, np.float64), table.shape[-1:])
    if np.any(np.isnan(powers)):
        if table.ndim != 2:
            raise ValueError("the most likely power is found for one table of units × indicators at a time")
        powers = np.where(np.isnan(powers), box_cox_power(table), powers)
    return _box_cox(table - columns.lowest(table) + 1, powers)


def box_cox_power(values: ArrayLike) -> Array:
    """Most likely power of each column, between -5 and 5: ``(units, indicators)`` → ``(indicators,)``.

    1 (no change of shape) where a column is constant or has fewer than three values.
    """
    table = as_table(values)
    return np.array([_likeliest(column[~np.isnan(column)]) for column in table.T])


def _box_cox(positive: Array, powers: Array) -> Array:
    logs = np.log(positive)
    # expm1 keeps the digits that y^power - 1 loses where the power is small.
    return np.where(powers == 0, logs, np.expm1(powers * logs) / np.where(powers == 0, 1.0, powers))


def _likeliest(column: Array) -> float:
    if column.size < 3 or column.min() == column.max():
        return 1.0
    positive = (column - column.min() + 1)[:, None]
    logs = float(np.sum(np.log(positive)))

    def loss(power: float) -> float:
        """Minus the profile log-likelihood of a normal distribution behind the transformed column."""
        variance = float(np.var(_box_cox(positive, np.array([power]))))
        return column.size / 2 * float(np.log(variance)) - (power - 1) * logs

    # Imported here: scipy.optimize takes half a second to load, and every command would wait for it.
    from scipy import optimize

    return float(optimize.minimize_scalar(loss, bounds=_POWERS, method="bounded").x)
