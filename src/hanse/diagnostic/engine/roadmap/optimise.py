"""The best roadmap, with its proof or the gap that is left.

HiGHS solves; a search gives it something good to begin with.
"""

from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

from hanse.diagnostic.engine.roadmap.formulation import Formulation
from hanse.diagnostic.engine.roadmap.judging import breaches
from hanse.diagnostic.engine.roadmap.problem import Problem, Starts
from hanse.diagnostic.engine.roadmap.search import improved


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


SEEK = 0.1
"""The share of the time that the search before HiGHS may take."""


def optimise(problem: Problem, *, seconds: float = 60.0, gap: float = 0.0, seed: int = 1) -> Roadmap:
    """The best roadmap found in `seconds`; stops earlier when proven within `gap` (a share).

    The same problem and seed give the same roadmap, unless the time ends the search.
    """
    formulation = Formulation(problem)
    known = improved(problem, seconds=seconds * SEEK, seed=seed)
    highs = _model(formulation, seconds=seconds, gap=gap, seed=seed)
    if not breaches(problem, known):
        solution = highspy.HighsSolution()
        solution.col_value = formulation.values(known).tolist()
        highs.setSolution(solution)
    highs.run()
    return _read(highs, formulation)


def _model(formulation: Formulation, *, seconds: float, gap: float, seed: int) -> highspy.Highs:
    highs = highspy.Highs()
    options = {"output_flag": False, "time_limit": seconds, "mip_rel_gap": gap, "random_seed": seed, "threads": 1}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(_programme(formulation))
    return highs


def _programme(formulation: Formulation) -> highspy.HighsLp:
    rows, lp = formulation.rows, highspy.HighsLp()
    lp.num_col_, lp.num_row_ = formulation.columns, len(rows.low)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = formulation.worth, formulation.least, formulation.most
    lp.row_lower_, lp.row_upper_ = np.array(rows.low), np.array(rows.high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = np.array(rows.first), np.array(rows.index)
    lp.a_matrix_.value_ = np.array(rows.value)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[int(whole)] for whole in formulation.whole]
    return lp


def _read(highs: highspy.Highs, formulation: Formulation) -> Roadmap:
    status, info = highs.getModelStatus(), highs.getInfo()
    problem = formulation.problem
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if not found:
        infeasible = status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}
        nothing = formulation.read(np.zeros(formulation.columns))
        return Roadmap(nothing, 0.0, np.inf, Proof.INFEASIBLE if infeasible else Proof.UNKNOWN)
    starts = formulation.read(np.array(highs.getSolution().col_value))
    optimal = status == highspy.HighsModelStatus.kOptimal
    return Roadmap(starts, problem.value(starts), float(info.mip_dual_bound), Proof.OPTIMAL if optimal else Proof.GAP)
