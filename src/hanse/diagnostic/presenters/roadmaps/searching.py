"""The search for a roadmap in words: how far it is, how it ended, and what a little more would bring."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.roadmap.judging import breaches
from hanse.diagnostic.enums import AT_WORK, ComputationState, SearchOutcome
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.presenters.computation import Progress, progress_of, trouble, waiting_words
from hanse.diagnostic.presenters.roadmaps.reasons import Why, shortfall_words
from hanse.diagnostic.queries.roadmaps.reads import may_be_sought
from hanse.ui import formats
from hanse.ui.values import Link

NEAR = 1e-6
"""Of a roadmap's worth: what two ways of adding the same up may differ by."""


def search_progress(search: RoadmapSearch, roadmap: Roadmap, why: Why, *, may_plan: bool) -> Progress:
    """With the limits that would have to give where no roadmap is possible."""
    again = Link(_("Search again"), reverse("diagnostic:search_roadmap", args=[roadmap.id]))
    return progress_of(
        search,
        title=_("The search"),
        words=search_words(search, roadmap, why),
        page=reverse("diagnostic:roadmap", args=[roadmap.id]),
        look=reverse("diagnostic:search_progress", args=[roadmap.id]),
        counts=_("Seconds, at most:") if search.state in AT_WORK else "",
        stop=Link(_("Stop, and keep the best so far"), reverse("diagnostic:stop_search", args=[roadmap.id])),
        again=again if may_be_sought(roadmap) else None,
        may=may_plan,
        points=shortfalls_in_words(search, roadmap, why),
    )


def stands(search: RoadmapSearch, roadmap: Roadmap, why: Why) -> bool:
    """Whether what it said still holds: the roadmap is worth what was found, and keeps to what was laid down."""
    if search.outcome != SearchOutcome.FOUND or search.best is None:
        return True
    problem = why.grounds.problem
    starts = why.grounds.starts({one.solution: one.start for one in roadmap.items.all()})
    return bool(problem.value(starts) > search.best - NEAR) and not breaches(problem, starts)


def search_words(search: RoadmapSearch, roadmap: Roadmap, why: Why) -> str:
    """How far it is, what went wrong, or what it came to, if the roadmap is still the one that it found."""
    match search.state:
        case ComputationState.WAITING:
            return waiting_words()
        case ComputationState.RUNNING:
            return _running_words(search)
        case ComputationState.STOPPING:
            return _("The search is being stopped. The best found so far is kept.")
        case ComputationState.FAILED:
            return trouble(search)
    if not stands(search, roadmap, why):
        return _("It is no longer the roadmap that the search found: whether there is a better one is not known.")
    return _outcome_words(search)


def _running_words(search: RoadmapSearch) -> str:
    if search.best is None:
        return _("The search is under way; no roadmap has been found yet.")
    if search.gap is None:
        return _("The search is under way. A first roadmap has been found; better ones are being sought.")
    words = _("The search is under way. The best so far is at most %(gap)s below the best there is.")
    return words % {"gap": formats.percent(search.gap, 1)}


def _outcome_words(search: RoadmapSearch) -> str:
    match search.outcome:
        case SearchOutcome.IMPOSSIBLE:
            return _("No roadmap keeps to what you laid down. This would have to give:")
        case SearchOutcome.FOUND if search.is_proven:
            return _("Proven: under what you laid down there is no better roadmap.")
        case SearchOutcome.FOUND:
            return _("A better roadmap may exist, by at most %(gap)s.") % {"gap": formats.percent(search.gap, 1)}
    return _("The search ended before it found a roadmap.")


def shortfalls_in_words(search: RoadmapSearch, roadmap: Roadmap, why: Why) -> tuple[str, ...]:
    return tuple(shortfall_words(one, why, roadmap) for one in search.why)


def margin_words(search: RoadmapSearch, roadmap: Roadmap, why: Why) -> tuple[str, ...]:
    """What a tenth more would bring, of money and of each skill's posts."""
    if not stands(search, roadmap, why):
        return ()
    return tuple(filter(None, (_margin(one, roadmap, why) for one in search.margins)))


def _margin(kept: dict[str, float | None], roadmap: Roadmap, why: Why) -> str:
    """In points on average over the time; nothing where it would bring next to none."""
    value = float(kept["value"] or 0.0) / roadmap.periods
    if value < 0.05:
        return ""
    points = {"points": formats.number(value, 1)}
    if kept["skill"] is None:
        return _("A tenth more money: %(points)s points more, on average over the time.") % points
    skill = why.of_library(list(why.grounds.library.skills.values())[int(kept["skill"])])
    said = _("A tenth more posts for “%(skill)s”: %(points)s points more, on average over the time.")
    return said % {**points, "skill": skill}
