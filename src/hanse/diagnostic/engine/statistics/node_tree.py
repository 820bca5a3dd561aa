"""The nodes of a framework as a hierarchy, and what of its making is in doubt (doc/method/uncertainty.md, 2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.means import POWERS
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.model.tree import Node
from hanse.diagnostic.engine.statistics.experiment import Experiment, variants
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, Method

NOISE = 0.25
UNEVEN = 0.5
"""Power of the second mean tried: halfway from the arithmetic to the geometric, and defined at nought."""


class NoMeanError(ValueError):
    """A node's score is no mean of its parts, so that another mean cannot be tried; `key` names it."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the rule of “{key}” is no mean of powers")
        self.key = key


class Missing(StrEnum):
    """What is done with a node that has no score."""

    LEFT_OUT = "left_out"
    LOWEST = "lowest"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What of an index is in doubt: how far its weights, what stands in for missing scores, and the mean.

    `power`: of the mean that is tried beside the framework's own; None for none.
    """

    noise: float = NOISE
    missing: tuple[Missing, ...] = tuple(Missing)
    power: float | None = UNEVEN


class NodeTree:
    """The nodes of a framework as a hierarchy whose leaves are the nodes right above measures.

    Raises:
        NoMeanError: a node's rule is no mean of powers.
    """

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.nodes: list[Node] = list(framework.root.nodes())
        parents = {id(part): place for place, node in enumerate(self.nodes) for part in node.parts}
        self.hierarchy = Hierarchy(tuple(parents.get(id(node), -1) for node in self.nodes))
        self.weights = np.array([node.weight for node in self.nodes])
        self.methods: tuple[Method, ...] = tuple(self._power(node) for node in self.nodes)

    @property
    def parts(self) -> list[Node]:
        """The nodes of the tier of sections; without one, the parts of the root."""
        tier = self.framework.sections
        found = [node for node in self.nodes if tier and node.tier == tier]
        return found or [part for part in self.framework.root.parts if isinstance(part, Node)]

    def leaves(self, scores: Mapping[str, Array]) -> Array:
        """Scores of the leaves, ``(units, leaves)``, from those of all nodes by key."""
        return np.column_stack([scores[self.nodes[place].key] for place in self.hierarchy.leaves])

    def experiment(self, leaves: Array, doubts: Doubts | None = None) -> Experiment:
        """The index with its doubts; without any missing score there is one way to treat them."""
        given = doubts or Doubts()
        gaps = np.isnan(leaves).any() and given.missing
        ways = [self._way(missing) for missing in given.missing] if gaps else [_left_out]
        other = () if given.power is None else (tuple(given.power for _ in self.nodes),)
        return Experiment(
            hierarchy=self.hierarchy,
            weights=self.weights,
            variants=variants(leaves, ways),
            choices=("missing",),
            noise=given.noise,
            methods=(self.methods, *other),
        )

    def _power(self, node: Node) -> float:
        how = self.framework.node_rules(node).aggregate or Aggregation()
        if how.mean is not Mean.POWER and how.mean not in POWERS:
            raise NoMeanError(node.key)
        return POWERS.get(how.mean, how.power)

    def _way(self, missing: Missing) -> Callable[[Array], Array]:
        return {Missing.LEFT_OUT: _left_out, Missing.LOWEST: self._lowest, Missing.MEDIAN: _median}[missing]

    def _lowest(self, table: Array) -> Array:
        return np.where(np.isnan(table), self.framework.scale[0], table)


def _left_out(table: Array) -> Array:
    return table


def _median(table: Array) -> Array:
    """The median of the units that have a score; 0 in a column where none has."""
    known = ~np.isnan(table).all(axis=-2, keepdims=True)
    middle = np.nanmedian(np.where(known, table, 0.0), axis=-2, keepdims=True)
    return np.where(np.isnan(table), middle, table)
