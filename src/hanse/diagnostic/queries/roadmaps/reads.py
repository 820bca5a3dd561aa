"""Roadmaps of a city as they are kept."""

from dataclasses import dataclass
from itertools import chain, count
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import RoadmapState, State
from hanse.diagnostic.method.library.loader import solved_framework
from hanse.diagnostic.models import Assessment, Roadmap, RoadmapItem, RoadmapSearch
from hanse.diagnostic.queries.assessments import assessments_of
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.members.public import with_live_kind


def has_solutions(assessment: Assessment) -> bool:
    """Whether the library has solutions for the questionnaire of a submitted assessment."""
    return assessment.state == State.SUBMITTED and assessment.method.key == solved_framework()


def roadmap_by_id(roadmap_id: UUID) -> Roadmap:
    """One roadmap with its items, their owners, and its assessment, city and round; two queries. Raises NotThere."""
    found = with_live_kind(_whole().filter(id=roadmap_id), "city_id", today()).first()
    if found is None:
        raise NotThere(_("There is no such roadmap."))
    return found


def roadmaps_of(city_id: UUID) -> QuerySet[Roadmap]:
    """A city's roadmaps with their items, the chosen one first, then the newest; two queries."""
    return _whole().filter(city_id=city_id).order_by("state", "-created_at")


def roadmaps_on(assessment: Assessment) -> QuerySet[Roadmap]:
    """Those that rest on one assessment."""
    return roadmaps_of(assessment.city_id).filter(assessment=assessment)


def is_taken(name: str, assessment: Assessment) -> bool:
    """Whether a roadmap on the assessment is called so, in small letters or capitals; one query."""
    return Roadmap.objects.filter(assessment_id=assessment.id, name__iexact=name).exists()


def free_name(name: str, assessment: Assessment) -> str:
    """The name, with the first number behind it that no roadmap on the assessment has; one query for each."""
    short = name[:110]
    names = chain([short], (f"{short} ({number})" for number in count(2)))
    return next(one for one in names if not is_taken(one, assessment))


def chosen_roadmap(city_id: UUID) -> Roadmap | None:
    """The roadmap that a city has chosen, if any; two queries."""
    return _whole().filter(city_id=city_id, state=RoadmapState.CHOSEN).first()


def may_be_sought(roadmap: Roadmap) -> bool:
    """It was not replaced, and no search would forget work on it; no query for one read with its items.

    What was under way when it was planned begins at once in whatever is found, and is not forgotten.
    """
    done = {one.solution: one.steps_done for one in roadmap.items.all()}
    since = any(steps > roadmap.begun.get(key, 0) for key, steps in done.items())
    return roadmap.state != RoadmapState.REPLACED and not since


@dataclass(frozen=True, slots=True)
class Begun:
    """The roadmap that a city carries out, with how many of its solutions are done and how many under way."""

    roadmap: Roadmap
    done: int
    under_way: int


def begun_instead(roadmap: Roadmap) -> Begun | None:
    """What the city carries out instead, where it has begun what this one does not carry on; two queries."""
    other = chosen_roadmap(roadmap.city_id)
    if other is None or other.id == roadmap.id:
        return None
    items = [one for one in other.items.all() if one.steps_done]
    if all(one.solution in {*roadmap.done, *roadmap.begun} for one in items):
        return None
    done = sum(one.finished_on is not None for one in items)
    return Begun(other, done, len(items) - done)


def newest_answers(roadmap: Roadmap) -> Assessment:
    """The last submitted assessment of the city that asks what the roadmap's own asked; one query."""
    found = (one for one in assessments_of([roadmap.city_id]) if one.state == State.SUBMITTED)
    return next((one for one in found if one.method == roadmap.assessment.method), roadmap.assessment)


def last_search(roadmap: Roadmap) -> RoadmapSearch | None:
    """The newest search for a roadmap."""
    return RoadmapSearch.objects.filter(roadmap=roadmap).first()


def _whole() -> QuerySet[Roadmap]:
    items = RoadmapItem.objects.select_related("owner")
    return Roadmap.objects.select_related(
        "city", "assessment__round", "assessment__sheet", "assessment__city"
    ).prefetch_related(Prefetch("items", queryset=items))
