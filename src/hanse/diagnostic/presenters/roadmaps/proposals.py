"""From gaps to solutions: what would help a city, and why, before anything is planned."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.engine.answers import Choices, Numbers, State
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.roadmap.effects import Climb, answer_of
from hanse.diagnostic.engine.roadmap.pricing import Band, cost
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.presenters.roadmaps.sums import Purse
from hanse.diagnostic.queries.roadmaps.grounds import Grounds
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class GapLine:
    """A question that a solution moves: what is answered today and what it would come to; points of the whole."""

    question: str
    title: str
    today: str
    reaches: str
    points: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A solution with what it would bring this city. `leads_to` counts solutions that rest on it."""

    solution: Solution
    title: str
    problem: str
    summary: str
    field: str
    points: float
    once: str
    a_year: str
    months: float
    gaps: tuple[GapLine, ...]
    because: str
    rests_on: tuple[str, ...]


def proposals(grounds: Grounds, language: str) -> tuple[Proposal, ...]:
    """Every candidate, those that bring most first."""
    why = Why(grounds, language)
    found = [proposal_at(place, why) for place in range(len(grounds.offered.solutions))]
    return tuple(sorted(found, key=lambda one: (-one.points, one.title)))


def sum_of_all(grounds: Grounds) -> str:
    """What all candidates together cost: whoever lays down money then knows what is small and what is large."""
    library, city, purse = grounds.library, grounds.laid.city, Purse(grounds.laid)
    priced = [cost(library, one, city) for one in grounds.offered.solutions]
    words = {
        "number": formats.number(len(priced)),
        "once": purse.band(sum((one.once for one in priced), Band(0, 0))),
        "yearly": purse.band(sum((one.a_year for one in priced), Band(0, 0))),
    }
    return (
        _(
            "To set the money into proportion: all %(number)s solutions that would help your city would cost %(once)s "
            "once, and %(yearly)s a year from then on."
        )
        % words
    )


def proposal_at(place: int, why: Why) -> Proposal:
    """One candidate, by its number."""
    offered = why.grounds.offered
    solution = offered.solutions[place]
    climbs = [climb for climb in offered.climbs if solution.key in climb.by]
    priced = cost(why.grounds.library, solution, why.grounds.laid.city)
    gaps = _gaps(climbs, why)
    leads_to = sum(place in need.by for need in why.grounds.problem.needs)
    rests_on = [need.by for need in why.grounds.problem.needs if need.of == place]
    return Proposal(
        solution=solution,
        title=why.of_library(solution.title),
        problem=why.of_library(solution.problem),
        summary=why.of_library(solution.summary),
        field=_family(climbs, why),
        points=sum(climb.points for climb in climbs),
        once=why.purse.band(priced.once),
        a_year=why.purse.band(priced.a_year),
        months=solution.months,
        gaps=gaps,
        because=_because(gaps, leads_to),
        rests_on=tuple(formats.listed((why.quoted(one) for one in by), "or") for by in rests_on if by),
    )


def _family(climbs: list[Climb], why: Why) -> str:
    """The dimension in which it brings most."""
    plan, worth = why.grounds.result.plan, defaultdict[int, float](float)
    for climb in climbs:
        column = why.field(climb.question)
        while plan.parents[column] > 0:
            column = plan.parents[column]
        worth[column] += climb.points
    return why.field_title(max(worth, key=lambda one: worth[one])) if worth else ""


def _gaps(climbs: list[Climb], why: Why) -> tuple[GapLine, ...]:
    """A line for each question, at the highest answer that the solution brings, the most points first."""
    highest: dict[str, Climb] = {}
    points = defaultdict[str, float](float)
    for climb in climbs:
        highest[climb.question] = climb
        points[climb.question] += climb.points
    lines = [_gap(climb, points[key], why) for key, climb in highest.items()]
    return tuple(sorted(lines, key=lambda one: -one.points))


def _gap(climb: Climb, points: float, why: Why) -> GapLine:
    result, unit = why.grounds.result, why.grounds.unit
    given = result.answers.inputs[climb.question]
    assert isinstance(given, Choices | Numbers)
    column = result.plan.columns[why.column(climb.question)]
    stands = answer_of(given, unit)
    today = _level(given, stands) if stands > float("-inf") else _unanswered(given, unit)
    return GapLine(climb.question, why.of_framework(column.title), today, _level(given, climb.to), points)


def _level(given: Choices | Numbers, at: float) -> str:
    """A number as it is; an option as its place among all of them."""
    if isinstance(given, Numbers):
        return formats.number(at)
    most = formats.number(len(given.options))
    return _("%(level)s of %(most)s") % {"level": formats.number(at), "most": most}


def _unanswered(given: Choices | Numbers, unit: int) -> str:
    """Why there is no answer."""
    said = {State.NOT_APPLICABLE: _("does not apply"), State.IRRELEVANT: _("not asked")}
    return said.get(State(int(given.states[unit])), _("not answered"))


def _because(gaps: tuple[GapLine, ...], leads_to: int) -> str:
    """The first reason, in a sentence."""
    said = []
    if gaps:
        words = {"question": gaps[0].title, "today": gaps[0].today}
        said.append(_("Because “%(question)s” stands at: %(today)s.") % words)
    if leads_to:
        more = ngettext("One other solution rests on it.", "%(number)s other solutions rest on it.", leads_to)
        said.append(more % {"number": formats.number(leads_to)})
    return " ".join(said)
