"""What each element weighs in the whole."""

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy


def effective_weights(hierarchy: Hierarchy, weights: ArrayLike) -> Array:
    """Share of each element in the root: ``(…, elements)`` → the same; the leaves of one tree add up to 1.

    Its weight over the sum of its siblings' weights, times the share of its parent. How far a leaf moves the root of
    arithmetic means when all data are there; a start for talking about other means. 0 below a node without any weight.
    """
    own = np.asarray(weights, dtype=np.float64)
    shares = np.zeros_like(own)
    shares[..., hierarchy.root] = 1.0
    for layer in reversed(hierarchy.layers):
        within = own[..., layer.children, None] * layer.belongs
        total = within.sum(axis=-2, keepdims=True)
        within = within / np.where(total == 0, 1.0, total)
        shares[..., layer.children] = np.sum(within * shares[..., None, layer.nodes], axis=-1)
    return shares
