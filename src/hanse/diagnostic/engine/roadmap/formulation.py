"""The choice of a roadmap as a mixed-integer linear programme.

Variables: x[i, t] is 1 where candidate i begins in period t; y[g, t] is 1 where a gain that several candidates can
bring is there at the end of period t (a gain that one alone brings needs none). Needs, budgets, posts, places, targets
and quick wins are rows. Pulses (x) were proven optimal faster than steps ("begun by t"): doc/method/roadmap.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.roadmap.problem import NEVER, Floats, Gain, Problem, Starts

type Terms = dict[int, float]

INFINITE = np.inf


@dataclass(slots=True)
class Rows:
    """low ≤ Σ coefficient · variable ≤ high, row after row; `meaning` says from which limit a row comes."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    first: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    meaning: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, terms: Terms, *, low: float = -INFINITE, high: float = INFINITE, meaning: tuple[str, ...]) -> None:
        self.low.append(low)
        self.high.append(high)
        self.index.extend(terms)
        self.value.extend(terms.values())
        self.first.append(len(self.index))
        self.meaning.append(meaning)

    def with_slacks(
        self, columns: int, slacks: Sequence[tuple[int, float]]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
        """The matrix row by row (first, index, value), with one more column, from `columns` on, for each slack."""
        extra: dict[int, list[tuple[int, float]]] = {}
        for number, (row, sign) in enumerate(slacks):
            extra.setdefault(row, []).append((columns + number, sign))
        first, index, value = [0], list[int](), list[float]()
        for row, begin in enumerate(self.first[:-1]):
            index += [*self.index[begin : self.first[row + 1]], *(column for column, _sign in extra.get(row, ()))]
            value += [*self.value[begin : self.first[row + 1]], *(sign for _column, sign in extra.get(row, ()))]
            first.append(len(index))
        return np.array(first), np.array(index), np.array(value)


class Formulation:
    """Columns and rows of one problem. Columns 0 … n·periods−1 are whole numbers, those after them need not be said so.

    `worth` (columns,) is made as large as can be; `most` (columns,) are the upper bounds, 0 where a candidate cannot
    begin.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.shared = [number for number, gain in enumerate(problem.gains) if len(gain.by) > 1]
        self._column = {number: place for place, number in enumerate(self.shared)}
        self.starts = problem.count * problem.periods
        self.columns = self.starts + len(self.shared) * problem.periods
        self.worth, self.least, self.most = self._worth(), np.zeros(self.columns), self._most()
        self.rows = Rows()
        for build in (self._once, self._shares, self._needs, self._resources, self._targets, self._quick):
            build()

    def begins(self, one: int, period: int) -> int:
        return one * self.problem.periods + period

    def values(self, starts: Starts) -> Floats:
        """The columns (columns,) that say these starts."""
        problem, found, effect = self.problem, np.zeros(self.columns), self.problem.effect(starts)
        for one in np.flatnonzero(starts < problem.periods):
            found[self.begins(int(one), int(starts[one]))] = 1
        for number in self.shared:
            first = min(int(effect[one]) for one in problem.gains[number].by)
            for period in range(min(first, problem.periods), problem.periods):
                found[self._gained(number, period)] = 1
        return found

    def read(self, values: Floats) -> Starts:
        """The starts (n,) that the columns say."""
        chosen = values[: self.starts].reshape(self.problem.count, self.problem.periods) > 0.5
        return np.where(chosen.any(axis=1), chosen.argmax(axis=1), NEVER).astype(np.int64)

    def _gained(self, number: int, period: int) -> int:
        return self.starts + self._column[number] * self.problem.periods + period

    def _done(self, one: int, period: int) -> Iterator[tuple[int, float]]:
        """Terms that sum up to 1 where it has taken effect at the end of the period."""
        for start in range(period - int(self.problem.lasts[one]) + 2):
            yield self.begins(one, start), 1.0

    def _has(self, number: int, period: int) -> Iterator[tuple[int, float]]:
        """Terms that sum up to 1 where a gain is there at the end of the period."""
        if number in self._column:
            yield self._gained(number, period), 1.0
        else:
            yield from self._done(self.problem.gains[number].by[0], period)

    def _worth(self) -> Floats:
        worth = np.zeros(self.columns)
        for number, gain in enumerate(self.problem.gains):
            for period, factor in enumerate(self.problem.worth):
                for column, share in self._has(number, period):
                    worth[column] += gain.points * factor * share
        return worth

    def _most(self) -> Floats:
        problem, most = self.problem, np.ones(self.columns)
        for one in range(problem.count):
            fixed = problem.limits.locked.get(one)
            for period in range(problem.periods):
                late = period + int(problem.lasts[one]) > problem.periods
                elsewhere = fixed is not None and period != fixed
                if late or elsewhere or one in problem.limits.banned:
                    most[self.begins(one, period)] = 0
        return most

    def _once(self) -> None:
        for one in range(self.problem.count):
            low = 1.0 if one in self.problem.limits.locked else 0.0
            terms = {self.begins(one, period): 1.0 for period in range(self.problem.periods)}
            self.rows.add(terms, low=low, high=1.0, meaning=("locked" if low else "once", str(one)))

    def _shares(self) -> None:
        for number in self.shared:
            for period in range(self.problem.periods):
                terms = _summed(
                    (one, -share) for by in self.problem.gains[number].by for one, share in self._done(by, period)
                )
                self.rows.add({self._gained(number, period): 1.0} | terms, high=0, meaning=("gain", str(number)))

    def _needs(self) -> None:
        for need in self.problem.needs:
            for period in range(self.problem.periods):
                begun = ((self.begins(need.of, start), 1.0) for start in range(period + 1))
                done = ((one, -share) for by in need.by for one, share in self._done(by, period - 1))
                self.rows.add(_summed([*begun, *done]), high=0, meaning=("need", str(need.of)))

    def _resources(self) -> None:
        problem, limits = self.problem, self.problem.limits
        self._use(problem.cost, limits.budget, ("budget",))
        for skill, posts in enumerate(limits.posts):
            self._use(problem.posts[:, skill], posts, ("posts", str(skill)))
        if limits.at_once is not None:
            work = (np.arange(problem.periods) < problem.lasts[:, None]).astype(np.float64)
            self._use(work, np.full(problem.periods, float(limits.at_once)), ("at_once",))

    def _use(self, taken: Floats, available: Floats, meaning: tuple[str, ...]) -> None:
        """`taken` (n, periods since the start) sums up to at most `available` (periods,)."""
        for period in range(self.problem.periods):
            terms = {
                self.begins(int(one), period - int(since)): float(taken[one, since])
                for one, since in np.argwhere(taken[:, : period + 1] > 0)
            }
            self.rows.add(terms, high=float(available[period]), meaning=(*meaning, str(period)))

    def _targets(self) -> None:
        for place, target in enumerate(self.problem.limits.targets):
            terms = _summed(
                (column, share * self.problem.gains[number].points)
                for number in target.gains
                for column, share in self._has(number, target.period)
            )
            self.rows.add(terms, low=target.points, meaning=("target", str(place)))

    def _quick(self) -> None:
        limits = self.problem.limits
        if limits.quick_floor:
            terms = _summed(term for one in limits.quick for term in self._done(one, limits.quick_by))
            self.rows.add(terms, low=float(limits.quick_floor), meaning=("quick",))

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Which columns are whole numbers."""
        return np.arange(self.columns) < self.starts


def _summed(terms: Iterable[tuple[int, float]]) -> Terms:
    found: Terms = {}
    for column, share in terms:
        found[column] = found.get(column, 0.0) + share
    return found


def gains_together(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Gains that the same candidates bring, as one: fewer columns, the same worth."""
    points: dict[tuple[int, ...], float] = {}
    for gain in gains:
        by = tuple(sorted(set(gain.by)))
        points[by] = points.get(by, 0.0) + gain.points
    return tuple(Gain(total, by) for by, total in points.items())
