"""A roadmap that goes on from work that is done or under way: what is left to do, and what is there by now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from hanse.diagnostic.engine.model.solutions import YEAR, Item, Library, Solution
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.engine.roadmap.forecast import after
from hanse.diagnostic.engine.roadmap.pricing import Circumstances, cost
from hanse.diagnostic.engine.roadmap.problem import Floats


@dataclass(frozen=True, slots=True)
class Progress:
    """Solutions that have been carried out, and those under way: key → steps that are done."""

    done: frozenset[str] = frozenset()
    begun: Mapping[str, int] = field(default_factory=dict)


def left_to_do(library: Library, progress: Progress) -> Library:
    """The library without what is done, and with the open steps of what is under way alone."""
    left = {key: one for key, one in library.solutions.items() if key not in progress.done}
    for key, steps in progress.begun.items():
        if key in left:
            left[key] = _rest(left[key], steps)
    return replace(library, solutions={key: _without(one, progress.done) for key, one in left.items()})


def as_it_stands(library: Library, result: Result, unit: int, progress: Progress) -> tuple[Result, int]:
    """The result of one unit with what is done by now, and the unit's number in it."""
    if not progress.done:
        return result, unit
    return after(
        result, unit, [[library.solutions[key] for key in sorted(progress.done) if key in library.solutions]]
    ), 0


def running(library: Library, city: Circumstances, calendar: Calendar, done: Collection[str]) -> tuple[Floats, Floats]:
    """What runs already takes in every period: money (periods,) and posts (skills, periods)."""
    money, posts = np.zeros(calendar.periods), np.zeros((len(library.skills), calendar.periods))
    order = {skill: row for row, skill in enumerate(library.skills)}
    for key in done:
        if solution := library.solutions.get(key):
            money += cost(library, solution, city).a_year.middle * calendar.months / YEAR
            for skill, taken in solution.after.items():
                posts[order[skill]] += taken
    return money, posts


def _rest(solution: Solution, steps: int) -> Solution:
    """What of a solution is open: its last step at least; it rests on nothing any more, for it has begun."""
    first = min(steps, len(solution.stages) - 1)
    stages = solution.stages[first:]
    share = sum(stage.months for stage in stages) / solution.months
    return replace(
        solution, stages=stages, one_off=tuple(_part(item, share) for item in solution.one_off), asks=(), needs=()
    )


def _part(item: Item, share: float) -> Item:
    return replace(item, low=item.low * share, high=item.high * share)


def _without(solution: Solution, done: frozenset[str]) -> Solution:
    """The solution without the needs that are met."""
    return replace(solution, needs=tuple(need for need in solution.needs if not done.intersection(need)))
