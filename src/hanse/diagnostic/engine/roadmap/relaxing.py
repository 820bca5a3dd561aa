"""Why no roadmap keeps to the limits: which of them would have to give, and by how little."""

import numpy as np

from hanse.diagnostic.engine.roadmap.formulation import Formulation
from hanse.diagnostic.engine.roadmap.judging import SLACK, Breach, Limit
from hanse.diagnostic.engine.roadmap.problem import Problem
from hanse.diagnostic.engine.roadmap.solver import Effort, Elastic, Slack, solve

_GIVING = {
    "budget": Limit.BUDGET,
    "posts": Limit.POSTS,
    "at_once": Limit.AT_ONCE,
    "target": Limit.TARGET,
    "quick": Limit.QUICK,
    "locked": Limit.LOCKED,
}
"""Rows that may give. Needs never do: a thing cannot stand on what is not there."""

AIMS = {Limit.TARGET, Limit.QUICK}
DEARER = 2.0
"""How much dearer an aim is than the same share of money or posts."""


def shortfalls(problem: Problem, *, seconds: float = 10.0) -> tuple[Breach, ...]:
    """The limits that an impossible problem breaks at the least: the smallest sum of shares of what there is.

    What the city has locked gives only where nothing else helps. Empty where a roadmap is possible after all.
    """
    formulation = Formulation(problem)
    return _lacking(formulation, seconds, decided=True) or _lacking(formulation, seconds, decided=False)


def _lacking(formulation: Formulation, seconds: float, *, decided: bool) -> tuple[Breach, ...]:
    """What gives; with `decided` the city's locks hold."""
    elastic, meanings = _elastic(formulation, decided=decided)
    solved = solve(formulation, Effort(seconds), elastic=elastic)
    if solved.values is None:
        return ()
    over = solved.values[formulation.columns :]
    problem = formulation.problem
    return tuple(_breach(problem, meanings[one], float(over[one])) for one in np.flatnonzero(over > SLACK))


def _elastic(formulation: Formulation, *, decided: bool) -> tuple[Elastic, list[tuple[str, ...]]]:
    rows, slacks, prices, meanings = formulation.rows, list[Slack](), list[float](), list[tuple[str, ...]]()
    whole = _whole(formulation.problem)
    for row, meaning in enumerate(rows.meaning):
        limit = _GIVING.get(meaning[0])
        if limit is None or (decided and limit is Limit.LOCKED):
            continue
        slacks.append((row, 1.0 if limit in {*AIMS, Limit.LOCKED} else -1.0))
        prices.append((DEARER if limit in AIMS else 1.0) / whole.get(limit, 1.0))
        meanings.append(meaning)
    return Elastic(tuple(slacks), tuple(prices), (np.inf,) * len(slacks)), meanings


def _whole(problem: Problem) -> dict[Limit, float]:
    """What a unit of a limit is measured against, so that money and posts can be compared."""
    limits = problem.limits
    return {
        Limit.BUDGET: max(float(limits.budget.mean()), 1e-9),
        Limit.POSTS: max(float(limits.posts.mean()), 1e-9),
        Limit.AT_ONCE: float(limits.at_once or 1),
        Limit.TARGET: max((target.points for target in limits.targets), default=1.0),
        Limit.QUICK: float(limits.quick_floor or 1),
    }


def _breach(problem: Problem, meaning: tuple[str, ...], by: float) -> Breach:
    limit, numbers = _GIVING[meaning[0]], [int(one) for one in meaning[1:]]
    match limit:
        case Limit.POSTS:
            return Breach(limit, numbers[1], by, skill=numbers[0])
        case Limit.BUDGET | Limit.AT_ONCE:
            return Breach(limit, numbers[0], by)
        case Limit.LOCKED:
            return Breach(limit, by=by, candidate=numbers[0])
        case Limit.TARGET:
            return Breach(limit, problem.limits.targets[numbers[0]].period, by, target=numbers[0])
    return Breach(limit, by=by)
