"""One score from the scores of the parts, ``(units,)`` each, as the rule of a node says."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from hanse.diagnostic.engine.aggregate import ARITHMETIC, BEST, GEOMETRIC, HARMONIC, WORST, node_means, weighted_mean
from hanse.diagnostic.engine.arrays import Array, Flags, kept, replaced
from hanse.diagnostic.engine.copeland import copeland
from hanse.diagnostic.engine.model.rules import Aggregation, Mean

POWERS: Mapping[Mean, float] = {
    Mean.MEAN: ARITHMETIC,
    Mean.GEOMETRIC: GEOMETRIC,
    Mean.HARMONIC: HARMONIC,
    Mean.MAXIMUM: BEST,
    Mean.MINIMUM: WORST,
}


def aggregated(parts: Sequence[Array], weights: Array, how: Aggregation, *, renormalise: bool) -> Array:
    """The score of every unit, ``(units,)``, NaN where nothing is present.

    `weights` are ``(parts,)``, or ``(units, parts)`` where each unit has its own: positive in the same parts.
    `renormalise`: the weights of the parts that are present count for the whole; of means other than the arithmetic one
    and the sum there is no other kind. Raises NegativeValuesError.
    """
    if how.mean in {Mean.SUM, Mean.MEAN}:
        return _linear(parts, weights, how.mean, renormalise=renormalise)
    values = np.array(parts).T
    if how.mean in POWERS or how.mean is Mean.POWER:
        return _powered(values, weights, POWERS.get(how.mean, how.power))
    alike = weights if weights.ndim == 1 else weights[0]
    if how.mean is Mean.BEST:
        return _best(values, alike, how.best)
    return _OTHERS[how.mean](values, alike)


def totals(parts: Sequence[Array], weights: Array) -> tuple[Array, Array]:
    """Σ w·x and Σ w over the parts that are there: ``(units,)``, the second ``()`` where all parts are.

    Part after part is added, which a matrix product does not do for every number of units: so a unit has the same
    digits in any company.
    """
    total, there = np.zeros(len(parts[0])), np.zeros(())
    for part, weight in zip(parts, weights.T, strict=True):
        present = ~np.isnan(part)
        if present.all():
            total += part * weight
            there = there + weight
        else:
            total += kept(part, present) * weight
            there = there + present * weight
    return total, there


def weighed(flags: Sequence[Flags], weights: Array) -> Array:
    """Σ w over the parts that are flagged, ``(units,)``."""
    there = np.zeros(len(flags[0]))
    for flag, weight in zip(flags, weights.T, strict=True):
        there += flag * weight
    return there


def _powered(values: Array, weights: Array, power: float) -> Array:
    heavy = weights > 0 if weights.ndim == 1 else weights[0] > 0
    some = values if heavy.all() else values[:, heavy]
    if weights.ndim == 1:
        return weighted_mean(some, weights[heavy], power)
    return node_means(some[:, None], weights[:, heavy, None], power)[:, 0, 0]


def _linear(parts: Sequence[Array], weights: Array, mean: Mean, *, renormalise: bool) -> Array:
    """The mean or the sum of what is present; of its weight or, without `renormalise`, of the whole weight."""
    total, there = totals(parts, weights)
    with np.errstate(invalid="ignore", divide="ignore"):  # where nothing is present
        share = total / there
        if mean is Mean.MEAN and renormalise:
            return share
        whole = weights.sum(axis=-1)
        if mean is Mean.SUM and renormalise:
            return share * whole
        return replaced(total if mean is Mean.SUM else total / whole, there == 0, np.nan)


def _median(values: Array, weights: Array) -> Array:
    """The plain median of the parts that weigh anything."""
    some = values[:, weights > 0]
    ordered, count = np.sort(some, axis=1), np.sum(~np.isnan(some), axis=1)
    rows = np.arange(len(some))
    lower, upper = np.maximum(count - 1, 0) // 2, np.minimum(count // 2, max(some.shape[1] - 1, 0))
    return np.asarray((ordered[rows, lower] + ordered[rows, upper]) / 2)


def _best(values: Array, weights: Array, count: int) -> Array:
    """The plain mean of the highest `count` parts that weigh anything; of all, where fewer are present.

    Plain, because among parts of different weight a higher score could drive out a part that weighs less, and lower the
    mean.
    """
    some = np.sort(values[:, weights > 0], axis=1)  # NaN last
    there = np.sum(~np.isnan(some), axis=1)
    taken = np.minimum(there, count)
    columns = np.arange(some.shape[1])
    chosen = (columns < there[:, None]) & (columns >= (there - taken)[:, None])
    return np.asarray(np.where(chosen, some, 0.0).sum(axis=1) / np.where(taken == 0, np.nan, taken))


_OTHERS: Mapping[Mean, Callable[[Array, Array], Array]] = MappingProxyType(
    {
        Mean.MEDIAN: _median,
        Mean.COPELAND: copeland,
    }
)
