"""What a roadmap is chosen from and judged by, computed from the answers of its assessment; remembered."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from hanse.diagnostic.engine.model.solutions import Library
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Calendar, Candidates, candidates
from hanse.diagnostic.engine.roadmap.pricing import Circumstances
from hanse.diagnostic.engine.roadmap.problem import NEVER, Floats, Limits, Problem, Starts
from hanse.diagnostic.engine.roadmap.progress import Progress, as_it_stands, left_to_do, running
from hanse.diagnostic.engine.roadmap.wishes import Wishes, limits, targets
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Assessment, Roadmap
from hanse.diagnostic.queries.results import opened
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown, from_json


@dataclass(frozen=True, eq=False)
class Grounds:
    """`library` without what is done; `result` and `unit`: the city today; `offered` are the candidates of `problem`.

    `running`: money (periods,) that what is done goes on to cost; it is no part of the problem's budget any more.
    """

    library: Library
    result: Result
    unit: int
    calendar: Calendar
    laid: LaidDown
    offered: Candidates
    problem: Problem
    running: Floats

    def starts(self, chosen: dict[str, int]) -> Starts:
        """Solution → period, as the engine's array; a solution that is no candidate any more is passed over."""
        places = {one.key: place for place, one in enumerate(self.offered.solutions)}
        found = np.full(len(self.offered.solutions), NEVER, dtype=np.int64)
        for key, period in chosen.items():
            if key in places:
                found[places[key]] = period
        return found

    def chosen(self, starts: Starts) -> dict[str, int]:
        """Solution → period of those that are in it, in the order in which they begin."""
        order = sorted(np.flatnonzero(starts < self.problem.periods).tolist(), key=lambda one: (int(starts[one]), one))
        return {self.offered.solutions[one].key: int(starts[one]) for one in order}


def grounds(roadmap: Roadmap) -> Grounds:
    """Two queries for the first roadmap of an assessment, none while it is remembered. Raises WrongState."""
    progress = Progress(frozenset(roadmap.done), roadmap.begun)
    calendar = Calendar(roadmap.periods, roadmap.period_months)
    return grounds_of(roadmap.assessment, from_json(roadmap.wishes), calendar, progress)


def grounds_of(assessment: Assessment, laid: LaidDown, calendar: Calendar, progress: Progress) -> Grounds:
    """The same for wishes that nobody has kept yet."""
    library = load_library()
    city = (laid.city.inhabitants, laid.city.income, tuple(sorted(laid.city.prices.items())))
    begun = tuple(sorted(progress.begun.items()))
    result, unit, left, offered = _offered(assessment, city, calendar, progress.done, begun)
    money, posts = running(library, laid.city, calendar, progress.done)
    wishes = _going_on(laid.wishes, progress)
    bounds = limits(wishes, offered, library.skills, calendar, targets(wishes.aims, offered, result, unit))
    problem = offered.problem(_less(bounds, money, posts), np.ones(calendar.periods))
    return Grounds(left, result, unit, calendar, laid, offered, problem, money)


def _going_on(wishes: Wishes, progress: Progress) -> Wishes:
    """What is under way begins at once, whatever the wishes say: nobody forgets it."""
    locked = {**wishes.locked, **dict.fromkeys(progress.begun, 0)}
    return replace(wishes, locked=locked, banned=wishes.banned - progress.begun.keys())


def _less(bounds: Limits, money: Floats, posts: Floats) -> Limits:
    """The limits without what runs already; never below nothing."""
    return replace(bounds, budget=np.maximum(bounds.budget - money, 0.0), posts=np.maximum(bounds.posts - posts, 0.0))


type City = tuple[int, str, tuple[tuple[str, float], ...]]
"""Inhabitants, income group and own prices, as a key."""


@lru_cache(maxsize=64)
def _offered(
    assessment: Assessment, city: City, calendar: Calendar, done: frozenset[str], begun: tuple[tuple[str, int], ...]
) -> tuple[Result, int, Library, Candidates]:
    library, progress = load_library(), Progress(done, dict(begun))
    inhabitants, income, prices = city
    result, unit = as_it_stands(library, opened(assessment).result, 0, progress)
    left = left_to_do(library, progress)
    return (
        result,
        unit,
        left,
        candidates(left, result, unit, Circumstances(inhabitants, income, dict(prices)), calendar),
    )
