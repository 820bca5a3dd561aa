"""Who answers for a solution, by when, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.days import check_day
from hanse.diagnostic.actions.roadmaps.held import held, touch
from hanse.diagnostic.errors import TrackChanged
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.identity.public import User, has_mandate
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.names import in_words, one_line
from hanse.members.public import WORKING_ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What is kept of one solution under way. `owner` works for the city; `owner_words` names an office or anybody."""

    owner: User | None = None
    owner_words: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    steps_done: int = 0
    note: str = ""


@transaction.atomic
def keep_track(item: RoadmapItem, track: Track, *, version: int, by: Actor) -> RoadmapItem:
    """Keep who answers for a solution, its days, and how many of its steps are done; the last step finishes it.

    What changes nothing is kept without a word. Raises TrackChanged where a colleague has kept something since
    `version` of the item was read; RoadmapClosed; NotThere where it has left the roadmap meanwhile; `Invalid` for a
    person who does not work for the city, days out of order or of another age, too many steps.
    """
    roadmap = held(item.roadmap, whole=False)
    kept = RoadmapItem.objects.select_for_update().filter(id=item.id).first()
    if kept is None:  # a search or a hand has taken it out meanwhile
        raise NotThere(_("This solution is not in the roadmap."))
    if kept.version != version:
        raise TrackChanged
    steps = len(load_library().solutions[kept.solution].stages)
    _check(track, roadmap, steps)
    said = replace(track, owner_words=one_line(track.owner_words)[:120], note=in_words(track.note)[:1000])
    if said == track_of(kept):
        return kept
    for one in fields(said):
        setattr(kept, one.name, getattr(said, one.name))
    kept.finished_on = (kept.finished_on or today()) if said.steps_done == steps else None
    kept.version += 1
    kept.save()
    touch(roadmap)
    detail = {"solution": kept.solution, "steps_done": kept.steps_done}
    audit.record("diagnostic.track_roadmap", by=by, on=roadmap, party_id=roadmap.party_id, detail=detail)
    return kept


def track_of(item: RoadmapItem) -> Track:
    """What is kept of it now."""
    return Track(**{one.name: getattr(item, one.name) for one in fields(Track)})


def _check(track: Track, roadmap: Roadmap, steps: int) -> None:
    if track.owner and not has_mandate(track.owner, roadmap.party_id, WORKING_ROLES):
        raise Invalid(
            _("This person does not work for your city here. Invite them first, or name the office."), field="owner"
        )
    for field in ("starts_on", "due_on"):
        if day := getattr(track, field):
            check_day(day, field)
    if track.starts_on and track.due_on and track.due_on < track.starts_on:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="due_on")
    if not 0 <= track.steps_done <= steps:
        raise Invalid(_("This solution has %(steps)s steps.") % {"steps": steps}, field="steps_done")


@transaction.atomic
def change_track(
    roadmap: Roadmap, solution: str, changes: Mapping[str, Any], *, version: int, by: Actor
) -> RoadmapItem:
    """The same where only some of it changes.

    Raises NotThere where the solution is not in the roadmap, and what `keep_track` raises.
    """
    kept = held(roadmap, whole=False)
    item = RoadmapItem.objects.select_related("owner", "roadmap").filter(roadmap=kept, solution=solution).first()
    if item is None:
        raise NotThere(_("This solution is not in the roadmap."))
    return keep_track(item, replace(track_of(item), **dict(changes)), version=version, by=by)
