"""Operations on rounds: which there are, and the results that cities share in one."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import viewer
from hanse.diagnostic.enums import Invited, Publication
from hanse.diagnostic.models import Result, Round
from hanse.diagnostic.presenters.round_rules import languages_of
from hanse.diagnostic.queries.participation import LastDays, later_last_days
from hanse.diagnostic.queries.results import shared_results
from hanse.diagnostic.queries.rounds import round_by_id, rounds
from hanse.kernel.clock import today
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.rights import require
from hanse.members.public import WORKING_ROLES

router = Router(tags=["rounds"])


class LastDay(Schema):
    """Until when one city has time."""

    city: UUID
    last_day: date


class RoundOut(Schema):
    """A time in which cities assess themselves with one version of a framework."""

    id: UUID
    name: str = Field(examples=["Round of 2026"])
    framework: str = Field(examples=["ceds"])
    framework_version: str
    opens_on: date
    closes_on: date
    is_open: bool = Field(description="Whether invited cities can begin today.")
    final_on: date = Field(description="Until then results are provisional: a city can correct what it submitted.")
    is_final: bool = Field(description="Whether its results no longer change; closing makes them final at once.")
    invites: Invited = Field(description="Of the cities that may assess themselves.")
    regions: list[str] = Field(description="Where regions are invited.", examples=[["asia"]])
    languages: list[str] = Field(description="Into which all its questions are translated.", examples=[["en", "fr"]])
    publication: Publication = Field(description="The most that a city may show of its results.")
    later_last_days: list[LastDay] = Field(description="Of your cities, those that were given more time.")
    is_demonstration: bool = Field(description="Whether its answers are made up.")


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


def round_out(round_: Round, later: LastDays) -> RoundOut:
    day = today()
    return RoundOut(
        id=round_.id,
        name=round_.name,
        framework=round_.framework_key,
        framework_version=round_.framework_version,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        is_open=round_.is_open(day),
        final_on=round_.final_on,
        is_final=round_.is_final(day),
        invites=Invited(round_.invites),
        regions=round_.regions,
        languages=list(languages_of(round_)),
        publication=Publication(round_.publication),
        later_last_days=[
            LastDay(city=city, last_day=last) for (each, city), last in later.items() if each == round_.id
        ],
        is_demonstration=round_.is_demonstration,
    )


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
