"""Numbers of units from the rows below them."""

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import Floats, Numbers, Roster
from hanse.diagnostic.engine.conditions import holds
from hanse.diagnostic.engine.model.tree import FromRows, Statistic


def over_rows(roster: Roster, rule: FromRows, units: int) -> Floats:
    """One number per unit from its rows that satisfy `where` and hold a number in the column; NaN where none does.

    COUNT of no rows is 0. The MEAN is weighted where the rule names a weight.
    """
    kept = np.ones(len(roster.unit), dtype=bool)
    if rule.where:
        kept &= holds(rule.where, roster.inputs, len(kept))
    values = np.ones(len(kept))
    if rule.column:
        values = _numbers(roster, rule.column)
        kept &= ~np.isnan(values)
    if rule.holds:
        values = holds(rule.holds, roster.inputs, len(kept)).astype(np.float64)
    weight = _numbers(roster, rule.weight) if rule.weight else np.ones(len(kept))
    kept &= ~np.isnan(weight)
    return _statistic(rule.statistic, roster.unit[kept], values[kept], weight[kept], units)


def _numbers(roster: Roster, column: str) -> Floats:
    given = roster.inputs[column]
    if not isinstance(given, Numbers):
        raise TypeError(f"“{column}” holds no numbers")
    return given.values


def _statistic(statistic: Statistic, unit: NDArray[np.intp], values: Floats, weight: Floats, units: int) -> Floats:
    counts = np.bincount(unit, minlength=units)
    absent = counts == 0
    if statistic is Statistic.COUNT:
        return counts.astype(np.float64)
    if statistic in {Statistic.MEAN, Statistic.SHARE, Statistic.SUM}:
        totals = np.bincount(unit, values * weight, minlength=units)
        if statistic is not Statistic.SUM:
            weights = np.bincount(unit, weight, minlength=units)
            totals = totals / np.where(weights == 0, np.nan, weights)
        return np.where(absent, np.nan, totals)
    order = np.lexsort((values, unit))
    ordered, first = values[order], np.searchsorted(unit[order], np.arange(units))
    last = np.maximum(first + counts - 1, 0)
    lower, upper = {
        Statistic.MINIMUM: (first, first),
        Statistic.MAXIMUM: (last, last),
        Statistic.MEDIAN: (first + np.maximum(counts - 1, 0) // 2, first + counts // 2),
    }[statistic]
    padded = np.append(ordered, np.nan)
    picked = (padded[np.minimum(lower, len(ordered))] + padded[np.minimum(upper, len(ordered))]) / 2
    return np.where(absent, np.nan, picked)
