"""Weights under which elements correlate with the whole as they are meant to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from hanse.diagnostic.engine.aggregate import ARITHMETIC
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.statistics.correlations import correlations
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, Methods, climb


@dataclass(frozen=True, slots=True)
class Balance:
    """`weights` that add up to 1, and the shares of the elements in the sum of their correlations with the root."""

    weights: Array
    shares: Array
    target: Array

    @property
    def error(self) -> float:
        """Mean square of what the shares miss the target by."""
        return float(np.mean((self.shares - self.target) ** 2))


def influence(
    hierarchy: Hierarchy, leaves: ArrayLike, weights: ArrayLike, elements: Sequence[int], methods: Methods = ARITHMETIC
) -> Array:
    """Pearson correlation of each of `elements` with the root, divided by their sum: ``(elements,)``."""
    scores = climb(hierarchy, leaves, weights, methods)
    coefficients = correlations(scores[:, list(elements)], scores[:, hierarchy.root, None])[:, 0]
    return np.asarray(coefficients / coefficients.sum())


def balanced_weights(
    hierarchy: Hierarchy,
    leaves: ArrayLike,
    weights: ArrayLike,
    elements: Sequence[int],
    target: ArrayLike | None = None,
    *,
    methods: Methods = ARITHMETIC,
    reach: float = 10.0,
) -> Balance:
    """Weights of `elements` (all other weights as given) whose shares of influence come closest to `target`.

    `target` has one positive number per element, None for equal ones; no weight is multiplied or divided by more than
    `reach`. Least squares over the logarithms of the weights, from those given. Becker et al. (2017), "Weights and
    importance in composite indicators", Ecological Indicators 80; the aim is that of COINr's `get_opt_weights`, whose
    search stops earlier.

    Raises:
        ValueError: an element without weight, or one whose correlation does not exist.
    """
    own, chosen = np.asarray(weights, dtype=np.float64), list(elements)
    wanted = np.ones(len(chosen)) if target is None else np.asarray(target, dtype=np.float64)
    wanted = wanted / wanted.sum()
    if not np.all(own[chosen] > 0) or np.isnan(influence(hierarchy, leaves, own, chosen, methods)).any():
        raise ValueError("weights are balanced among elements that weigh something and vary between units")

    def moved(steps: Array) -> Array:
        trial = own.copy()
        trial[chosen] *= np.exp(steps)
        return trial

    def miss(steps: Array) -> Array:
        return influence(hierarchy, leaves, moved(steps), chosen, methods) - wanted

    found = optimize.least_squares(miss, np.zeros(len(chosen)), bounds=(-np.log(reach), np.log(reach)))
    result = moved(found.x)[chosen]
    return Balance(result / result.sum(), miss(found.x) + wanted, wanted)
