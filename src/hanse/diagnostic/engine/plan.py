"""A framework made ready for arrays: every measure and node has a column, the parts of a node lie side by side."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.measuring import MeasureRules
from hanse.diagnostic.engine.model.rules import Absence, AbsenceRule, Mean, NodeRules
from hanse.diagnostic.engine.model.tree import Measure, Node


@dataclass(frozen=True, eq=False)
class Plan:
    """`columns` begins with the root; a node stands before its parts, whose columns `parts` gives as a slice."""

    framework: Framework
    columns: tuple[Node | Measure, ...]
    parents: tuple[int, ...]
    parts: Mapping[int, slice]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Key → column."""
        return {column.key: place for place, column in enumerate(self.columns)}

    @cached_property
    def measures(self) -> NDArray[np.intp]:
        """Columns of the measures."""
        return np.array([place for place, one in enumerate(self.columns) if isinstance(one, Measure)], dtype=np.intp)

    def below(self, place: int) -> slice | NDArray[np.intp]:
        """Columns of the measures below a column, as a slice where they lie side by side; a measure is below itself."""
        return self._below[place]

    @cached_property
    def _below(self) -> Mapping[int, slice | NDArray[np.intp]]:
        found: dict[int, list[int]] = {place: [] for place in range(len(self.columns))}
        for measure in self.measures.tolist():
            place = measure
            while place >= 0:
                found[place].append(measure)
                place = self.parents[place]
        return {place: _side_by_side(measures) for place, measures in found.items()}

    @cached_property
    def nodes(self) -> tuple[int, ...]:
        """Columns of the nodes, parts before their node."""
        return tuple(sorted(self.parts, reverse=True))

    @cached_property
    def inner(self) -> slice | NDArray[np.intp]:
        """Columns of the nodes, the root first, as a slice where they lie side by side."""
        return _side_by_side(sorted(self.parts))

    @cached_property
    def weights(self) -> Array:
        """Weight of every column within its node."""
        return np.array([column.weight for column in self.columns], dtype=np.float64)

    @cached_property
    def measure_rules(self) -> Mapping[int, MeasureRules]:
        """Rules of the measures, by column."""
        return {place: self.framework.measure_rules(self.measure(place)) for place in self.measures.tolist()}

    @cached_property
    def ruled(self) -> NDArray[np.intp]:
        """Columns of the measures whose raw number is not yet their score."""
        found = [
            place for place, rules in self.measure_rules.items() if rules.change or self.measure(place).direction < 0
        ]
        return np.array(found, dtype=np.intp)

    @cached_property
    def node_rules(self) -> Mapping[int, NodeRules]:
        return {place: self.framework.node_rules(self.node(place)) for place in self.parts}

    @cached_property
    def absences(self) -> Mapping[int, tuple[tuple[int, State, AbsenceRule], ...]]:
        """For each node, what its parts do when they are absent, unless they drop out: number of the part, state, rule.

        A measure's own rule counts before that of its node; a part without weight has no say.
        """
        return {
            place: tuple(
                (number, state, rule)
                for number, part in enumerate(self.columns[parts])
                if part.weight > 0
                for state, rule in _absence_rules(part, self.node_rules[place]).items()
                if rule.absence is not Absence.DROP
            )
            for place, parts in self.parts.items()
        }

    @cached_property
    def shares(self) -> Array:
        """What one point of each column adds to the root, were everything there and every mean arithmetic."""
        shares = np.ones(len(self.columns))
        for node in reversed(self.nodes):
            parts, rules = self.parts[node], self.node_rules[node]
            is_sum = rules.aggregate is not None and rules.aggregate.mean is Mean.SUM
            whole = 1.0 if is_sum else self.weights[parts].sum()
            shares[parts] = shares[node] * self.weights[parts] / (whole or 1.0)
        return shares

    def node(self, place: int) -> Node:
        column = self.columns[place]
        assert isinstance(column, Node)
        return column

    def measure(self, place: int) -> Measure:
        column = self.columns[place]
        assert isinstance(column, Measure)
        return column


def _absence_rules(part: Node | Measure, rules: NodeRules) -> Mapping[State, AbsenceRule]:
    usual = AbsenceRule()
    own = part if isinstance(part, Measure) else None
    return {
        State.MISSING: (own and own.missing) or rules.missing or usual,
        State.NOT_APPLICABLE: (own and own.not_applicable) or rules.not_applicable or usual,
        State.IRRELEVANT: (own and own.irrelevant) or rules.irrelevant or usual,
    }


def _side_by_side(places: list[int]) -> slice | NDArray[np.intp]:
    if places and places[-1] - places[0] + 1 == len(places):
        return slice(places[0], places[-1] + 1)
    return np.array(places, dtype=np.intp)


@lru_cache(maxsize=64)
def plan_of(framework: Framework) -> Plan:
    """The plan of a framework, made once."""
    columns: list[Node | Measure] = [framework.root]
    parents = [-1]
    parts: dict[int, slice] = {}
    waiting = deque([(0, framework.root)])
    while waiting:
        place, node = waiting.popleft()
        start = len(columns)
        columns.extend(node.parts)
        parents.extend([place] * len(node.parts))
        parts[place] = slice(start, len(columns))
        waiting.extend((start + number, part) for number, part in enumerate(node.parts) if isinstance(part, Node))
    return Plan(framework, tuple(columns), tuple(parents), parts)
