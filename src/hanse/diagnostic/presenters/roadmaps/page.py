"""A roadmap as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Roadmap, RoadmapItem, RoadmapSearch
from hanse.diagnostic.presenters.roadmaps.reasons import Why, breach_words
from hanse.diagnostic.presenters.roadmaps.searching import margin_words
from hanse.diagnostic.presenters.roadmaps.sums import Purse
from hanse.diagnostic.presenters.roadmaps.times import period_names
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.outlook import Chosen, Outlook, outlook
from hanse.kernel.clock import today
from hanse.kernel.days import months_after
from hanse.ui.values import Standing, Status

DAYS = 30
"""Of a month, where half of one is meant."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One solution of a roadmap: what it is, from when to when, what it costs, why it is there, how far it is."""

    item: RoadmapItem
    title: str
    problem: str
    starts_on: date
    ends_on: date
    months: float
    once: str
    a_year: str
    why: tuple[str, ...]
    steps: int
    owner: str
    status: Status


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """What begins in a period; `budget`, `money` and `score` are of that period, the score at its end."""

    name: str
    items: tuple[ItemLine, ...]
    budget: str
    money: str
    is_over: bool
    score: float
    level_name: str


@dataclass(frozen=True, eq=False)
class RoadmapPage:
    """`outlook` holds the numbers behind it all."""

    roadmap: Roadmap
    periods: tuple[PeriodPart, ...]
    outlook: Outlook
    total: str
    level_today: str
    breaches: tuple[str, ...]
    search: RoadmapSearch | None
    margins: tuple[str, ...]
    purse: Purse
    why: Why
    fell_back: bool

    @property
    def items(self) -> list[ItemLine]:
        return [line for period in self.periods for line in period.items]

    @property
    def gain(self) -> float:
        """Points of the whole at the end against today."""
        return float(self.outlook.scores[-1] - self.outlook.scores[0])


def chosen_of(items: Iterable[RoadmapItem]) -> dict[str, int]:
    """Solution → period."""
    return {one.solution: one.start for one in items}


def roadmap_page(roadmap: Roadmap, search: RoadmapSearch | None, language: str) -> RoadmapPage:
    """No further query for a roadmap read with its items, but those of its grounds."""
    ground = grounds(roadmap)
    items = {one.solution: one for one in roadmap.items.all()}
    judged, why = outlook(ground, chosen_of(items.values())), Why(ground, language)
    names = _level_names(judged, why)
    lines = [(one.start, item_line(items[one.solution.key], one, why)) for one in judged.chosen]
    periods = tuple(
        PeriodPart(
            name=name,
            items=tuple(line for start, line in lines if start == number),
            budget=why.purse.exactly(ground.laid.wishes.budget[number]),
            money=why.purse(float(judged.money[number])),
            is_over=judged.is_over(number),
            score=float(judged.scores[number + 1]),
            level_name=names[number + 1],
        )
        for number, name in enumerate(period_names(roadmap))
    )
    return RoadmapPage(
        roadmap=roadmap,
        periods=periods,
        outlook=judged,
        total=why.purse(judged.total),
        level_today=names[0],
        breaches=tuple(breach_words(one, why, roadmap) for one in judged.breaches),
        search=search,
        margins=margin_words(search, roadmap, why) if search else (),
        purse=why.purse,
        why=why,
        fell_back=why.of_library.fell_back,
    )


def item_line(item: RoadmapItem, chosen: Chosen, why: Why) -> ItemLine:
    solution = chosen.solution
    starts_on, ends_on = days_of(item, solution.months)
    return ItemLine(
        item=item,
        title=why.of_library(solution.title),
        problem=why.of_library(solution.problem),
        starts_on=starts_on,
        ends_on=ends_on,
        months=solution.months,
        once=why.purse.band(chosen.cost.once),
        a_year=why.purse.band(chosen.cost.a_year),
        why=tuple(why.sentences(chosen.reason)),
        steps=len(load_library().solutions[solution.key].stages),
        owner=str(item.owner) if item.owner else item.owner_words,
        status=item_status(item, starts_on, ends_on),
    )


def days_of(item: RoadmapItem, months: float) -> tuple[date, date]:
    """First and last day: as it went, as the city set them, or by the period and the months of the steps."""
    starts_on = item.starts_on or item.roadmap.first_day(item.start)
    if item.finished_on:
        return min(starts_on, item.finished_on), item.finished_on
    return starts_on, item.due_on or _last_day(starts_on, months)


def planned_days(item: RoadmapItem, months: float) -> tuple[date, date]:
    """First and last day by the period and the months of the steps alone."""
    starts_on = item.roadmap.first_day(item.start)
    return starts_on, _last_day(starts_on, months)


def _last_day(starts_on: date, months: float) -> date:
    whole, rest = divmod(months, 1)
    return max(starts_on, months_after(starts_on, int(whole)) + timedelta(days=round(rest * DAYS) - 1))


def item_status(item: RoadmapItem, starts_on: date, ends_on: date) -> Status:
    """How far a solution is, today."""
    if item.finished_on:
        return Status(Standing.DONE, _("Done"))
    if ends_on < today():
        return Status(Standing.PROBLEM, _("Late"))
    if item.steps_done:
        return Status(Standing.BEGUN, _("Under way"))
    if starts_on <= today():
        return Status(Standing.WAITING, _("Should have begun"))
    return Status(Standing.OPEN, _("Planned"))


def _level_names(judged: Outlook, why: Why) -> list[str]:
    root = judged.after.framework.root.key
    reached = [judged.after.level(row, root) for row in range(len(judged.scores))]
    return [why.of_framework(one.name) if one else "" for one in reached]
