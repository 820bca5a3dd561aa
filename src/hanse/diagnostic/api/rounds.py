"""Operations on rounds: which there are, making one, and the results that cities share in one."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import Invitees, open_round
from hanse.diagnostic.api.asking import viewer
from hanse.diagnostic.api.rounds_schemas import RoundIn, RoundOut, round_out
from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.queries.participation import later_last_days
from hanse.diagnostic.queries.results import shared_results
from hanse.diagnostic.queries.rounds import USUAL, round_by_id, rounds, version_for_round
from hanse.identity.public import person
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.rights import require
from hanse.members.public import WORKING_ROLES

router = Router(tags=["rounds"])


class SharedResult(Schema):
    """The result of a city that lets members see it."""

    city: UUID
    city_name: str
    country: str = Field(description="ISO 3166-1, two letters.", examples=["KR"])
    score: float | None = Field(description="0 to 100; null where too little was answered.")
    level: int | None = Field(description="1 is the lowest.")
    provisional_until: date | None = Field(description="When the result becomes final; null once it is.")
    nodes: dict[str, float | None] = Field(description="The score of each node by its key.")


@router.get("/", response=Page[RoundOut], operation_id="list_rounds", summary="Rounds")
def index(request: HttpRequest, span: Query[Span]) -> Page[RoundOut]:
    """All rounds, the newest first. Answers are given in one that is open."""
    require(rules.may_see_rounds, seen := viewer(request))
    found, following = page_of(rounds(), span)
    later = later_last_days(seen.parties(*WORKING_ROLES))
    return Page[RoundOut](items=[round_out(one, later) for one in found], next=following)


@router.post("/", response={201: RoundOut}, operation_id="open_round", summary="Make a round")
def begin(request: HttpRequest, wanted: RoundIn, response: HttpResponse) -> Status[RoundOut]:
    """As the secretariat. Cities can begin from its first day on; `Location` names it."""
    require(rules.may_run_rounds, viewer(request))
    method = version_for_round(wanted.framework or USUAL, wanted.framework_version)
    made = open_round(
        name=wanted.name,
        framework_key=method.key,
        framework_version=method.version,
        opens_on=wanted.opens_on,
        closes_on=wanted.closes_on,
        final_on=wanted.final_on,
        invitees=Invitees(wanted.invites, regions=wanted.regions, cities=wanted.cities),
        publication=wanted.publication,
        by=person(request).actor,
    )
    response.headers["Location"] = f"{request.path}{made.id}/"
    return Status(201, round_out(made, {}))


@router.get(
    "/{uuid:round_id}/",
    response=RoundOut,
    operation_id="get_round",
    summary="A round",
    openapi_extra={"responses": {404: {"description": "There is no such round."}}},
)
def show(request: HttpRequest, round_id: UUID) -> RoundOut:
    """One round, as the list has it."""
    require(rules.may_see_rounds, seen := viewer(request))
    return round_out(round_by_id(round_id), later_last_days(seen.parties(*WORKING_ROLES)))


@router.get(
    "/{uuid:round_id}/shared-results/",
    response=Page[SharedResult],
    operation_id="list_shared_results",
    summary="Results that cities share",
)
def shared(request: HttpRequest, round_id: UUID, span: Query[Span]) -> Page[SharedResult]:
    """Of the cities that let members see their results of this round, and of no other."""
    require(rules.may_see_network, viewer(request))
    round_ = round_by_id(round_id)
    rows = shared_results(round_, with_members=True).order_by("assessment__city__name", "id")
    found, following = page_of(rows, span)
    return Page[SharedResult](items=[_shared(one, round_) for one in found], next=following)


def _shared(result: Result, round_: Round) -> SharedResult:
    city = result.assessment.city
    return SharedResult(
        city=city.pk,
        city_name=city.name,
        country=city.country,
        score=result.score,
        level=result.level,
        provisional_until=round_.provisional_until,
        nodes={key: numbers["score"] for key, numbers in result.nodes.items()},
    )
