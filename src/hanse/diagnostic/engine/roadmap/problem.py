"""What a roadmap is chosen from, as arrays: candidates, what they cost and bring, and what limits them.

Periods are years or quarters of equal length, counted from 0. A candidate is a solution of the library, priced for one
city. It takes effect at the end of the period in which its work ends.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type Starts = NDArray[np.int64]

NEVER = 10_000
"""The start of a candidate that is not chosen."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Points that are added to the score for good, as soon as one of these candidates has taken effect.

    The steps of a question's ladder are gains of their own: who brings it to option 4 belongs to those of 3 as well, so
    that two candidates that move one question are never counted twice.
    """

    points: float
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A candidate begins only after one of `by` has taken effect; never, if there is none."""

    of: int
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """At the end of `period` at least `points` have been gained of these gains (by their numbers)."""

    gains: tuple[int, ...]
    points: float
    period: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Money and posts of each period, and what the city has decided.

    `budget` (periods,) in money; `posts` (skills, periods); `at_once` candidates under way in one period, None for any
    number. `locked`: candidate → the period in which it begins, None for any. `banned` are never chosen. Of the
    candidates `quick` at least `quick_floor` are done at the end of `quick_by`.
    """

    budget: Floats
    posts: Floats
    at_once: int | None = None
    locked: dict[int, int | None] = field(default_factory=dict)
    banned: frozenset[int] = frozenset()
    targets: tuple[Target, ...] = ()
    quick: tuple[int, ...] = ()
    quick_floor: int = 0
    quick_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`cost` (n, periods) and `posts` (n, skills, periods): what candidate i takes k periods after its start.

    `lasts` (n,): periods of work, at least 1. `worth` (periods,): what a point is worth that is there at the end of a
    period; all ones count each point in each period, so that what comes early counts more.
    """

    lasts: Starts
    cost: Floats
    posts: Floats
    gains: tuple[Gain, ...]
    needs: tuple[Need, ...]
    worth: Floats
    limits: Limits

    @property
    def count(self) -> int:
        return len(self.lasts)

    @property
    def periods(self) -> int:
        return len(self.worth)

    def effect(self, starts: Starts) -> Starts:
        """The period at whose end each candidate has taken effect, (n,); far away where it never begins."""
        return starts + self.lasts - 1

    def points(self, starts: Starts) -> Floats:
        """Points gained at the end of each period, (periods,)."""
        effect, gained = self.effect(starts), np.zeros(self.periods)
        for gain in self.gains:
            first = min(int(effect[one]) for one in gain.by)
            if first < self.periods:
                gained[first] += gain.points
        return np.cumsum(gained)

    def value(self, starts: Starts) -> float:
        """What is made as large as can be: the points of each period, by what they are worth."""
        return float(self.points(starts) @ self.worth)

    def used(self, starts: Starts) -> tuple[Floats, Floats, Starts]:
        """Money (periods,), posts (skills, periods) and candidates under way (periods,)."""
        money, posts = np.zeros(self.periods), np.zeros(self.posts.shape[1:])
        under_way = np.zeros(self.periods, dtype=np.int64)
        for one in np.flatnonzero(starts < self.periods):
            begin = int(starts[one])
            left = self.periods - begin
            money[begin:] += self.cost[one, :left]
            posts[:, begin:] += self.posts[one, :, :left]
            under_way[begin : begin + int(self.lasts[one])] += 1
        return money, posts, under_way
