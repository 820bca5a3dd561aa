"""Operations that change a roadmap: the same actions as on its pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Path, Router, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import (
    change_track,
    choose_roadmap,
    copy_roadmap,
    lay_down,
    order_by_hand,
    plan_anew,
    take_back_choice,
)
from hanse.diagnostic.api.asking import allowed_roadmap
from hanse.diagnostic.api.roadmaps.schemas import LayingAnew, Naming, Ordering, RoadmapOut, TrackedOut, Tracking
from hanse.diagnostic.api.roadmaps.showing import CLOSED, now_out, tracked_out
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.roadmaps.aims import check_aims
from hanse.identity.public import User, person
from hanse.kernel.errors import Invalid
from hanse.members.public import WORKING_ROLES, people_of

router = Router(tags=["roadmaps"])


@router.put(
    "/wishes/",
    response=RoadmapOut,
    operation_id="lay_down_roadmap",
    summary="Lay down other wishes",
    openapi_extra=CLOSED,
)
def wishes(request: HttpRequest, roadmap_id: Path[UUID], laying: LayingAnew) -> RoadmapOut:
    """Solutions that no longer fit its time leave it; the others stay until a search or a hand changes them."""
    found, laid = allowed_roadmap(request, roadmap_id, rules.may_plan), laying.wishes.laid_down()
    calendar = Calendar(len(laid.wishes.budget), laying.period_months)
    check_aims(found.assessment, laid.wishes, calendar)
    lay_down(
        found,
        name=laying.name,
        begins_on=laying.begins_on,
        calendar=calendar,
        laid=laid,
        version=laying.version,
        by=person(request).actor,
    )
    return now_out(found)


@router.put(
    "/solutions/", response=RoadmapOut, operation_id="order_roadmap", summary="Order by hand", openapi_extra=CLOSED
)
def order(request: HttpRequest, roadmap_id: Path[UUID], ordering: Ordering) -> RoadmapOut:
    """What it then does not keep to is said by the roadmap (`breaches`), never refused."""
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    chosen = {key: period - 1 for key, period in ordering.solutions.items()}
    order_by_hand(found, chosen, version=ordering.version, by=person(request).actor)
    return now_out(found)


@router.patch(
    "/solutions/{key}/",
    response=TrackedOut,
    operation_id="track_solution",
    summary="Track a solution",
    openapi_extra=CLOSED,
)
def track(request: HttpRequest, roadmap_id: Path[UUID], key: str, tracking: Tracking) -> TrackedOut:
    """Who answers for it, by when, and how many of its steps are done; the last step finishes it.

    409 where somebody has kept something of it since `version` was read.
    """
    found = allowed_roadmap(request, roadmap_id, rules.may_track_roadmap)
    kept = change_track(found, key, _changes(found, tracking), version=tracking.version, by=person(request).actor)
    return tracked_out(kept)


@router.post("/choose/", response=RoadmapOut, operation_id="choose_roadmap", summary="Choose it", openapi_extra=CLOSED)
def choose(request: HttpRequest, roadmap_id: Path[UUID]) -> RoadmapOut:
    """It becomes the city's roadmap; the one before is replaced. Twice changes nothing."""
    found = allowed_roadmap(request, roadmap_id, rules.may_choose_roadmap)
    choose_roadmap(found, by=person(request).actor)
    return now_out(found)


@router.post(
    "/take-back/",
    response=RoadmapOut,
    operation_id="take_back_choice",
    summary="Take the choice back",
    openapi_extra=CLOSED,
)
def take_back(request: HttpRequest, roadmap_id: Path[UUID]) -> RoadmapOut:
    """It is a scenario again; the city has none until it chooses. Twice changes nothing."""
    found = allowed_roadmap(request, roadmap_id, rules.may_choose_roadmap)
    take_back_choice(found, by=person(request).actor)
    return now_out(found)


@router.post(
    "/anew/",
    response={201: RoadmapOut},
    operation_id="plan_anew",
    summary="Plan anew from today",
    openapi_extra=CLOSED,
)
def anew(request: HttpRequest, roadmap_id: Path[UUID], naming: Naming, response: HttpResponse) -> Status[RoadmapOut]:
    """A scenario in which what is done counts as done. `Location` names it."""
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    return _made(plan_anew(found, name=naming.name, by=person(request).actor), response)


@router.post("/copy/", response={201: RoadmapOut}, operation_id="copy_roadmap", summary="Copy it", openapi_extra=CLOSED)
def copy(request: HttpRequest, roadmap_id: Path[UUID], naming: Naming, response: HttpResponse) -> Status[RoadmapOut]:
    """Another scenario with the same wishes and solutions. `Location` names it."""
    found = allowed_roadmap(request, roadmap_id, rules.may_plan)
    return _made(copy_roadmap(found, name=naming.name, by=person(request).actor), response)


def _made(made: Roadmap, response: HttpResponse) -> Status[RoadmapOut]:
    response.headers["Location"] = reverse("api:show_roadmap", args=[made.id])
    return Status(201, now_out(made))


def _changes(roadmap: Roadmap, tracking: Tracking) -> dict[str, Any]:
    """What was sent; what was left out stays as it is."""
    given = {name: getattr(tracking, name) for name in tracking.model_fields_set - {"version"}}
    if given.get("owner"):
        given["owner"] = _worker(roadmap, given["owner"])
    return given


def _worker(roadmap: Roadmap, user_id: UUID) -> User:
    for one in people_of(roadmap.party_id, *WORKING_ROLES):
        if one.user_id == user_id:
            return one.user
    raise Invalid(
        _("This person does not work for your city here. Invite them first, or name the office."), field="owner"
    )
