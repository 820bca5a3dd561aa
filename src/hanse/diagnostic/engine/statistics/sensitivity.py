"""Which of the uncertain choices move an index most."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.ranks import Ties, ranks
from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.saltelli import Indices, design, indices

BLOCK = 256
"""Replications computed at a time."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Indices of each input by name; `low` and `high` bound nine tenths of the bootstrap's."""

    names: tuple[str, ...]
    indices: Indices
    low: Indices
    high: Indices


def rank_shift(scores: Array, nominal: Array) -> Array:
    """Mean absolute difference of ranks from the nominal ones: ``(replications, units)`` → ``(replications, 1)``.

    Units without a score on either side are left out.
    """
    moved = np.abs(ranks(scores.T, Ties.MINIMUM) - ranks(nominal[:, None], Ties.MINIMUM))
    counted = np.sum(~np.isnan(moved), axis=0)
    return np.asarray(np.nansum(moved, axis=0) / np.maximum(counted, 1))[:, None]


def sensitivity(
    experiment: Experiment,
    size: int = 1024,
    *,
    outcome: Callable[[Array, Array], Array] = rank_shift,
    seed: int = 0,
    resamples: int = 100,
) -> Sensitivity:
    """Sobol indices of the inputs of an experiment, from size·(inputs + 2) replications.

    Args:
        experiment: its noisy weights are one input, all their coordinates together.
        size: points of the design, a power of two.
        outcome: ``(replications, units)`` and the nominal scores ``(units,)`` → ``(replications, outcomes)``.
        seed: of the design and the bootstrap.
        resamples: of the bootstrap that bounds the indices.

    Raises:
        ValueError: fewer than two inputs, among which alone variance could be shared out; or a wrong size.
    """
    if len(experiment.inputs) < 2:
        raise ValueError("sensitivity shares out variance among two uncertain inputs or more")
    points, nominal = design(experiment.width, size, seed=seed), experiment.nominal()

    def outcomes(at: Array) -> Array:
        steps = range(0, size, BLOCK)
        return np.concatenate([outcome(experiment.run(at[start : start + BLOCK]), nominal) for start in steps])

    first, second = outcomes(points.first), outcomes(points.second)
    mixed = [outcomes(points.mixed(one.coordinates)) for one in experiment.inputs]
    stream = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1,)))
    drawn = [stream.integers(0, size, size) for _ in range(resamples)]
    again = [indices(first[rows], second[rows], [one[rows] for one in mixed]) for rows in drawn]
    return Sensitivity(
        names=tuple(one.name for one in experiment.inputs),
        indices=indices(first, second, mixed),
        low=_bound(again, 0.05),
        high=_bound(again, 0.95),
    )


def _bound(again: list[Indices], share: float) -> Indices:
    return Indices(
        first=np.asarray(np.quantile([one.first for one in again], share, axis=0)),
        total=np.asarray(np.quantile([one.total for one in again], share, axis=0)),
    )
