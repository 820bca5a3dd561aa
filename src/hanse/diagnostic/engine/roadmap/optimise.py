"""The best roadmap, with its proof or the gap that is left.

HiGHS solves; common sense gives it something to begin with.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from hanse.diagnostic.engine.roadmap.formulation import Formulation
from hanse.diagnostic.engine.roadmap.greedy import greedy
from hanse.diagnostic.engine.roadmap.judging import breaches
from hanse.diagnostic.engine.roadmap.problem import NEVER, Problem, Starts
from hanse.diagnostic.engine.roadmap.solver import Effort, Solved, Watch, solve


class Proof(StrEnum):
    OPTIMAL = "optimal"
    GAP = "gap"
    """The best found; a better one may exist, by at most the gap."""
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    """Nothing was found in the time, and nothing proven."""


@dataclass(frozen=True, slots=True)
class Roadmap:
    """`starts` (n,), the `value` of the problem, and the `bound` that no roadmap exceeds."""

    starts: Starts
    value: float
    bound: float
    proof: Proof

    @property
    def gap(self) -> float:
        """By what share of the bound a better roadmap could at most be better."""
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound > 0 else 0.0


def optimise(
    problem: Problem,
    *,
    seconds: float = 60.0,
    gap: float = 0.0,
    seed: int = 1,
    known: Starts | None = None,
    watch: Watch | None = None,
) -> Roadmap:
    """The best roadmap found in `seconds`; stops earlier when proven within `gap` (a share).

    `known` is a roadmap to begin with, where there is one already. `watch` sees how far HiGHS is, and can stop it.

    The same problem and seed give the same roadmap, unless the time ends the search.
    """
    formulation = Formulation(problem)
    if not formulation.columns:
        return _empty(problem)
    start = greedy(problem) if known is None else known
    columns = None if breaches(problem, start) else formulation.values(start)
    return _read(solve(formulation, Effort(seconds, gap, seed), known=columns, watch=watch), formulation)


def without_idle(problem: Problem, starts: Starts) -> Starts:
    """The roadmap without candidates that bring nothing and that no limit asks for: what is left over may buy them."""
    kept = starts.copy()
    for one in np.flatnonzero(starts < problem.periods).tolist():
        less = kept.copy()
        less[one] = NEVER
        if problem.value(less) >= problem.value(kept) and not breaches(problem, less):
            kept = less
    return kept


def _empty(problem: Problem) -> Roadmap:
    """The roadmap where no candidate can begin: HiGHS solves no programme without columns."""
    nothing = np.full(problem.count, NEVER, dtype=np.int64)
    if breaches(problem, nothing):
        return Roadmap(nothing, 0.0, np.inf, Proof.INFEASIBLE)
    return Roadmap(nothing, 0.0, 0.0, Proof.OPTIMAL)


def _read(solved: Solved, formulation: Formulation) -> Roadmap:
    problem = formulation.problem
    if solved.values is None:
        nothing = np.full(problem.count, NEVER, dtype=np.int64)
        return Roadmap(nothing, 0.0, np.inf, Proof.INFEASIBLE if solved.infeasible else Proof.UNKNOWN)
    starts = without_idle(problem, formulation.read(solved.values))
    return Roadmap(starts, problem.value(starts), solved.bound, Proof.OPTIMAL if solved.optimal else Proof.GAP)
