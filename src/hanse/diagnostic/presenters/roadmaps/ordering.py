"""A roadmap under the hands of a person: every solution that she can choose, and what her choice comes to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.roadmap.pricing import cost
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.reasons import Why, breach_words
from hanse.diagnostic.presenters.roadmaps.times import period_names
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.outlook import outlook


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One solution: `start` is its period, None where it is not in the roadmap; `points` that it could bring alone."""

    key: str
    title: str
    start: int | None
    is_fixed: bool
    points: float
    once: str
    months: float


@dataclass(frozen=True, slots=True)
class PeriodEffect:
    name: str
    money: str
    budget: str
    is_over: bool
    score: float


@dataclass(frozen=True, slots=True)
class OrderingPage:
    """`lines`: those in the roadmap first, in their order; then the others, what brings most first."""

    lines: tuple[ChoiceLine, ...]
    periods: tuple[str, ...]
    effects: tuple[PeriodEffect, ...]
    score_today: float
    total: str
    breaches: tuple[str, ...]


def ordering_page(roadmap: Roadmap, chosen: Mapping[str, int], fixed: Collection[str], language: str) -> OrderingPage:
    """What these choices come to; nothing is saved."""
    ground, names = grounds(roadmap), period_names(roadmap)
    judged, why = outlook(ground, dict(chosen)), Why(ground, language)
    budget = ground.laid.wishes.budget
    effects = tuple(
        PeriodEffect(
            name=name,
            money=why.purse(float(judged.money[number])),
            budget=why.purse.exactly(budget[number]),
            is_over=judged.is_over(number),
            score=float(judged.scores[number + 1]),
        )
        for number, name in enumerate(names)
    )
    lines = [
        ChoiceLine(
            key=one.key,
            title=why.of_library(one.title),
            start=chosen.get(one.key),
            is_fixed=one.key in fixed,
            points=sum(climb.points for climb in ground.offered.climbs if one.key in climb.by),
            once=why.purse.band(cost(ground.library, one, ground.laid.city).once),
            months=one.months,
        )
        for one in ground.offered.solutions
    ]
    lines.sort(key=lambda one: (one.start is None, one.start or 0, -one.points, one.title))
    return OrderingPage(
        lines=tuple(lines),
        periods=tuple(names),
        effects=effects,
        score_today=float(judged.scores[0]),
        total=why.purse(judged.total),
        breaches=tuple(breach_words(one, why, roadmap) for one in judged.breaches),
    )


def order_saved(page: OrderingPage, saved: Mapping[str, int]) -> list[tuple[str, str]]:
    """Each solution that is saved for another time than the page says: its title, and when it begins."""
    others = ((line.title, saved.get(line.key)) for line in page.lines if saved.get(line.key) != line.start)
    return [(title, _("Not in it") if start is None else page.periods[start]) for title, start in others]
