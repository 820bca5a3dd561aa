"""Operations on rounds: which there are, and the results that cities share in one."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import viewer
from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.queries.results import shared_results
from hanse.diagnostic.queries.rounds import round_by_id, rounds
from hanse.kernel.clock import today
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.rights import require

router = Router(tags=["rounds"])


class RoundOut(Schema):
    """A time in which cities assess themselves with one version of a framework."""

    id: UUID
    name: str = Field(examples=["Round of 2026"])
    framework: str = Field(examples=["ceds"])
    framework_version: str
    opens_on: date
    closes_on: date
    is_open: bool = Field(description="Whether it takes answers today.")
    is_demonstration: bool = Field(description="Whether its answers are made up.")


class SharedResult(Schema):
    """The result of a city that lets members see it."""

    city: UUID
    city_name: str
    country: str = Field(description="ISO 3166-1, two letters.", examples=["KR"])
    score: float | None = Field(description="0 to 100; null where too little was answered.")
    level: int | None = Field(description="1 is the lowest.")
    nodes: dict[str, float | None] = Field(description="The score of each node by its key.")


@router.get("/", response=Page[RoundOut], operation_id="list_rounds", summary="Rounds")
def index(request: HttpRequest, span: Query[Span]) -> Page[RoundOut]:
    """All rounds, the newest first. Answers are given in one that is open."""
    require(rules.may_see_rounds, viewer(request))
    found, following = page_of(rounds(), span)
    return Page[RoundOut](items=[round_out(one) for one in found], next=following)


@router.get(
    "/{uuid:round_id}/shared-results/",
    response=Page[SharedResult],
    operation_id="list_shared_results",
    summary="Results that cities share",
)
def shared(request: HttpRequest, round_id: UUID, span: Query[Span]) -> Page[SharedResult]:
    """Of the cities that let members see their results of this round, and of no other."""
    require(rules.may_see_network, viewer(request))
    rows = shared_results(round_by_id(round_id), with_members=True).order_by("assessment__city__name", "id")
    found, following = page_of(rows, span)
    return Page[SharedResult](items=[_shared(one) for one in found], next=following)


def round_out(round_: Round) -> RoundOut:
    return RoundOut(
        id=round_.id,
        name=round_.name,
        framework=round_.framework_key,
        framework_version=round_.framework_version,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        is_open=round_.is_open(today()),
        is_demonstration=round_.is_demonstration,
    )


def _shared(result: Result) -> SharedResult:
    city = result.assessment.city
    return SharedResult(
        city=city.pk,
        city_name=city.name,
        country=city.country,
        score=result.score,
        level=result.level,
        nodes={key: numbers["score"] for key, numbers in result.nodes.items()},
    )
