"""A reader who takes all that is told of all groups and tries to work out what one city scored.

He knows who is in which group (contexts are no secret), the method, and his own score. He is given more than any page
tells: the order of all cities by score. What still is possible for a city then is a linear programme, since a smoothed
quantile is a weighted sum of scores in their order. He may also suppose another order: any that fits all figures may
be the true one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.disclosure.groups import Groups
from hanse.diagnostic.engine.disclosure.smoothing import STEP, weights
from hanse.diagnostic.engine.disclosure.statistics import Summary

type Told = Mapping[tuple[int, int], Summary]


@dataclass(frozen=True)
class Attacker:
    """`told` by group and number, for the first number; `known`: places of cities whose scores he knows."""

    groups: Groups
    told: Told
    scores: Array
    known: frozenset[int] = frozenset()

    def possible(self, city: int, place: int | None = None) -> tuple[float, float] | None:
        """Between which scores the city's lies, in the true order, or where the city stands at `place` in it instead.

        None where nothing fits.
        """
        order = np.argsort(self.scores, kind="stable").tolist()
        if place is not None:
            order.remove(city)
            order.insert(place, city)
        rows, limits = self._constraints(order)
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(order))
            goal[city] = sign
            found = linprog(goal, rows, limits, bounds=self._bounds(), method="highs")
            if not found.success:
                return None
            ends.append(float(found.fun * sign))
        return ends[0], ends[1]

    def width(self, city: int, *, enough: float) -> float:
        """How far apart the scores lie that are possible in any order tried; stops at `enough`."""
        found = self.possible(city)
        assert found is not None, "the truth fits what is told"
        low, high = found
        at = int(np.argsort(np.argsort(self.scores, kind="stable"))[city])
        for step in range(1, len(self.scores)):
            if high - low >= enough:
                break
            for place in (at - step, at + step):
                other = self.possible(city, place) if 0 <= place < len(self.scores) else None
                if other is not None:
                    low, high = min(low, other[0]), max(high, other[1])
        return high - low

    def _bounds(self) -> list[tuple[float, float]]:
        return [
            (score, score) if city in self.known else (0.0, 100.0) for city, score in enumerate(self.scores.tolist())
        ]

    def _constraints(self, order: list[int]) -> tuple[Array, Array]:
        count = len(order)
        ordered = np.zeros((count - 1, count))
        ordered[np.arange(count - 1), order[:-1]] = 1
        ordered[np.arange(count - 1), order[1:]] = -1
        figures = list(self._figures(order))
        within = np.array([row for row, _value, _slack in figures]).reshape(-1, count)
        values = np.array([value for _row, value, _slack in figures])
        slack = np.array([slack for _row, _value, slack in figures])
        rows = np.vstack([within, -within, ordered])
        return rows, np.concatenate([values + slack, slack - values, np.zeros(count - 1)])

    def _figures(self, order: list[int]) -> Iterator[tuple[Array, float, float]]:
        """Weights, told value, and how far the true one may lie from it: half a step, or more where it was moved on."""
        for (group, number), found in self.told.items():
            if number == 0:
                inside = [city for city in order if self.groups.members[group][city]]
                values = [(0.5, found.median)]
                if found.quartiles:
                    values += [(0.25, found.quartiles[0]), (0.75, found.quartiles[1])]
                for share, value in values:
                    row = np.zeros(len(order))
                    row[inside] = weights(len(inside), share)
                    yield row, value, max(STEP / 2, abs(float(row @ self.scores) - value))
