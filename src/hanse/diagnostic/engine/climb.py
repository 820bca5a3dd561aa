"""Scores of nodes from the scores of their parts, from the leaves to the root."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Input, State, States, in_state, numbers
from hanse.diagnostic.engine.arrays import Array, Flags, replaced
from hanse.diagnostic.engine.conditions import computed
from hanse.diagnostic.engine.labels import labels
from hanse.diagnostic.engine.means import aggregated, weighed
from hanse.diagnostic.engine.model.rules import Aggregation, Mean, MinimumShare, NodeRules, ShareOf
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
    states = measured.given[:, plan.below(place)]
    answered, missing = (
        np.sum(in_state(states, state), axis=1, dtype=np.int16) for state in (State.GIVEN, State.MISSING)
    )
    return answered.astype(np.float64), (answered + missing).astype(np.float64)


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
            result = replaced(result, blocked, np.nan)
        if rules.minimum and rules.minimum.share > 0:
            result = replaced(result, self._lacks(rules.minimum, filled, measured), np.nan)
        if rules.normalise is not None:
            groups = labels(answers.inputs, rules.normalise.within)
            result = rescaled(result, rules.normalise, self.plan.framework.scale, groups)
        return result if rules.decimals is None else rounded(result, rules.decimals)

    def state(self, score: Array) -> States:
        """A node without a score: not applicable or irrelevant where all its parts are, else missing."""
        without = np.isnan(score)
        if not without.any():
            return np.full(len(score), State.GIVEN, dtype=np.int8)
        why = np.maximum(self.states.min(axis=1), np.int8(State.MISSING))
        return replaced(why, ~without, State.GIVEN)

    def _by_formula(self, formula: str, filled: Sequence[Array], inputs: Mapping[str, Input]) -> Array:
        parts = self.plan.columns[self.plan.parts[self.node]]
        own = {part.key: numbers(scores) for part, scores in zip(parts, filled, strict=True)}
        return computed(formula, {**inputs, **own}, len(self.scores))

    def _lacks(self, minimum: MinimumShare, filled: Sequence[Array], measured: Measured) -> Flags:
        """Where too few of the parts, of their weight, or of the measures below are there; of nothing asked, none lack.

        Of what was asked: parts and measures that do not apply are not.
        """
        if minimum.of is ShareOf.MEASURES:
            have, asked = completeness(self.plan, measured, self.node)
        else:
            weights = self.weights if minimum.of is ShareOf.WEIGHT else (self.weights > 0).astype(np.float64)
            present = [~np.isnan(part) for part in filled]
            missing = [in_state(states, State.MISSING) for states in self.states.T]
            could_be = [one | other for one, other in zip(present, missing, strict=True)]
            have, asked = weighed(present, weights), weighed(could_be, weights)
        return have < asked * (minimum.share - NOISE)
