"""One score from the scores of the parts, ``(units, parts)`` → ``(units,)``, as the rule of a node says."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from hanse.diagnostic.engine.aggregate import ARITHMETIC, BEST, GEOMETRIC, HARMONIC, WORST, node_means, weighted_mean
from hanse.diagnostic.engine.arrays import Array, Flags
from hanse.diagnostic.engine.copeland import copeland
from hanse.diagnostic.engine.model.rules import Aggregation, Mean

POWERS: Mapping[Mean, float] = {
    Mean.MEAN: ARITHMETIC,
    Mean.GEOMETRIC: GEOMETRIC,
    Mean.HARMONIC: HARMONIC,
    Mean.MAXIMUM: BEST,
    Mean.MINIMUM: WORST,
}


def aggregated(values: Array, weights: Array, how: Aggregation, *, renormalise: bool) -> Array:
    """The score of every unit, NaN where nothing is present.

    `weights` are ``(parts,)``, or ``(units, parts)`` where each unit has its own: positive in the same parts.
    `renormalise`: the weights of the parts that are present count for the whole; of means other than the arithmetic one
    and the sum there is no other kind. Raises NegativeValuesError.
    """
    if how.mean in {Mean.SUM, Mean.MEAN} and not renormalise:
        total = _sum(values, weights, renormalise=False)
        return total if how.mean is Mean.SUM else total / weights.sum(axis=-1)
    if how.mean in POWERS or how.mean is Mean.POWER:
        return _powered(values, weights, POWERS.get(how.mean, how.power))
    if how.mean is Mean.SUM:
        return _sum(values, weights, renormalise=True)
    alike = weights if weights.ndim == 1 else weights[0]
    if how.mean is Mean.BEST:
        return _best(values, alike, how.best)
    return _OTHERS[how.mean](values, alike)


def weighed(values: Array | Flags, weights: Array) -> Array:
    """Σ w·x of each unit: ``(units, parts)`` and ``(parts,)`` or ``(units, parts)`` → ``(units,)``."""
    return np.asarray(values @ weights if weights.ndim == 1 else np.einsum("up,up->u", values, weights))


def _powered(values: Array, weights: Array, power: float) -> Array:
    heavy = weights > 0 if weights.ndim == 1 else weights[0] > 0
    some = values if heavy.all() else values[:, heavy]
    if weights.ndim == 1:
        return weighted_mean(some, weights[heavy], power)
    return node_means(some[:, None], weights[:, heavy, None], power)[:, 0, 0]


def _sum(values: Array, weights: Array, *, renormalise: bool) -> Array:
    """Σ w·x over what is present; scaled up to the whole weight with `renormalise`; NaN where nothing is present."""
    present = ~np.isnan(values)
    if present.all():
        return weighed(values, weights)
    total = weighed(np.where(present, values, 0.0), weights)
    there = weighed(present, weights)
    if renormalise:
        total = total * (weights.sum(axis=-1) / np.where(there == 0, np.nan, there))
    return np.where(there == 0, np.nan, total)


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
