"""How far scores and ranks hang on choices that could have been made otherwise: Monte Carlo over an experiment.

Saisana, Saltelli & Tarantola (2005), "Uncertainty and sensitivity analysis techniques as tools for the quality
assessment of composite indicators", Journal of the Royal Statistical Society A 168.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.ranks import Ties, ranks
from hanse.diagnostic.engine.statistics.experiment import Experiment

BLOCK = 100
"""Replications that share a seed. Fixed, for the digits hang on it; memory is that of one block."""

type Spread = Callable[[Callable[[int], Array], Iterable[int]], Iterable[Array]]
"""`map`, or the map of a pool of processes or of a cluster: results in the order of what was asked."""


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Nominal ``(units,)`` and replicated ``(replications, units)`` scores and ranks; NaN where a unit has no score.

    Scores are to be compared only where all alternatives share a scale; ranks always are.
    """

    nominal_scores: Array
    nominal_ranks: Array
    scores: Array
    ranks: Array

    def rank_quantiles(self, shares: ArrayLike) -> Array:
        """For instance of 0.05, 0.5 and 0.95: ``(shares, units)``; linear between replications, gaps left out."""
        return quantiles(self.ranks, shares)


def uncertainty(
    experiment: Experiment, replications: int = 1000, *, seed: int = 0, ties: Ties = Ties.MINIMUM, spread: Spread = map
) -> Uncertainty:
    """Replicate an experiment at random points.

    The same seed gives the same digits, however `spread` shares out the blocks; fewer replications are the first of
    more.

    Raises:
        ValueError: no replication.
    """
    if replications < 1:
        raise ValueError("an uncertainty needs at least one replication")
    blocks = range((replications + BLOCK - 1) // BLOCK)
    scores = np.concatenate(list(spread(partial(block, experiment, seed), blocks)))[:replications]
    nominal = experiment.nominal()
    return Uncertainty(nominal, ranks(nominal[:, None], ties)[:, 0], scores, ranks(scores.T, ties).T)


def block(experiment: Experiment, seed: int, number: int) -> Array:
    """Scores of the replications of one block, ``(BLOCK, units)``, from a stream of random numbers of its own."""
    stream = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
    return experiment.run(stream.random((BLOCK, experiment.width)))


def quantiles(samples: Array, shares: ArrayLike) -> Array:
    """Quantiles down the rows of each column (Hyndman & Fan's type 7, as numpy and R), NaN left out."""
    wanted = np.asarray(shares, dtype=np.float64)
    if not np.isnan(samples).any():
        return np.asarray(np.quantile(samples, wanted, axis=0))
    ordered = np.sort(samples, axis=0)
    last = np.maximum(np.sum(~np.isnan(samples), axis=0) - 1, 0)
    place = wanted[..., None] * last
    lower = np.floor(place).astype(np.intp)
    upper = np.ceil(place).astype(np.intp)
    columns = np.arange(samples.shape[1])
    low, high = ordered[lower, columns], ordered[upper, columns]
    return np.asarray(low + (high - low) * (place - lower))
