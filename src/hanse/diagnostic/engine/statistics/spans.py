"""How far the scores of one unit hang on doubts about its answers and about the weights: the pipeline, many times.

doc/method/uncertainty.md states the model. After Saisana, Saltelli & Tarantola (2005), Journal of the Royal Statistical
Society A 168, and the OECD & JRC Handbook on Constructing Composite Indicators (2008), chapter 7.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Units
from hanse.diagnostic.engine.arrays import Array, Whole
from hanse.diagnostic.engine.climb import climbed
from hanse.diagnostic.engine.outputs import levels_of, scope_of
from hanse.diagnostic.engine.pipeline import measured
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.relevance import asked
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.staging import Levels
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.misjudging import Doubt, Draws, replicated

REPLICATIONS = 200
SHARE = 0.9
"""Of the replications, the share whose scores a span holds."""


BLOCK = 8
"""Units computed at a time: enough to share the work of one call, few enough to stay in a processor's cache."""


@dataclass(frozen=True, eq=False)
class Spans:
    """Where the scores of one unit lie: ``(columns,)`` each in the order of the plan; NaN where there is no score.

    `low` and `high` bound the middle nine tenths of the replications, and are stretched to hold the score itself where
    those lie to one side of it. `steady`: share of the replications that reach the very level of the unit, by node.
    """

    plan: Plan
    low: Array
    high: Array
    steady: Mapping[str, float]

    def between(self, key: str) -> tuple[float, float]:
        """Low and high end of a node or measure. Raises KeyError for an unknown key."""
        place = self.plan.places[key]
        return float(self.low[place]), float(self.high[place])


def spans(
    result: Result,
    *,
    proved: Sequence[frozenset[str]] | None = None,
    doubt: Doubt | None = None,
    replications: int = REPLICATIONS,
    seed: int = 0,
) -> list[Spans]:
    """Score every unit over and over, its answers and the weights drawn anew each time: one `Spans` per unit.

    The same seed gives the same digits, whoever else is scored. All units meet the same random numbers, so that their
    spans differ by their answers alone.

    Args:
        result: of a framework whose scores stand alone (`stands_alone`).
        proved: for each unit, keys of the questions that have evidence; none where not said.
        doubt: what is drawn, and how far.
        replications: how often.
        seed: of the random numbers.

    Raises:
        ValueError: the framework's scores hang on the other units, or no replication.
    """
    if replications < 1 or not stands_alone(result.framework):
        raise ValueError("spans need scores that stand alone, and a replication")
    count = len(result.units)
    sets = proved or [frozenset()] * count
    blocks = [np.arange(start, min(start + BLOCK, count)) for start in range(0, count, BLOCK)]
    trial = _Trial(result, doubt or Doubt(), replications, seed)
    return [one for units in blocks for one in trial.spans_of(units, [sets[unit] for unit in units.tolist()])]


@dataclass(frozen=True, slots=True)
class _Trial:
    result: Result
    doubt: Doubt
    replications: int
    seed: int

    def spans_of(self, units: Whole, proved: Sequence[frozenset[str]]) -> list[Spans]:
        result, stream = self.result, np.random.default_rng(self.seed)
        weights = np.tile(self._weights(stream), (1, len(units))).T
        draws = Draws(stream, stream.uniform(-1.0, 1.0, self.replications), len(units))
        questions = result.framework.questions
        inputs = replicated(result.answers.inputs, units, questions, proved=proved, doubt=self.doubt, draws=draws)
        answers = asked(result.framework, Answers(_rows(len(weights)), inputs))
        nodes = climbed(result.plan, measured(result.plan, answers), answers, weights)
        levels = levels_of(result.plan, nodes, scope_of(result.plan, answers, nodes))
        shape = (len(units), self.replications)
        return [
            self._told(int(unit), nodes.scores.reshape(*shape, -1)[place], levels_, place)
            for place, unit in enumerate(units)
            for levels_ in [{key: found.reshape(shape) for key, found in levels.items()}]
        ]

    def _weights(self, stream: np.random.Generator) -> Array:
        """``(columns, replications)``."""
        plan = self.result.plan
        drawn = stream.random((len(plan.columns), self.replications))
        return plan.weights[:, None] * (1 + self.doubt.weights * (2 * drawn - 1))

    def _told(self, unit: int, scores: Array, levels: Mapping[str, Levels], place: int) -> Spans:
        own, tail = self.result.climbed.scores[unit], (1 - SHARE) / 2
        low, high = np.quantile(np.where(np.isnan(scores), own, scores), [tail, 1 - tail], axis=0)
        steady = {key: float(np.mean(found[place] == self.result.levels[key][unit])) for key, found in levels.items()}
        return Spans(self.result.plan, np.minimum(low, own), np.maximum(high, own), steady)


def _rows(count: int) -> Units:
    names = tuple(map(str, range(count)))
    return Units(("replication",), tuple((name,) for name in names), names)
