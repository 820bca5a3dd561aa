"""Whether a roadmap keeps to its limits, and which it breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from hanse.diagnostic.engine.roadmap.problem import NEVER, Problem, Starts

SLACK = 1e-6
"""Money and posts are sums of floats."""


class Limit(StrEnum):
    BUDGET = "budget"
    POSTS = "posts"
    AT_ONCE = "at_once"
    NEED = "need"
    LOCKED = "locked"
    BANNED = "banned"
    TARGET = "target"
    QUICK = "quick"
    END = "end"


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that is broken: in which period, by how much, and for a need, a lock or a ban by which candidate."""

    limit: Limit
    period: int = 0
    by: float = 0.0
    candidate: int | None = None
    skill: int | None = None
    target: int | None = None


def breaches(problem: Problem, starts: Starts) -> tuple[Breach, ...]:
    """Every limit that the starts (n,) break; empty: the roadmap can be carried out."""
    return (*_resources(problem, starts), *_decisions(problem, starts), *_aims(problem, starts))


def _resources(problem: Problem, starts: Starts) -> Iterator[Breach]:
    limits = problem.limits
    money, posts, under_way = problem.used(starts)
    for period in np.flatnonzero(money > limits.budget + SLACK):
        yield Breach(Limit.BUDGET, int(period), float(money[period] - limits.budget[period]))
    for skill, period in np.argwhere(posts > limits.posts + SLACK):
        over = float(posts[skill, period] - limits.posts[skill, period])
        yield Breach(Limit.POSTS, int(period), over, skill=int(skill))
    if limits.at_once is not None:
        for period in np.flatnonzero(under_way > limits.at_once):
            yield Breach(Limit.AT_ONCE, int(period), float(under_way[period] - limits.at_once))


def _decisions(problem: Problem, starts: Starts) -> Iterator[Breach]:
    limits, effect = problem.limits, problem.effect(starts)
    chosen = starts < problem.periods
    for one in np.flatnonzero(chosen & (effect >= problem.periods)).tolist():
        yield Breach(Limit.END, int(starts[one]), candidate=one)
    for need in problem.needs:
        if chosen[need.of] and min((effect[one] for one in need.by), default=NEVER) >= starts[need.of]:
            yield Breach(Limit.NEED, int(starts[need.of]), candidate=need.of)
    for one, period in limits.locked.items():
        if not chosen[one] or (period is not None and starts[one] != period):
            yield Breach(Limit.LOCKED, period or 0, candidate=one)
    for one in sorted(limits.banned):
        if chosen[one]:
            yield Breach(Limit.BANNED, int(starts[one]), candidate=one)


def _aims(problem: Problem, starts: Starts) -> Iterator[Breach]:
    limits, effect = problem.limits, problem.effect(starts)
    for number, target in enumerate(limits.targets):
        reached = [problem.gains[one] for one in target.gains]
        got = sum(gain.points for gain in reached if min(effect[one] for one in gain.by) <= target.period)
        if got < target.points - SLACK:
            yield Breach(Limit.TARGET, target.period, target.points - got, target=number)
    done = sum(1 for one in limits.quick if effect[one] <= limits.quick_by)
    if done < limits.quick_floor:
        yield Breach(Limit.QUICK, limits.quick_by, float(limits.quick_floor - done))
