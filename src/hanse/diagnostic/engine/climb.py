"""Scores of nodes from the scores of their parts, from the leaves to the root."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Input, State, States, numbers
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.conditions import computed
from hanse.diagnostic.engine.labels import labels
from hanse.diagnostic.engine.means import aggregated, weighed
from hanse.diagnostic.engine.model.rules import Aggregation, Mean, NodeRules, ShareOf
from hanse.diagnostic.engine.pipeline import Measured
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.rounding import rounded
from hanse.diagnostic.engine.scaling import rescaled
from hanse.diagnostic.engine.settling import settled

NOISE = 1e-12
"""A share this much below the minimum has reached it."""


@dataclass(frozen=True, eq=False)
class Climbed:
    """``(units, columns)`` in the order of the plan: scores, and why there is none."""

    scores: Array
    states: States


def climbed(plan: Plan, measured: Measured, answers: Answers, weights: Array | None = None) -> Climbed:
    """Scores of all columns of the plan; `weights` ``(units, columns)`` give each unit its own, not the plan's."""
    scores, states = measured.sheet, measured.why
    for node in plan.nodes:
        parts = plan.parts[node]
        own = plan.weights[parts] if weights is None else weights[:, parts]
        part = _Parts(plan, node, scores[:, parts], states[:, parts], own)
        scores[:, node] = part.score(answers, measured)
        states[:, node] = part.state(scores[:, node])
    return Climbed(scores, states)


def completeness(plan: Plan, measured: Measured, place: int) -> tuple[Array, Array]:
    """Measures below a column that were answered, and that could be, ``(units,)`` each."""
    given = measured.given[:, plan.below(place)]
    answered, asked = np.sum(given == State.GIVEN, axis=1), np.sum(given <= State.MISSING, axis=1)
    return answered.astype(np.float64), asked.astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one node, ``(units, parts)``; `weights` are ``(parts,)``, or ``(units, parts)``."""

    plan: Plan
    node: int
    scores: Array
    states: States
    weights: Array

    @property
    def rules(self) -> NodeRules:
        return self.plan.node_rules[self.node]

    def score(self, answers: Answers, measured: Measured) -> Array:
        rules, how = self.rules, self.rules.aggregate or Aggregation()
        filled, blocked = settled(self.plan, self.node, self.scores, self.states)
        if how.mean is Mean.FORMULA:
            result = self._by_formula(how.formula, filled, answers.inputs)
        else:
            result = aggregated(filled, self.weights, how, renormalise=rules.rescales)
        if blocked is not None:
            result[blocked] = np.nan
        whole = blocked is None and rules.minimum and rules.minimum.of is not ShareOf.MEASURES
        if rules.minimum and rules.minimum.share > 0 and not whole:
            result[self._share(filled, measured) < rules.minimum.share - NOISE] = np.nan
        if rules.normalise is not None:
            groups = labels(answers.inputs, rules.normalise.within)
            result = rescaled(result, rules.normalise, self.plan.framework.scale, groups)
        return result if rules.decimals is None else rounded(result, rules.decimals)

    def state(self, score: Array) -> States:
        """A node without a score: not applicable or irrelevant where all its parts are, else missing."""
        without = np.isnan(score)
        if not without.any():
            return np.zeros(len(score), dtype=np.int8)
        nothing_missing = np.all(self.states > State.MISSING, axis=1)
        why = np.where(nothing_missing, self.states.min(axis=1), State.MISSING)
        return np.where(without, why, State.GIVEN).astype(np.int8)

    def _by_formula(self, formula: str, filled: Array, inputs: Mapping[str, Input]) -> Array:
        parts = self.plan.columns[self.plan.parts[self.node]]
        own = {part.key: numbers(filled[:, column]) for column, part in enumerate(parts)}
        return computed(formula, {**inputs, **own}, len(filled))

    def _share(self, filled: Array, measured: Measured) -> Array:
        """Present over asked: of parts, of their weight, of the measures below; nothing asked counts as all there."""
        of = self.rules.minimum.of if self.rules.minimum else ShareOf.PARTS
        if of is ShareOf.MEASURES:
            have, asked = completeness(self.plan, measured, self.node)
        else:
            weights = self.weights if of is ShareOf.WEIGHT else (self.weights > 0).astype(np.float64)
            have = weighed(~np.isnan(filled), weights)
            asked = weighed(~np.isnan(filled) | (self.states <= State.MISSING), weights)
        return np.where(asked > 0, have / np.maximum(asked, np.finfo(float).tiny), 1.0)
