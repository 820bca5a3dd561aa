"""Numbers beside the scores: levels, derived numbers and ranks."""

from collections.abc import Mapping

import numpy as np

from hanse.diagnostic.engine.answers import Answers, Input, Numbers, numbers, one_of
from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.climb import Climbed
from hanse.diagnostic.engine.conditions import Scope, computed, holds
from hanse.diagnostic.engine.labels import labels
from hanse.diagnostic.engine.model.results import RankRule
from hanse.diagnostic.engine.plan import Plan
from hanse.diagnostic.engine.ranks import ranks
from hanse.diagnostic.engine.rounding import rounded
from hanse.diagnostic.engine.staging import Levels, levels
from hanse.diagnostic.engine.summaries import Rows


def scope_of(plan: Plan, answers: Answers, nodes: Climbed) -> Scope:
    """What conditions and formulas on results may name: answers and columns, and the scores of nodes."""
    scores = {plan.columns[place].key: Numbers(nodes.scores[:, place], nodes.states[:, place]) for place in plan.nodes}
    measures = {
        plan.columns[place].key: Numbers(nodes.scores[:, place], nodes.states[:, place]) for place in plan.measures
    }
    return Scope({**measures, **answers.inputs, **scores})


def scope_of_one(plan: Plan, answers: Answers, nodes: Climbed, unit: int) -> Scope:
    """The same for one unit alone."""
    return Scope({key: one_of(given, unit) for key, given in scope_of(plan, answers, nodes).items()})


def levels_of(plan: Plan, nodes: Climbed, scope: Scope) -> Mapping[str, Levels]:
    """Levels of every node that has a ladder, by node key."""
    found: dict[str, Levels] = {}
    for place in sorted(plan.parts):
        ladder_key = plan.node_rules[place].ladder
        if ladder_key is None:
            continue
        node, ladder = plan.node(place), plan.framework.ladders[ladder_key]
        count = len(nodes.scores)
        gates = {
            level.key: np.logical_and.reduce([holds(one.holds, scope, count) for one in conditions])
            for level in ladder.levels
            if (conditions := node.conditions(level))
        }
        found[node.key] = levels(nodes.scores[:, place], ladder, gates)
    return found


def derived_of(plan: Plan, scope: Scope, count: int) -> Mapping[str, Array]:
    """Derived numbers in the order of the file; each may use those before it."""
    found: dict[str, Array] = {}
    known = dict(scope)
    for rule in plan.framework.outputs.derived:
        values = computed(rule.formula, known, count)
        found[rule.key] = values if rule.decimals is None else rounded(values, rule.decimals)
        known[rule.key] = numbers(found[rule.key])
    return found


def ranks_of(plan: Plan, scope: Scope, derived: Mapping[str, Array]) -> Mapping[str, Array]:
    """Ranks of the units, by their keys."""
    rules = [rule for rule in plan.framework.outputs.ranks if not rule.summary]
    return {rule.key: _rank(rule, derived.get(rule.of), scope) for rule in rules}


def ranks_in(plan: Plan, summary: str, rows: Rows) -> Mapping[str, Array]:
    """Ranks of the rows of a summary, by their keys."""
    rules = [rule for rule in plan.framework.outputs.ranks if rule.summary == summary]
    return {rule.key: _rank(rule, rows.scores[:, plan.places[rule.of]], rows.inputs) for rule in rules}


def _rank(rule: RankRule, values: Array | None, scope: Mapping[str, Input]) -> Array:
    values = _numbers(scope, rule.of) if values is None else values
    if rule.decimals is not None:
        values = rounded(values, rule.decimals)
    groups = labels(scope, rule.within)
    if groups is None:
        return ranks(values[:, None], rule.ties, ascending=rule.ascending)[:, 0]
    result = np.full(len(values), np.nan)
    for label in set(groups.tolist()):
        rows = groups == label
        result[rows] = ranks(values[rows, None], rule.ties, ascending=rule.ascending)[:, 0]
    return result


def _numbers(scope: Mapping[str, Input], key: str) -> Array:
    given = scope[key]
    if not isinstance(given, Numbers):
        raise TypeError(f"“{key}” holds no numbers")
    return given.values
