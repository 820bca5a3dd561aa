"""What operations on rounds take and tell."""

from datetime import date
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from hanse.diagnostic.enums import Invited, Publication
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.round_rules import languages_of
from hanse.diagnostic.queries.participation import LastDays
from hanse.kernel.clock import today

STRICT = ConfigDict(extra="forbid")


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


class RoundIn(Schema):
    """A new round."""

    model_config = STRICT

    name: str = Field(min_length=1, max_length=120, examples=["Spring 2027"])
    framework: str = Field("", max_length=60, description="The usual one where none is named.", examples=["ceds"])
    framework_version: str = Field("", max_length=20, description="The newest where none is named.")
    opens_on: date
    closes_on: date = Field(description="The last day.")
    final_on: date | None = Field(None, description="Two weeks after the last day where it is not given.")
    invites: Invited = Invited.ALL
    regions: list[str] = Field([], description="Where regions are invited.", examples=[["asia"]])
    cities: list[UUID] = Field([], description="Where cities are chosen one by one.")
    publication: Publication = Publication.PUBLIC


class MoreTime(Schema):
    """A later last day for one city, and why."""

    model_config = STRICT

    last_day: date = Field(description="After the round's own, and before its results become final.")
    reason: str = Field(min_length=1, max_length=1000, description="The city's coordinators are told it.")


class OtherVersion(Schema):
    """The version of its framework to which a round goes over."""

    model_config = STRICT

    framework_version: str = Field("", max_length=20, description="The newest where none is named.")


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
