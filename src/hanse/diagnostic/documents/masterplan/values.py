"""What a master plan is made of."""

from dataclasses import dataclass
from datetime import date, timedelta

from hanse.diagnostic.engine.model.solutions import Library, Solution, Stage
from hanse.diagnostic.engine.roadmap.pricing import Band
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.diagnostic.presenters.results import ResultsPage
from hanse.diagnostic.presenters.roadmaps.page import ItemLine, RoadmapPage
from hanse.diagnostic.presenters.roadmaps.sums import Purse
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.roadmaps.outlook import Chosen, Outlook


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a solution, and the day on which it ends; `number` counts all that the solution has."""

    stage: Stage
    number: int
    ends_on: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A solution of the roadmap: as its page shows it, its numbers, and its steps (without what was done before)."""

    line: ItemLine
    chosen: Chosen
    steps: tuple[Step, ...]

    @property
    def solution(self) -> Solution:
        return self.chosen.solution

    @property
    def item(self) -> RoadmapItem:
        return self.line.item

    @property
    def key(self) -> str:
        return self.chosen.solution.key


@dataclass(frozen=True, slots=True)
class Period:
    """A year or quarter: what is paid in it once and for what runs, in the library's currency; the score at its end.

    `running` has what was carried out before the roadmap began. `laid_down` is the money that the city set aside.
    """

    number: int
    name: str
    begins_on: date
    ends_on: date
    once: Band
    running: Band
    laid_down: float
    score: float

    @property
    def total(self) -> Band:
        return self.once + self.running


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterPlan:
    """A roadmap as its page shows it, with the results that it rests on."""

    page: RoadmapPage
    results: ResultsPage
    language: str
    entries: tuple[Entry, ...]
    periods: tuple[Period, ...]

    @property
    def roadmap(self) -> Roadmap:
        return self.page.roadmap

    @property
    def outlook(self) -> Outlook:
        return self.page.outlook

    @property
    def library(self) -> Library:
        return self.page.outlook.grounds.library

    @property
    def purse(self) -> Purse:
        return self.page.purse

    @property
    def speak(self) -> Speaker:
        """Says the library's texts."""
        return self.page.why.of_library

    @property
    def last_day(self) -> date:
        return self.roadmap.first_day(self.roadmap.periods) - timedelta(days=1)

    @property
    def total(self) -> Band:
        return sum((one.total for one in self.periods), Band(0, 0))

    @property
    def laid_down(self) -> float:
        return sum(one.laid_down for one in self.periods)

    def beginning_in(self, period: Period) -> list[Entry]:
        return [one for one in self.entries if one.chosen.start == period.number]
