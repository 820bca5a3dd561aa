"""What taking an element out does to the ranks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.aggregate import ARITHMETIC
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.ranks import Ties, ranks
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, Methods, climb


@dataclass(frozen=True, slots=True)
class Removal:
    """Root scores and ranks as they are, ``(units,)``, and without each element in turn, ``(units, elements)``."""

    nominal_scores: Array
    nominal_ranks: Array
    scores: Array
    ranks: Array

    @property
    def shifts(self) -> Array:
        """Mean absolute difference of ranks for each element, ``(elements,)``; NaN where it leaves nothing to rank."""
        moved = np.abs(self.ranks - self.nominal_ranks[:, None])
        counted = np.sum(~np.isnan(moved), axis=0)
        return np.asarray(np.nansum(moved, axis=0) / np.where(counted == 0, np.nan, counted))


def without_each(
    hierarchy: Hierarchy,
    leaves: ArrayLike,
    weights: ArrayLike,
    elements: Sequence[int],
    methods: Methods = ARITHMETIC,
    *,
    minimum_share: float = 0.0,
    ties: Ties = Ties.MINIMUM,
) -> Removal:
    """Score the tree once for each of `elements` with its weight put to 0; its siblings take over.

    `leaves` is ``(units, leaves)``, `weights` ``(elements of the hierarchy,)``. A node whose only child is taken out
    goes with it. The method is COINr's `remove_elements`.
    """
    own = np.asarray(weights, dtype=np.float64)
    trials = np.tile(own, (len(elements) + 1, 1))
    trials[np.arange(1, len(elements) + 1), list(elements)] = 0.0
    scores = climb(hierarchy, leaves, trials, methods, minimum_share=minimum_share)[..., hierarchy.root].T
    places = ranks(scores, ties)
    return Removal(scores[:, 0], places[:, 0], scores[:, 1:], places[:, 1:])
