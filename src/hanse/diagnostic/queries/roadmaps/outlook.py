"""What a roadmap comes to: scores, money, people, what it breaks, and why each solution is in it."""

from dataclasses import dataclass

from hanse.diagnostic.engine.model.solutions import YEAR, Solution
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.roadmap.forecast import forecast
from hanse.diagnostic.engine.roadmap.judging import Breach, breaches
from hanse.diagnostic.engine.roadmap.pricing import Band, Cost, cost
from hanse.diagnostic.engine.roadmap.problem import Floats, Starts
from hanse.diagnostic.engine.roadmap.reasons import Reason, reasons
from hanse.diagnostic.queries.roadmaps.grounds import Grounds


@dataclass(frozen=True, slots=True)
class Chosen:
    """One solution of a roadmap: its number among the candidates, its period, its cost, and why it is there."""

    place: int
    solution: Solution
    start: int
    cost: Cost
    reason: Reason


@dataclass(frozen=True, eq=False)
class Outlook:
    """A roadmap judged. `after` has a row for today and one for the end of each period.

    `money` (periods,) and `posts` (skills, periods) are what it takes, with what runs already in the money;
    `breaches` are what it does not keep to.
    """

    grounds: Grounds
    starts: Starts
    chosen: tuple[Chosen, ...]
    after: Result
    money: Floats
    posts: Floats
    breaches: tuple[Breach, ...]

    @property
    def scores(self) -> Floats:
        """Of the whole, (periods + 1,)."""
        return self.node_scores(self.after.framework.root.key)

    def node_scores(self, key: str) -> Floats:
        """Of one node, (periods + 1,)."""
        return self.after.scores(key)

    @property
    def total(self) -> float:
        """What it costs in all its periods, in the library's currency."""
        return float(self.money.sum())

    @property
    def afterwards(self) -> Band:
        """What it costs each year once all of it runs, with what runs already."""
        calendar = self.grounds.calendar
        runs = float(self.grounds.running[-1]) * YEAR / calendar.months
        return sum((one.cost.a_year for one in self.chosen), Band(runs, runs))

    def is_over(self, period: int) -> bool:
        """Whether a period takes more than was laid down for it; one unit of the library's currency is rounding."""
        return bool(self.money[period] > self.grounds.laid.wishes.budget[period] + 1)


def outlook(grounds: Grounds, chosen: dict[str, int]) -> Outlook:
    """A roadmap, solution → period, on its grounds; without a query."""
    starts, problem, offered = grounds.starts(chosen), grounds.problem, grounds.offered
    money, posts, _under_way = problem.used(starts)
    found = []
    for reason in reasons(problem, starts):
        solution = offered.solutions[reason.candidate]
        priced = cost(grounds.library, solution, grounds.laid.city)
        found.append(Chosen(reason.candidate, solution, int(starts[reason.candidate]), priced, reason))
    return Outlook(
        grounds=grounds,
        starts=starts,
        chosen=tuple(found),
        after=forecast(grounds.result, grounds.unit, offered, starts, problem.periods),
        money=money + grounds.running,
        posts=posts,
        breaches=breaches(problem, starts),
    )
