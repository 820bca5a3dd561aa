"""What is left of money, posts and places while candidates are put into a roadmap one after the other."""

import numpy as np

from hanse.diagnostic.engine.roadmap.judging import SLACK
from hanse.diagnostic.engine.roadmap.problem import NEVER, Problem, Starts


class Ledger:
    """The starts (n,) so far, and what they leave. Needs, locks to a period and bans are kept to."""

    def __init__(self, problem: Problem, starts: Starts | None = None) -> None:
        self.problem = problem
        self.starts: Starts = np.full(problem.count, NEVER, dtype=np.int64) if starts is None else starts.copy()
        money, posts, under_way = problem.used(self.starts)
        self.money = problem.limits.budget - money
        self.posts = problem.limits.posts - posts
        most = problem.limits.at_once
        self.places = (most if most is not None else problem.count) - under_way
        self.needs: dict[int, list[tuple[int, ...]]] = {}
        for need in problem.needs:
            self.needs.setdefault(need.of, []).append(need.by)

    def has(self, one: int) -> bool:
        return bool(self.starts[one] < self.problem.periods)

    def first(self, one: int) -> int:
        """The earliest period in which its needs are met; beyond the last where they never are."""
        effect = self.problem.effect(self.starts)
        return max(
            (min((int(effect[other]) for other in by), default=NEVER) + 1 for by in self.needs.get(one, ())), default=0
        )

    def put(self, one: int) -> bool:
        """Begin it as early as needs and what is left allow; False, and nothing changes, where it never fits."""
        problem = self.problem
        if one in problem.limits.banned:
            return False
        last = problem.periods - int(problem.lasts[one])
        fixed = problem.limits.locked.get(one)
        earliest = self.first(one)
        for period in range(earliest, last + 1) if fixed is None else [fixed] * (earliest <= fixed <= last):
            if self._fits(one, period):
                self._book(one, period, -1)
                self.starts[one] = period
                return True
        return False

    def take(self, one: int) -> None:
        """Take it out again."""
        self._book(one, int(self.starts[one]), 1)
        self.starts[one] = NEVER

    def _fits(self, one: int, period: int) -> bool:
        problem, left = self.problem, self.problem.periods - period
        return bool(
            (self.places[period : period + int(problem.lasts[one])] > 0).all()
            and (problem.cost[one, :left] <= self.money[period:] + SLACK).all()
            and (problem.posts[one, :, :left] <= self.posts[:, period:] + SLACK).all()
        )

    def _book(self, one: int, period: int, sign: int) -> None:
        problem, left = self.problem, self.problem.periods - period
        self.money[period:] += sign * problem.cost[one, :left]
        self.posts[:, period:] += sign * problem.posts[one, :, :left]
        self.places[period : period + int(problem.lasts[one])] += sign
