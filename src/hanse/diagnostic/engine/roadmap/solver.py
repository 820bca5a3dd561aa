"""HiGHS on a formulation: how a programme is handed over and what comes back."""

from collections.abc import Callable
from dataclasses import dataclass, field

import highspy
import numpy as np

from hanse.diagnostic.engine.roadmap.formulation import Formulation
from hanse.diagnostic.engine.roadmap.problem import Floats

type Slack = tuple[int, float]
"""A row that may be broken, and the direction (+1: fall short of its lower bound, −1: exceed its upper one)."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far a search is: seconds since it began, the value of the best found (None: nothing yet), and its bound."""

    seconds: float
    best: float | None
    bound: float


type Watch = Callable[[SoFar], bool]
"""Told again and again how far the search is; true stops it, and the best found is kept."""


@dataclass(frozen=True, slots=True)
class Solved:
    """`values` (columns,) of the best found, None where there is none; `bound` on the objective; how it ended."""

    values: Floats | None
    bound: float
    optimal: bool
    infeasible: bool


@dataclass(frozen=True, slots=True)
class Effort:
    """`seconds` at most; stop within `gap` (a share); the same `seed` gives the same answer."""

    seconds: float
    gap: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Elastic:
    """Limits that may be broken, each at a price for one unit; the worth of the plan then does not count."""

    slacks: tuple[Slack, ...] = ()
    prices: tuple[float, ...] = ()
    most: tuple[float, ...] = field(default=())


SWITCHES = {
    "output_flag": False,
    "threads": 1,
    "mip_allow_restart": False,
    "mip_allow_cut_separation_at_nodes": False,
    "mip_pscost_minreliable": 4,
}
"""How HiGHS works: a roadmap has small nodes and many of them, so that each must be cheap (doc/method/roadmap.md)."""


def solve(
    formulation: Formulation,
    effort: Effort,
    *,
    known: Floats | None = None,
    elastic: Elastic | None = None,
    watch: Watch | None = None,
) -> Solved:
    """The best columns of the formulation; with `elastic` those that break its limits least, slacks after the columns.

    `known` are columns to begin with.
    """
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # it has no types
    if watch:
        highs.cbMipInterrupt.subscribe(_told(watch))
    limits = {"time_limit": effort.seconds, "mip_rel_gap": effort.gap, "random_seed": effort.seed}
    for name, value in {**SWITCHES, **limits}.items():
        highs.setOptionValue(name, value)
    highs.passModel(_programme(formulation, elastic or Elastic()))
    if known is not None:
        solution = highspy.HighsSolution()
        solution.col_value = known.tolist()
        highs.setSolution(solution)
    highs.run()
    status, info = highs.getModelStatus(), highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return Solved(
        values=np.array(highs.getSolution().col_value) if found else None,
        bound=float(info.mip_dual_bound),
        optimal=status == highspy.HighsModelStatus.kOptimal,
        infeasible=status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible},
    )


def _told(watch: Watch) -> Callable[[highspy.HighsCallbackEvent], None]:
    """The watcher in the words of HiGHS."""

    def tell(event: highspy.HighsCallbackEvent) -> None:
        seen = event.data_out
        best = float(seen.mip_primal_bound)
        so_far = SoFar(float(seen.running_time), best if np.isfinite(best) else None, float(seen.mip_dual_bound))
        if watch(so_far):
            event.interrupt()

    return tell


def _programme(formulation: Formulation, elastic: Elastic) -> highspy.HighsLp:
    rows, lp, extra = formulation.rows, highspy.HighsLp(), len(elastic.slacks)
    lp.num_col_, lp.num_row_ = formulation.columns + extra, len(rows.low)
    lp.sense_ = highspy.ObjSense.kMaximize
    worth = np.zeros(formulation.columns) if extra else formulation.worth
    lp.col_cost_ = np.concatenate([worth, -np.array(elastic.prices)])
    lp.col_lower_ = np.zeros(formulation.columns + extra)
    lp.col_upper_ = np.concatenate([formulation.most, np.array(elastic.most)])
    lp.row_lower_, lp.row_upper_ = np.array(rows.low), np.array(rows.high)
    first, index, value = rows.with_slacks(formulation.columns, elastic.slacks)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = first, index, value
    whole = [*formulation.whole.tolist(), *[False] * extra]
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[int(one)] for one in whole]
    return lp
