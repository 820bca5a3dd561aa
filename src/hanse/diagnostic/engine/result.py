"""What scoring gives: numbers of all units at every node, ready to be opened to their reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Answers, States, Units
from hanse.diagnostic.engine.arrays import Array, columns_at
from hanse.diagnostic.engine.climb import Climbed, completeness
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.levels import Ladder, Level
from hanse.diagnostic.engine.pipeline import Measured
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.ranks import percentile_ranks
from hanse.diagnostic.engine.staging import NO_LEVEL, Levels, to_next
from hanse.diagnostic.engine.summaries import Rows


@dataclass(frozen=True, eq=False)
class Result:
    """Scores of `answers` by `framework`; arrays have one entry per unit, in the order of `units`.

    `levels` holds indices into the ladder of a node, by node key; `ranks`, `derived` and `summaries` go by
    their own keys.
    """

    framework: Framework
    answers: Answers
    plan: Plan
    measured: Measured
    climbed: Climbed
    levels: Mapping[str, Levels]
    ranks: Mapping[str, Array]
    derived: Mapping[str, Array]
    summaries: Mapping[str, Rows]

    @property
    def units(self) -> Units:
        return self.answers.units

    def scores(self, key: str) -> Array:
        """Scores of a node or measure, NaN where there is none. Raises KeyError for an unknown key."""
        return self.climbed.scores[:, self.plan.places[key]]

    def states(self, key: str) -> States:
        """Why a score is absent, as codes of `State`."""
        return self.climbed.states[:, self.plan.places[key]]

    def given(self, key: str) -> States:
        """Whether a measure was answered, before anything stood in for what is absent, as codes of `State`."""
        return self.measured.given[:, self.plan.places[key]]

    def counted(self, key: str) -> tuple[Array, Array]:
        """Measures below that were answered, and that could be."""
        return completeness(self.plan, self.measured, self.plan.places[key])

    def completeness(self, key: str) -> Array:
        """Share of the measures below that were answered, of those that could be; 1 where none could."""
        answered, asked = self.counted(key)
        return np.where(asked > 0, answered / np.maximum(asked, 1), 1.0)

    def ladder(self, key: str) -> Ladder | None:
        """The ladder of a node; None for a measure and for a node without levels."""
        rules = self.plan.node_rules.get(self.plan.places[key])
        return self.framework.ladders[rules.ladder] if rules and rules.ladder else None

    def level(self, unit: int, key: str) -> Level | None:
        """The level that a unit has reached at a node."""
        ladder = self.ladder(key)
        reached = NO_LEVEL if ladder is None else int(self.levels[key][unit])
        return None if ladder is None or reached == NO_LEVEL else ladder.levels[reached]

    def gap(self, key: str) -> Array:
        """Points to the next level; NaN at the top, without a score, and without levels."""
        ladder = self.ladder(key)
        if ladder is None:
            return np.full(len(self.units), np.nan)
        return to_next(self.scores(key), self.levels[key], ladder)

    def percentile(self, key: str) -> Array:
        """Where each unit stands among all that have a score there: 0 for the lowest, 1 for the highest."""
        return percentile_ranks(self.scores(key)[:, None])[:, 0]

    def gaps(self) -> Array:
        """`gap` of every node, ``(units, nodes)``, the root first."""
        found = np.empty((len(self.plan.parts), len(self.units))).T
        for column, place in enumerate(sorted(self.plan.parts)):
            found[:, column] = self.gap(self.plan.columns[place].key)
        return found

    def percentiles(self) -> Array:
        """`percentile` of every node, ``(units, nodes)``, the root first."""
        return percentile_ranks(columns_at(self.climbed.scores, self.plan.inner))

    def stage(self, name: str) -> Mapping[str, Array]:
        """Numbers of the measures at a stage of the pipeline, by key. Raises KeyError for an unknown stage."""
        return {self.plan.columns[place].key: self.measured.stage(name, place) for place in self.plan.measures.tolist()}

    def values(self, key: str) -> Array:
        """Numbers of anything that has a key: a node, a measure, a rank, a derived number."""
        for found in (self.ranks, self.derived):
            if key in found:
                return found[key]
        return self.scores(key)
