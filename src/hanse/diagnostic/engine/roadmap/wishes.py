"""What a city lays down for its roadmap, by the keys of solutions and skills, and the limits that this makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from hanse.diagnostic.engine.roadmap.candidates import Calendar, Candidates
from hanse.diagnostic.engine.roadmap.problem import Limits

QUICK_MONTHS = 6
"""A quick win is done within half a year …"""

QUICK_SHARE = 0.05
"""… for at most a twentieth of the first year's budget."""


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


def limits(wishes: Wishes, offered: Candidates, skills: Mapping[str, object], calendar: Calendar) -> Limits:
    """The wishes in the numbers of the candidates. A solution that would bring this city nothing is passed over."""
    places = {one.key: place for place, one in enumerate(offered.solutions)}
    posts = np.array([[wishes.posts.get(skill, 0.0)] * calendar.periods for skill in skills])
    quick = tuple(
        place
        for place, one in enumerate(offered.solutions)
        if one.months <= QUICK_MONTHS
        and offered.cost[place, 0] <= QUICK_SHARE * wishes.budget[0] * 12 / calendar.months
    )
    return Limits(
        budget=np.array(wishes.budget, dtype=float),
        posts=posts,
        at_once=wishes.at_once,
        locked={places[key]: period for key, period in wishes.locked.items() if key in places},
        banned=frozenset(places[key] for key in wishes.banned if key in places),
        quick=quick,
        quick_floor=min(wishes.quick_floor, len(quick)),
        quick_by=12 // calendar.months - 1,
    )
