"""Why each solution stands in a roadmap, and what a little more money or a few more posts would bring."""

from dataclasses import dataclass, replace

import numpy as np

from hanse.diagnostic.engine.roadmap.optimise import Roadmap, optimise
from hanse.diagnostic.engine.roadmap.problem import Problem, Starts


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one candidate is chosen.

    `points` that nothing else chosen brings as early, the `gains` they come from (by their numbers), and the chosen
    candidates that could not begin without it.
    """

    candidate: int
    points: float
    gains: tuple[int, ...]
    needed_by: tuple[int, ...]


def reasons(problem: Problem, starts: Starts) -> tuple[Reason, ...]:
    """One for each chosen candidate, in the order in which they begin."""
    chosen = sorted(np.flatnonzero(starts < problem.periods).tolist(), key=lambda one: (int(starts[one]), one))
    return tuple(_reason(problem, starts, one) for one in chosen)


def _reason(problem: Problem, starts: Starts, one: int) -> Reason:
    effect = problem.effect(starts)
    brings = [
        number
        for number, gain in enumerate(problem.gains)
        if one in gain.by and effect[one] < min((effect[other] for other in gain.by if other != one), default=np.inf)
    ]
    needed_by = {
        need.of for need in problem.needs if one in need.by and _only(problem, starts, need.of, need.by) == one
    }
    points = sum(problem.gains[number].points for number in brings)
    return Reason(one, points, tuple(brings), tuple(sorted(needed_by)))


def _only(problem: Problem, starts: Starts, of: int, by: tuple[int, ...]) -> int | None:
    """The one candidate that meets a need of a chosen one; None where there are several, or it is not chosen."""
    if starts[of] >= problem.periods:
        return None
    effect = problem.effect(starts)
    meeting = [other for other in by if effect[other] < starts[of]]
    return meeting[0] if len(meeting) == 1 else None


@dataclass(frozen=True, slots=True)
class Margin:
    """What more of one thing would bring: `skill` None for money; `value` against that of the roadmap, at least 0."""

    skill: int | None
    value: float
    roadmap: Roadmap


MORE = 0.1
"""How much more is tried of each: a tenth."""


def margins(problem: Problem, roadmap: Roadmap, *, seconds: float = 5.0) -> tuple[Margin, ...]:
    """A tenth more money, and then a tenth more posts of each skill, one after the other; the most valuable first."""
    found = [_margin(problem, roadmap, skill, seconds) for skill in (None, *range(problem.limits.posts.shape[0]))]
    return tuple(sorted(found, key=lambda margin: -margin.value))


def _margin(problem: Problem, roadmap: Roadmap, skill: int | None, seconds: float) -> Margin:
    limits = problem.limits
    if skill is None:
        more = replace(limits, budget=limits.budget * (1 + MORE))
    else:
        posts = limits.posts.copy()
        posts[skill] *= 1 + MORE
        more = replace(limits, posts=posts)
    better = optimise(replace(problem, limits=more), seconds=seconds, gap=1e-3, known=roadmap.starts)
    return Margin(skill, max(0.0, better.value - roadmap.value), better)
