"""Operations on the roadmaps of a city: which there are, and making one."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import make_roadmap
from hanse.diagnostic.api.asking import allowed, viewer
from hanse.diagnostic.api.roadmaps.schemas import Making, RoadmapOut
from hanse.diagnostic.api.roadmaps.showing import roadmap_out
from hanse.diagnostic.engine.roadmap.candidates import Calendar
from hanse.diagnostic.queries.barring import demand
from hanse.diagnostic.queries.roadmaps.aims import check_aims
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id, roadmaps_of
from hanse.identity.public import person
from hanse.kernel.errors import NotThere
from hanse.kernel.paging import Page, Span, page_of
from hanse.members.public import city as city_by_id

router = Router(tags=["roadmaps"])


@router.get(
    "/",
    response=Page[RoadmapOut],
    operation_id="list_roadmaps",
    summary="Roadmaps of a city",
    openapi_extra={"responses": {404: {"description": "There is no such city."}}},
)
def index(
    request: HttpRequest, span: Query[Span], city: Annotated[UUID, Query(description="The city.")]
) -> Page[RoadmapOut]:
    """The chosen one first, then scenarios and those that were replaced, the newest first."""
    found = city_by_id(city)
    if found is None:
        raise NotThere(_("There is no such city."))
    demand(rules.may_see_roadmap, viewer(request), found)
    rows, following = page_of(roadmaps_of(city), span)
    return Page[RoadmapOut](items=[roadmap_out(one) for one in rows], next=following)


@router.post(
    "/",
    response={201: RoadmapOut},
    operation_id="make_roadmap",
    summary="Make a scenario",
    openapi_extra={
        "responses": {
            404: {"description": "There is no such assessment."},
            409: {"description": "It is not submitted, or there are too many scenarios on it."},
        }
    },
)
def make(request: HttpRequest, making: Making, response: HttpResponse) -> Status[RoadmapOut]:
    """As the coordinator, without solutions yet: have one sought, or choose them. `Location` names it."""
    one, laid = allowed(request, making.assessment, rules.may_plan), making.wishes.laid_down()
    calendar = Calendar(len(laid.wishes.budget), making.period_months)
    check_aims(one, laid.wishes, calendar)
    by = person(request).actor
    made = make_roadmap(one, name=making.name, begins_on=making.begins_on, calendar=calendar, laid=laid, by=by)
    response.headers["Location"] = f"{request.path}{made.id}/"
    return Status(201, roadmap_out(roadmap_by_id(made.id)))
