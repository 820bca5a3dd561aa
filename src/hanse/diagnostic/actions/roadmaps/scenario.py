"""Scenarios: made, copied, renamed, laid down anew, deleted."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.days import check_day
from hanse.diagnostic.actions.roadmaps.held import held, touch
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.enums import RoadmapState, State
from hanse.diagnostic.errors import RoadmapClosed, TooManyRoadmaps, WrongState
from hanse.diagnostic.method.library.loader import load_library, solved_framework
from hanse.diagnostic.models import Assessment, Roadmap, RoadmapItem
from hanse.diagnostic.queries.roadmaps.laid_down import LaidDown, to_json
from hanse.diagnostic.queries.roadmaps.reads import is_taken
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.kernel.names import in_words, one_line

MOST = 20
"""Scenarios that a city keeps on one assessment."""


@transaction.atomic
def make_roadmap(
    assessment: Assessment, *, name: str, begins_on: date, calendar: Calendar, laid: LaidDown, by: Actor
) -> Roadmap:
    """A scenario without solutions yet, on a submitted assessment.

    Raises WrongState, TooManyRoadmaps, `Invalid` for its name or for another framework than the library's.
    """
    check_assessment(assessment)
    made = Roadmap.objects.create(
        city_id=assessment.city_id,
        assessment=assessment,
        name=new_name(name, assessment),
        library_version=load_library().version,
        begins_on=check_day(begins_on, "begins_on").replace(day=1),
        periods=calendar.periods,
        period_months=calendar.months,
        wishes=to_json(laid),
        made_by_id=by.id,
    )
    audit.record("diagnostic.make_roadmap", by=by, on=made, party_id=made.party_id)
    return made


@transaction.atomic
def copy_roadmap(roadmap: Roadmap, *, name: str, by: Actor) -> Roadmap:
    """Another scenario with the same wishes and solutions; who answers for them, and how far they are, stays behind."""
    check_assessment(roadmap.assessment)
    made = Roadmap.objects.create(
        city_id=roadmap.city_id,
        assessment=roadmap.assessment,
        name=new_name(name, roadmap.assessment),
        library_version=roadmap.library_version,
        begins_on=roadmap.begins_on,
        periods=roadmap.periods,
        period_months=roadmap.period_months,
        wishes=roadmap.wishes,
        done=roadmap.done,
        begun=roadmap.begun,
        vision=roadmap.vision,
        made_from=roadmap,
        made_by_id=by.id,
    )
    items = RoadmapItem.objects.filter(roadmap=roadmap)
    RoadmapItem.objects.bulk_create(RoadmapItem(roadmap=made, solution=one.solution, start=one.start) for one in items)
    audit.record("diagnostic.copy_roadmap", by=by, on=made, party_id=made.party_id, detail={"from": str(roadmap.id)})
    return made


@transaction.atomic
def lay_down(
    roadmap: Roadmap, *, name: str, begins_on: date, calendar: Calendar, laid: LaidDown, version: int, by: Actor
) -> Roadmap:
    """Other wishes for a scenario; solutions keep their time in periods of other months, or leave it where it ends.

    Raises RoadmapChanged, SearchRunning, RoadmapClosed, `Invalid`.
    """
    kept = held(roadmap, version=version)
    items, was = RoadmapItem.objects.filter(roadmap=kept), kept.period_months
    first = check_day(begins_on, "begins_on").replace(day=1)
    kept.name, kept.begins_on, kept.wishes = _renamed(kept, name), first, to_json(laid)
    kept.periods, kept.period_months = calendar.periods, calendar.months
    touch(kept, "name", "begins_on", "wishes", "periods", "period_months")
    if was != calendar.months:
        items.update(start=F("start") * was / calendar.months)
    items.filter(start__gte=calendar.periods).delete()
    audit.record("diagnostic.lay_down_roadmap", by=by, on=kept, party_id=kept.party_id)
    return kept


@transaction.atomic
def describe_roadmap(roadmap: Roadmap, *, name: str, vision: str, by: Actor) -> None:
    """Its name, and what the city wants to have become: the first page of the master plan. Raises `Invalid`."""
    kept = held(roadmap, whole=False)
    kept.name, kept.vision = _renamed(kept, name), in_words(vision)[:5000]
    touch(kept, "name", "vision")
    audit.record("diagnostic.describe_roadmap", by=by, on=kept, party_id=kept.party_id)


@transaction.atomic
def delete_roadmap(roadmap: Roadmap, *, by: Actor) -> None:
    """A scenario is gone for good. Raises RoadmapClosed for one that was chosen, SearchRunning."""
    kept = held(roadmap)
    if kept.state != RoadmapState.SCENARIO:
        raise RoadmapClosed(_("This is your city's roadmap. Choose another first: this one then stays as it was."))
    audit.record("diagnostic.delete_roadmap", by=by, on=kept, party_id=kept.party_id)
    kept.delete()


def check_assessment(assessment: Assessment) -> None:
    """Raises WrongState, TooManyRoadmaps, and `Invalid` for another framework than the library's."""
    if assessment.state != State.SUBMITTED:
        raise WrongState(_("A roadmap rests on submitted answers. Submit the assessment first."))
    if assessment.method.key != solved_framework():
        raise Invalid(_("There are no solutions for this questionnaire yet."))
    if Roadmap.objects.filter(assessment=assessment, state=RoadmapState.SCENARIO).count() >= MOST:
        raise TooManyRoadmaps(_("There are %(most)s scenarios already. Delete one first.") % {"most": MOST})


def new_name(name: str, assessment: Assessment) -> str:
    """The name as it is kept. Raises `Invalid`, also where another roadmap on the assessment has it."""
    kept = one_line(name)[:120]
    if not kept:
        raise Invalid(_("Give the roadmap a name, such as “Small budget”."), field="name")
    Assessment.objects.select_for_update(no_key=True).get(id=assessment.id)  # of two at once, the second sees the first
    if is_taken(kept, assessment):
        raise Invalid(_("There is a roadmap of this name. Give another name."), field="name")
    return kept


def _renamed(roadmap: Roadmap, name: str) -> str:
    return roadmap.name if one_line(name)[:120] == roadmap.name else new_name(name, roadmap.assessment)
