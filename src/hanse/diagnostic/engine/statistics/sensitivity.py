"""Which of the uncertain choices move an index most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.ranks import Ties, ranks
from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.saltelli import Design, Indices, check_size, design, indices

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


@dataclass(frozen=True, eq=False)
class Sampling:
    """An experiment at the points of a design, shared out into blocks of replications.

    Attributes:
        experiment: its noisy weights are one input, all their coordinates together.
        size: points of the design, a power of two.
        outcome: ``(replications, units)`` and the nominal scores ``(units,)`` → ``(replications, outcomes)``.
        seed: of the design and the bootstrap.

    Raises:
        ValueError: fewer than two inputs, among which alone variance could be shared out; or a wrong size.
    """

    experiment: Experiment
    size: int = 1024
    outcome: Callable[[Array, Array], Array] = rank_shift
    seed: int = 0

    def __post_init__(self) -> None:
        if len(self.experiment.inputs) < 2:
            raise ValueError("sensitivity shares out variance among two uncertain inputs or more")
        check_size(self.size)

    @property
    def blocks(self) -> int:
        return (len(self.experiment.inputs) + 2) * self._steps

    def block(self, number: int) -> Array:
        """Outcomes of one block, ``(replications, outcomes)``: of the first points, the second, then the mixed ones."""
        part, step = divmod(number, self._steps)
        points = self._points(part)[step * BLOCK : (step + 1) * BLOCK]
        return self.outcome(self.experiment.run(points), self._nominal)

    def joined(self, blocks: Sequence[Array], resamples: int = 100) -> Sensitivity:
        """Indices from all blocks in their order; `resamples` of the bootstrap bound them."""
        steps, inputs = self._steps, self.experiment.inputs
        first, second, *mixed = (
            np.concatenate(blocks[part * steps : (part + 1) * steps]) for part in range(len(inputs) + 2)
        )
        stream = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(1,)))
        drawn = [stream.integers(0, self.size, self.size) for _ in range(resamples)]
        again = [indices(first[rows], second[rows], [one[rows] for one in mixed]) for rows in drawn]
        return Sensitivity(
            names=tuple(one.name for one in inputs),
            indices=indices(first, second, mixed),
            low=_bound(again, 0.05),
            high=_bound(again, 0.95),
        )

    @property
    def _steps(self) -> int:
        return -(-self.size // BLOCK)

    @cached_property
    def _design(self) -> Design:
        return design(self.experiment.width, self.size, seed=self.seed)

    @cached_property
    def _nominal(self) -> Array:
        return self.experiment.nominal()

    def _points(self, part: int) -> Array:
        if part < 2:
            return (self._design.first, self._design.second)[part]
        return self._design.mixed(self.experiment.inputs[part - 2].coordinates)


def sensitivity(
    experiment: Experiment,
    size: int = 1024,
    *,
    outcome: Callable[[Array, Array], Array] = rank_shift,
    seed: int = 0,
    resamples: int = 100,
) -> Sensitivity:
    """Sobol indices of the inputs of an experiment, from size·(inputs + 2) replications (`Sampling`)."""
    sampling = Sampling(experiment, size, outcome, seed)
    return sampling.joined([sampling.block(number) for number in range(sampling.blocks)], resamples)


def _bound(again: list[Indices], share: float) -> Indices:
    return Indices(
        first=np.asarray(np.quantile([one.first for one in again], share, axis=0)),
        total=np.asarray(np.quantile([one.total for one in again], share, axis=0)),
    )
