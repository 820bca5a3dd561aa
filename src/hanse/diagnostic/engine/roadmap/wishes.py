"""What a city lays down for its roadmap, by the keys of solutions and skills, and the limits that this makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from hanse.diagnostic.engine.model.solutions import YEAR
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.candidates import Calendar, Candidates
from hanse.diagnostic.engine.roadmap.effects import measured
from hanse.diagnostic.engine.roadmap.problem import Limits, Target

QUICK_MONTHS = 6
"""A quick win is done within half a year …"""

QUICK_SHARE = 0.05
"""… for at most a twentieth of the first year's budget."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A node of the framework has at least this score (0 to 100) at the end of a period."""

    node: str
    score: float
    period: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """`budget`: money of each period. `posts`: skill → posts that the city can spare in each period.

    `locked`: solution → the period in which it begins, None for any. `quick_floor`: so many quick wins are done at the
    end of the first year.
    """

    budget: tuple[float, ...]
    posts: Mapping[str, float]
    at_once: int | None = None
    locked: Mapping[str, int | None] = field(default_factory=dict)
    banned: frozenset[str] = frozenset()
    quick_floor: int = 0
    aims: tuple[Aim, ...] = ()


def targets(aims: Sequence[Aim], offered: Candidates, result: Result, unit: int) -> tuple[Target, ...]:
    """What is to be gained for the aims of a unit, in the order given. Raises KeyError for an unknown node."""
    return tuple(_target(aim, offered, result, unit) for aim in aims)


def _target(aim: Aim, offered: Candidates, result: Result, unit: int) -> Target:
    plan, place = result.plan, result.plan.places[aim.node]
    below, waiting = {place}, [place]
    while waiting:
        found = plan.parts.get(waiting.pop(), slice(0))
        parts = range(found.start or 0, found.stop)
        below.update(parts)
        waiting.extend(parts)
    places = measured(plan)
    gains = tuple(number for number, climb in enumerate(offered.climbs) if below.intersection(places[climb.question]))
    missing = aim.score - float(np.nan_to_num(result.scores(aim.node)[unit]))
    return Target(gains, max(0.0, missing * float(plan.shares[place])), aim.period)


def limits(
    wishes: Wishes,
    offered: Candidates,
    skills: Mapping[str, object],
    calendar: Calendar,
    aims: tuple[Target, ...] = (),
) -> Limits:
    """The wishes in the numbers of the candidates, with `aims` in points.

    A solution that would bring this city nothing is passed over.
    """
    places = {one.key: place for place, one in enumerate(offered.solutions)}
    posts = np.array([[wishes.posts.get(skill, 0.0)] * calendar.periods for skill in skills])
    quick = tuple(
        place
        for place, one in enumerate(offered.solutions)
        if one.months <= QUICK_MONTHS
        and offered.cost[place, 0] <= QUICK_SHARE * wishes.budget[0] * YEAR / calendar.months
    )
    return Limits(
        budget=np.array(wishes.budget, dtype=float),
        posts=posts,
        at_once=wishes.at_once,
        locked={places[key]: period for key, period in wishes.locked.items() if key in places},
        targets=aims,
        banned=frozenset(places[key] for key in wishes.banned if key in places),
        quick=quick,
        quick_floor=min(wishes.quick_floor, len(quick)),
        quick_by=YEAR // calendar.months - 1,
    )
