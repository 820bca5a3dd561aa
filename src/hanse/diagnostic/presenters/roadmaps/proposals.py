"""From gaps to solutions: what would help a city, and why, before anything is planned."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.engine.answers import Choices, Numbers, State
from hanse.diagnostic.engine.model.solutions import Solution
from hanse.diagnostic.engine.roadmap.effects import Climb, answer_of
from hanse.diagnostic.engine.roadmap.pricing import Band, Cost, cost
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.presenters.roadmaps.sums import Purse
from hanse.diagnostic.queries.roadmaps.grounds import Grounds
from hanse.ui import formats

FEW = 0.05
"""Points below which one digit after the mark would show none."""


@dataclass(frozen=True, slots=True)
class GapLine:
    """A question that a solution moves: what is answered today, what it would come to, points, and these in words."""

    question: str
    title: str
    today: str
    reaches: str
    points: float
    raises: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A solution with what it would bring this city; `raises` is its points in words, empty where it brings none."""

    solution: Solution
    title: str
    problem: str
    summary: str
    field: str
    points: float
    raises: str
    priced: Cost
    once: str
    a_year: str
    months: float
    gaps: tuple[GapLine, ...]
    because: str
    rests_on: tuple[str, ...]


def proposals(grounds: Grounds, language: str) -> tuple[Proposal, ...]:
    """Every candidate that brings something or on which one rests that does, those that bring most first."""
    why, useful = Why(grounds, language), _useful(grounds)
    found = [_proposal(place, why, useful) for place in useful]
    return tuple(sorted(found, key=lambda one: (-one.points, one.title)))


def sum_of_all(grounds: Grounds) -> str:
    """What all that help together cost: whoever lays down money then knows what is small and what is large."""
    library, city, purse = grounds.library, grounds.laid.city, Purse(grounds.laid)
    priced = [cost(library, grounds.offered.solutions[place], city) for place in _useful(grounds)]
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


def _useful(grounds: Grounds) -> set[int]:
    """Candidates that bring points, and all that these may rest on in this city."""
    needs, found = grounds.problem.needs, set[int]()
    waiting = [place for gain in grounds.problem.gains for place in gain.by]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting.extend(other for need in needs if need.of == place for other in need.by)
    return found


def proposal_at(place: int, why: Why) -> Proposal:
    """One candidate, by its number."""
    return _proposal(place, why, _useful(why.grounds))


def _proposal(place: int, why: Why, useful: set[int]) -> Proposal:
    offered = why.grounds.offered
    solution = offered.solutions[place]
    climbs = [climb for climb in offered.climbs if solution.key in climb.by]
    priced = cost(why.grounds.library, solution, why.grounds.laid.city)
    gaps, points = _gaps(climbs, why), sum(climb.points for climb in climbs)
    leads_to = len({need.of for need in why.grounds.problem.needs if place in need.by and need.of in useful})
    return Proposal(
        solution=solution,
        title=why.of_library(solution.title),
        problem=why.of_library(solution.problem),
        summary=why.of_library(solution.summary),
        field=_family(climbs, why),
        points=points,
        raises=_points(points) if points else "",
        priced=priced,
        once=why.purse.band(priced.once),
        a_year=why.purse.band(priced.a_year),
        months=solution.months,
        gaps=gaps,
        because=_because(gaps, leads_to),
        rests_on=_rests_on(place, why),
    )


def _rests_on(place: int, why: Why) -> tuple[str, ...]:
    """What must be there first, each once; of several that would do, those that rest on it or on another stay out."""
    needs = why.grounds.problem.needs
    beneath = defaultdict[int, set[int]](set)
    for need in needs:
        beneath[need.of].update(need.by)
    nearest = [
        tuple(one for one in need.by if not beneath[one] & {place, *need.by}) for need in needs if need.of == place
    ]
    return tuple(formats.listed((why.quoted(one) for one in by), "or") for by in dict.fromkeys(nearest) if by)


def _points(points: float) -> str:
    """In words; few are not rounded to none."""
    return formats.number(points, 1) if points >= FEW else formats.number(max(points, 0.01), 2)


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
    order = sorted(highest, key=lambda key: -points[key])
    return tuple(_gap(highest[key], points[key], why) for key in order)


def _gap(climb: Climb, points: float, why: Why) -> GapLine:
    result, unit = why.grounds.result, why.grounds.unit
    given = result.answers.inputs[climb.question]
    assert isinstance(given, Choices | Numbers)
    column, stands = result.plan.columns[why.column(climb.question)], answer_of(given, unit)
    return GapLine(
        question=climb.question,
        title=why.of_framework(column.title),
        today=_level(given, stands) if stands > float("-inf") else _unanswered(given, unit),
        reaches=_level(given, climb.to),
        points=points,
        raises=_points(points),
    )


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
