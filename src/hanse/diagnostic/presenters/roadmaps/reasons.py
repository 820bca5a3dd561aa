"""Why a solution is in a roadmap, and what a roadmap does not keep to, in sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.diagnostic.engine.roadmap.effects import Climb, measured
from hanse.diagnostic.engine.roadmap.judging import Breach, Limit
from hanse.diagnostic.engine.roadmap.reasons import Reason
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.presenters.roadmaps.sums import Purse
from hanse.diagnostic.presenters.roadmaps.times import period_name
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.diagnostic.queries.roadmaps.grounds import Grounds
from hanse.ui import formats

MOST_FIELDS = 3
"""Fields that a reason names; the others it counts."""


class Why:
    """Sentences on one roadmap's grounds, in one language."""

    def __init__(self, grounds: Grounds, language: str) -> None:
        self.grounds, self.purse = grounds, Purse(grounds.laid)
        self.of_library = Speaker(grounds.library, language)
        self.of_framework = Speaker(grounds.result.framework, language)
        self._places = measured(grounds.result.plan)

    def title(self, place: int) -> str:
        """Of a candidate."""
        return self.of_library(self.grounds.offered.solutions[place].title)

    def quoted(self, place: int) -> str:
        return formats.quoted(self.title(place))

    def posts(self, posts: Mapping[str, float]) -> str:
        """Skill by skill: Information technology 0.5 · Services and procedures 1; a dash for none."""
        skills = self.grounds.library.skills
        said = [
            f"{self.of_library(skills[key])} {formats.number(round(each, 2))}" for key, each in posts.items() if each
        ]
        return formats.dotted(said) or formats.NOTHING

    def sentences(self, reason: Reason) -> list[str]:
        """Points that it brings, with the fields that it moves, and what could not begin without it."""
        said = []
        if reason.points:
            said.append(self._points(reason.points, [self.grounds.offered.climbs[number] for number in reason.gains]))
        if reason.needed_by:
            titles = formats.listed(self.quoted(one) for one in reason.needed_by)
            said.append(_("Needed by %(solutions)s.") % {"solutions": titles})
        limits = self.grounds.problem.limits
        if reason.candidate in limits.locked:
            said.append(_("It stands where you set it."))
        if not said and limits.quick_floor and reason.candidate in limits.quick:
            said.append(_("A quick win, as you asked for."))
        return said or [_("Others bring the same points at least as early.")]

    def _points(self, points: float, climbs: list[Climb]) -> str:
        worth: dict[int, float] = {}
        for climb in climbs:
            field = self.field(climb.question)
            worth[field] = worth.get(field, 0.0) + climb.points
        fields = sorted(worth, key=lambda one: -worth[one])
        named = [self.field_title(one) for one in fields[:MOST_FIELDS]]
        if rest := len(fields) - len(named):
            more = ngettext("one more field", "%(number)s more fields", rest)
            named.append(more % {"number": formats.number(rest)})
        said = {"points": formats.number(points, 1), "fields": formats.listed(named)}
        return _("%(points)s points: %(fields)s.") % said

    def field(self, question: str) -> int:
        """The column of the node right above a question."""
        return self.grounds.result.plan.parents[self.column(question)]

    def column(self, question: str) -> int:
        """The column of a question's first measure."""
        return self._places[question][0]

    def field_title(self, column: int) -> str:
        return self.of_framework(self.grounds.result.plan.columns[column].title)


def breach_words(one: Breach, why: Why, roadmap: Roadmap) -> str:
    """What a roadmap breaks, and by how much."""
    when = period_name(roadmap, min(one.period, roadmap.periods - 1))
    solution = why.quoted(one.candidate) if one.candidate is not None else ""
    skill = list(why.grounds.library.skills.values())[one.skill] if one.skill is not None else None
    facts = {
        "when": when,
        "solution": solution,
        "sum": why.purse(one.by),
        "number": formats.number(round(one.by, 1)),
        "skill": why.of_library(skill),
    }
    return SAYS[one.limit]() % facts


SAYS = {
    Limit.BUDGET: lambda: _("The budget of %(when)s is short by %(sum)s."),
    Limit.POSTS: lambda: _("In %(when)s, %(number)s posts are lacking: %(skill)s."),
    Limit.AT_ONCE: lambda: _("In %(when)s, too many solutions are under way at once: %(number)s too many."),
    Limit.NEED: lambda: _("%(solution)s begins in %(when)s, before what it rests on is there."),
    Limit.LOCKED: lambda: _("%(solution)s is meant to be in the roadmap at a set time, and is not."),
    Limit.BANNED: lambda: _("%(solution)s is in the roadmap, although it was ruled out."),
    Limit.TARGET: lambda: _("An aim is missed: %(number)s points are lacking at the end of %(when)s."),
    Limit.QUICK: lambda: _("In the first year, quick wins are lacking: %(number)s."),
    Limit.END: lambda: _("%(solution)s begins in %(when)s and does not end within the roadmap."),
}


def shortfall_words(kept: Mapping[str, Any], why: Why, roadmap: Roadmap) -> str:
    """Why no roadmap was possible, as a search kept it; a solution that alone exceeds a budget is named."""
    places = {one.key: place for place, one in enumerate(why.grounds.offered.solutions)}
    place = places.get(kept["solution"]) if kept["solution"] else None
    limit = Limit(kept["limit"])
    breach = Breach(limit, kept["period"], kept["by"], place, kept["skill"], kept["target"])
    if limit is Limit.BUDGET and place is not None:
        said = _("%(solution)s alone exceeds the budget of %(when)s by %(sum)s.")
        when = period_name(roadmap, breach.period)
        return said % {"solution": why.quoted(place), "when": when, "sum": why.purse(breach.by)}
    return breach_words(breach, why, roadmap)
