"""A tree of means as arrays: every replication, unit and node at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from hanse.diagnostic.engine.aggregate import ARITHMETIC, node_means
from hanse.diagnostic.engine.arrays import Array, Whole, as_table
from hanse.diagnostic.engine.copeland import copeland

type Method = float | Literal["copeland"]
"""How parts become a node: the power of a generalised mean (`aggregate`), or outranking."""

type Methods = Method | tuple[Method, ...]
"""One method for all nodes, or one for every element (those of leaves say nothing)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Nodes that can be computed once the layers below are: `belongs` is ``(children, nodes)``, 1 or 0."""

    nodes: Whole
    children: Whole
    belongs: Array


@dataclass(frozen=True)
class Hierarchy:
    """Elements in any order; `parents` holds the place of each one's parent, -1 for the root.

    Raises:
        ValueError: not exactly one root, a parent that is no element, or a circle.
    """

    parents: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.parents.count(-1) != 1 or not all(-1 <= parent < len(self.parents) for parent in self.parents):
            raise ValueError("a hierarchy has one root, and every other element a parent among the elements")
        if len(self._depths) < len(self.parents):
            raise ValueError("the parents of a hierarchy go round in a circle")

    @property
    def root(self) -> int:
        return self.parents.index(-1)

    @cached_property
    def leaves(self) -> Whole:
        """Elements without children, in their order: the indicators."""
        return np.setdiff1d(np.arange(len(self.parents)), self.parents)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Nodes by their distance to the deepest leaf below them, the lowest first."""
        heights = np.zeros(len(self.parents), dtype=np.intp)
        for element in sorted(self._depths, key=self._depths.__getitem__, reverse=True):
            if (parent := self.parents[element]) >= 0:
                heights[parent] = max(heights[parent], heights[element] + 1)
        parents = np.array(self.parents)
        layers = []
        for height in range(1, int(heights.max()) + 1):
            nodes = np.flatnonzero(heights == height)
            children = np.flatnonzero(np.isin(parents, nodes))
            layers.append(Layer(nodes, children, (parents[children, None] == nodes).astype(np.float64)))
        return tuple(layers)

    @cached_property
    def _depths(self) -> dict[int, int]:
        """Distance to the root of all that hangs on it."""
        depths = {self.root: 0}
        while True:
            found = {
                element: depths[parent] + 1
                for element, parent in enumerate(self.parents)
                if element not in depths and parent in depths
            }
            if not found:
                return depths
            depths |= found


def climb(
    hierarchy: Hierarchy,
    leaves: ArrayLike,
    weights: ArrayLike,
    methods: Methods = ARITHMETIC,
    *,
    minimum_share: float = 0.0,
) -> Array:
    """Scores of all elements: ``(…, units, leaves)`` and ``(…, elements)`` → ``(…, units, elements)``.

    `weights` are within each parent, of any scale; a leading axis gives each replication its own. Missing parts drop
    out and the rest is rescaled; below `minimum_share` of its parts a node has no score (`aggregate.node_means`).
    """
    table, shares = as_table(leaves), np.asarray(weights, dtype=np.float64)
    ahead = np.broadcast_shapes(table.shape[:-2], shares.shape[:-1])
    # Elements lie one after the other in memory: every step from here on works on whole elements.
    scores = np.empty((len(hierarchy.parents), *ahead, table.shape[-2]))
    scores[hierarchy.leaves] = np.moveaxis(np.broadcast_to(table, (*ahead, *table.shape[-2:])), -1, 0)
    for layer in hierarchy.layers:
        parts = np.moveaxis(scores[layer.children], 0, -1)
        for method, chosen in _by_method(layer, methods):
            belongs = layer.belongs[:, chosen] * shares[..., layer.children, None]
            found = (
                _outranked(parts, belongs)
                if method == "copeland"
                else node_means(parts, belongs, method, minimum_share=minimum_share)
            )
            scores[layer.nodes[chosen]] = np.moveaxis(found, -1, 0)
    return np.moveaxis(scores, 0, -1)


def _by_method(layer: Layer, methods: Methods) -> list[tuple[Method, Sequence[int] | slice]]:
    if not isinstance(methods, tuple):
        return [(methods, slice(None))]
    own = [methods[node] for node in layer.nodes]
    return [(method, [place for place, one in enumerate(own) if one == method]) for method in dict.fromkeys(own)]


def _outranked(parts: Array, belongs: Array) -> Array:
    """Copeland scores, replication by replication: each compares all pairs of units, work enough for one call."""
    ahead = np.broadcast_shapes(parts.shape[:-2], belongs.shape[:-2])
    parts = np.broadcast_to(parts, (*ahead, *parts.shape[-2:]))
    belongs = np.broadcast_to(belongs, (*ahead, *belongs.shape[-2:]))
    scores = np.empty((*ahead, parts.shape[-2], belongs.shape[-1]))
    for place in np.ndindex(*ahead, belongs.shape[-1]):
        *which, node = place
        column = belongs[(*which, slice(None), node)]
        scores[(*which, slice(None), node)] = copeland(parts[tuple(which)][:, column > 0], column[column > 0])
    return scores
