"""The choice of a roadmap as a mixed-integer linear programme.

Variables: "candidate i has begun by the end of period t", one for each period in which it can begin; and for a gain
that several candidates can bring, by how many more than one it is there at the end of period t. Order, needs, budgets,
posts, places, targets and quick wins are rows. What else was tried: doc/method/roadmap.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hanse.diagnostic.engine.roadmap.problem import NEVER, Floats, Problem, Starts

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
    """Columns and rows of one problem. The first `choices` columns are whole numbers, those after them need not be.

    `worth` (columns,) is made as large as can be; `most` (columns,) are the upper bounds.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.windows = [_window(problem, one) for one in range(problem.count)]
        self._first = np.cumsum([0, *(len(window) for window in self.windows)])
        self.choices = int(self._first[-1])
        self._surplus = {place: self.choices + number for number, place in enumerate(self._shared())}
        self.columns = self.choices + len(self._surplus)
        self.most = np.where(self.whole, 1.0, INFINITE)
        self.worth, self.rows = self._worth(), Rows()
        for build in (self._order, self._shares, self._needs, self._resources, self._targets, self._quick):
            build()

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Which columns are whole numbers."""
        return np.arange(self.columns) < self.choices

    def values(self, starts: Starts) -> Floats:
        """The columns (columns,) that say these starts."""
        problem, found, effect = self.problem, np.zeros(self.columns), self.problem.effect(starts)
        for one, window in enumerate(self.windows):
            found[self._first[one] : self._first[one + 1]] = np.array(window) >= starts[one]
        for (number, period), column in self._surplus.items():
            found[column] = max(0, sum(effect[one] <= period for one in problem.gains[number].by) - 1)
        return found

    def read(self, values: Floats) -> Starts:
        """The starts (n,) that the columns say."""
        starts = np.full(self.problem.count, NEVER, dtype=np.int64)
        for one, window in enumerate(self.windows):
            begun = np.flatnonzero(values[self._first[one] : self._first[one + 1]] > 0.5)
            if len(begun):
                starts[one] = window[int(begun[0])]
        return starts

    def _begun(self, one: int, period: int) -> int | None:
        """The column that is 1 where it has begun by the end of the period; None where it cannot have."""
        window = self.windows[one]
        if not window or period < window.start:
            return None
        return int(self._first[one]) + min(period, window[-1]) - window.start

    def _done(self, one: int, period: int) -> int | None:
        """The column that is 1 where it has taken effect at the end of the period; None where it cannot have."""
        return self._begun(one, period - int(self.problem.lasts[one]) + 1)

    def _all_done(self, candidates: Iterable[int], period: int) -> list[int]:
        columns = (self._done(one, period) for one in candidates)
        return [column for column in columns if column is not None]

    def _shared(self) -> Iterator[tuple[int, int]]:
        """Gains and periods at whose end more than one candidate can have brought the gain."""
        for number, gain in enumerate(self.problem.gains):
            for period in range(self.problem.periods):
                if len(self._all_done(gain.by, period)) > 1:
                    yield number, period

    def _has(self, number: int, period: int) -> Iterator[tuple[int, float]]:
        """Terms that sum up to 1 where a gain is there at the end of the period."""
        for column in self._all_done(self.problem.gains[number].by, period):
            yield column, 1.0
        if (number, period) in self._surplus:
            yield self._surplus[number, period], -1.0

    def _worth(self) -> Floats:
        worth = np.zeros(self.columns)
        for number, gain in enumerate(self.problem.gains):
            for period, factor in enumerate(self.problem.worth):
                for column, share in self._has(number, period):
                    worth[column] += gain.points * factor * share
        return worth

    def _order(self) -> None:
        for one, window in enumerate(self.windows):
            first = int(self._first[one])
            for column in range(first, first + len(window) - 1):
                self.rows.add({column: 1.0, column + 1: -1.0}, high=0, meaning=("order", str(one)))
            if one in self.problem.limits.locked:
                ever = {first + len(window) - 1: 1.0} if window else {}
                self.rows.add(ever, low=1.0, meaning=("locked", str(one)))

    def _shares(self) -> None:
        for number, period in self._surplus:
            self.rows.add(dict(self._has(number, period)), high=1.0, meaning=("gain", str(number)))

    def _needs(self) -> None:
        for need in self.problem.needs:
            for period in self.windows[need.of]:
                begun = self._begun(need.of, period)
                if begun is not None:
                    done = [(column, -1.0) for column in self._all_done(need.by, period - 1)]
                    self.rows.add(_summed([(begun, 1.0), *done]), high=0, meaning=("need", str(need.of)))

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
            terms = _summed(term for one in range(self.problem.count) for term in self._taken(one, taken[one], period))
            self.rows.add(terms, high=float(available[period]), meaning=(*meaning, str(period)))

    def _taken(self, one: int, taken: Floats, period: int) -> Iterator[tuple[int, float]]:
        """What a candidate takes in the period: what it takes so long after its start, if it began just then."""
        first = int(self._first[one])
        for place, start in enumerate(self.windows[one]):
            if start <= period and taken[period - start] > 0:
                yield first + place, float(taken[period - start])
                if place:
                    yield first + place - 1, -float(taken[period - start])

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
            terms = dict.fromkeys(self._all_done(limits.quick, limits.quick_by), 1.0)
            self.rows.add(terms, low=float(limits.quick_floor), meaning=("quick",))


def _window(problem: Problem, one: int) -> range:
    """The periods in which a candidate can begin, so that it is done by the end of the last."""
    if one in problem.limits.banned:
        return range(0)
    latest = problem.periods - int(problem.lasts[one])
    fixed = problem.limits.locked.get(one)
    if fixed is None:
        return range(max(latest + 1, 0))
    return range(fixed, fixed + 1) if fixed <= latest else range(0)


def _summed(terms: Iterable[tuple[int, float]]) -> Terms:
    found: Terms = {}
    for column, share in terms:
        found[column] = found.get(column, 0.0) + share
    return {column: share for column, share in found.items() if share}
