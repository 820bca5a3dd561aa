"""The solutions of a library as candidates for one city's roadmap: arrays out of steps, costs and answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from hanse.diagnostic.engine.answers import Choices, Numbers, State
from hanse.diagnostic.engine.model.solutions import YEAR, Ask, Library, Solution
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.effects import Climb, answer_of, climbs
from hanse.diagnostic.engine.roadmap.pricing import Circumstances, cost
from hanse.diagnostic.engine.roadmap.problem import Floats, Gain, Limits, Need, Problem, Starts


@dataclass(frozen=True, slots=True)
class Calendar:
    """`periods` of `months` each: 12 for years, 3 for quarters."""

    periods: int
    months: int = YEAR


@dataclass(frozen=True, slots=True)
class Candidates:
    """The solutions that would bring a city points, or that those need; in the order of the problem's arrays.

    `climbs` stand in the order of the problem's gains.
    """

    solutions: tuple[Solution, ...]
    climbs: tuple[Climb, ...]
    lasts: Starts
    cost: Floats
    posts: Floats
    gains: tuple[Gain, ...]
    needs: tuple[Need, ...]

    def place(self, key: str) -> int:
        """The number of a solution. Raises ValueError for one that is no candidate."""
        return [one.key for one in self.solutions].index(key)

    def problem(self, limits: Limits, worth: Floats) -> Problem:
        return Problem(
            lasts=self.lasts,
            cost=self.cost,
            posts=self.posts,
            gains=self.gains,
            needs=self.needs,
            worth=worth,
            limits=limits,
        )


def candidates(library: Library, result: Result, unit: int, city: Circumstances, calendar: Calendar) -> Candidates:
    """What one unit of a result can choose from, at the middle of each cost band."""
    found = climbs(result, unit, library.solutions.values())
    wanted = _with_needs(library, {key for climb in found for key in climb.by})
    solutions = tuple(one for key, one in library.solutions.items() if key in wanted)
    places = {one.key: place for place, one in enumerate(solutions)}
    return Candidates(
        solutions=solutions,
        climbs=found,
        lasts=np.array([_periods(one, calendar) for one in solutions], dtype=np.int64),
        cost=np.array([_money(library, one, city, calendar) for one in solutions]).reshape(-1, calendar.periods),
        posts=np.array([_posts(library, one, calendar) for one in solutions]).reshape(
            -1, len(library.skills), calendar.periods
        ),
        gains=tuple(Gain(climb.points, tuple(places[key] for key in climb.by)) for climb in found),
        needs=tuple(_needs(solutions, _today(result, unit))),
    )


def _with_needs(library: Library, keys: Iterable[str]) -> set[str]:
    """These solutions and all that they may rest on."""
    found, waiting, offered = set[str](), list(keys), library.solutions
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(other for need in offered[key].needs for other in need)
            waiting.extend(other for ask in offered[key].asks for other in bringing(offered.values(), ask))
    return found


def _needs(solutions: Sequence[Solution], today: Mapping[str, float]) -> Iterator[Need]:
    """Needs by name, and answers that a solution asks for and the city has not got; nobody may bring one of those."""
    places = {one.key: place for place, one in enumerate(solutions)}
    for place, one in enumerate(solutions):
        for need in one.needs:
            yield Need(place, tuple(sorted(places[key] for key in need)))
        for ask in one.asks:
            if today.get(ask.question, np.inf) < ask.least:
                yield Need(place, tuple(places[key] for key in bringing(solutions, ask) if key != one.key))


def bringing(solutions: Iterable[Solution], ask: Ask) -> tuple[str, ...]:
    """Keys of the solutions after which it is as a solution asks."""
    return tuple(
        one.key
        for one in solutions
        if any(move.question == ask.question and move.to >= ask.least for move in one.moves)
    )


def _today(result: Result, unit: int) -> Mapping[str, float]:
    """Question → its answer as a number; none where it does not apply, less than any where it was not answered."""
    found: dict[str, float] = {}
    for key, given in result.answers.inputs.items():
        if isinstance(given, Choices | Numbers) and int(given.states[unit]) != State.NOT_APPLICABLE:
            found[key] = answer_of(given, unit)
    return found


def _periods(solution: Solution, calendar: Calendar) -> int:
    return max(1, ceil(solution.months / calendar.months))


def _money(library: Library, solution: Solution, city: Circumstances, calendar: Calendar) -> Floats:
    """Money of each period from the start, (periods,): the one-off part by months of work, then what is paid yearly."""
    priced, worked = cost(library, solution, city), _worked(solution, calendar)
    running = np.arange(calendar.periods) >= _periods(solution, calendar)
    return priced.once.middle * worked / solution.months + running * priced.a_year.middle * calendar.months / YEAR


def _worked(solution: Solution, calendar: Calendar) -> Floats:
    """Months of work in each period, (periods,)."""
    return np.clip(solution.months - np.arange(calendar.periods) * calendar.months, 0, calendar.months)


def _posts(library: Library, solution: Solution, calendar: Calendar) -> Floats:
    """Posts of each skill in each period from the start, (skills, periods)."""
    edges = np.arange(calendar.periods + 1) * calendar.months
    taken, begun = np.zeros((len(library.skills), calendar.periods)), 0.0
    order = {skill: row for row, skill in enumerate(library.skills)}
    for stage in solution.stages:
        shared = np.clip(np.minimum(edges[1:], begun + stage.months) - np.maximum(edges[:-1], begun), 0, None)
        for skill, posts in stage.posts.items():
            taken[order[skill]] += posts * shared / calendar.months
        begun += stage.months
    running = np.arange(calendar.periods) >= _periods(solution, calendar)
    for skill, posts in solution.after.items():
        taken[order[skill]] += running * posts
    return taken
