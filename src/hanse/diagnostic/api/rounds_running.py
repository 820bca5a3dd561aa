"""Operations of the secretariat on one round: more time for a city, and another version of the questionnaire."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Router, Status

from hanse.diagnostic import rules
from hanse.diagnostic.actions import ask_to_move, extend_city, set_back
from hanse.diagnostic.api.asking import viewer
from hanse.diagnostic.api.rounds_schemas import LastDay, MoreTime, OtherVersion, RoundOut, round_out
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.rounds import round_by_id, version_called
from hanse.identity.public import person
from hanse.kernel.errors import NotThere
from hanse.kernel.rights import require
from hanse.members.public import City, city

router = Router(tags=["rounds"])
CLOSED = {"responses": {409: {"description": "The round is closed."}}}


def _round(request: HttpRequest, round_id: UUID) -> Round:
    """Raises NotAllowed, NotThere."""
    require(rules.may_run_rounds, viewer(request))
    return round_by_id(round_id)


def _city(city_id: UUID) -> City:
    found = city(city_id)
    if found is None:
        raise NotThere(_("There is no such city."))
    return found


@router.put(
    "/cities/{uuid:city_id}/last-day/",
    response=LastDay,
    operation_id="extend_city",
    summary="Give a city more time",
    openapi_extra=CLOSED,
)
def extend(request: HttpRequest, round_id: Path[UUID], city_id: UUID, more: MoreTime) -> LastDay:
    """As the secretariat: a later last day for one city that the round waits for; its coordinators get a letter."""
    kept = extend_city(
        _round(request, round_id), _city(city_id), last_day=more.last_day, reason=more.reason, by=person(request).actor
    )
    return LastDay(city=city_id, last_day=kept.last_day)


@router.delete(
    "/cities/{uuid:city_id}/last-day/",
    response={204: None},
    operation_id="set_back_city",
    summary="Let the round's last day hold for a city again",
    openapi_extra=CLOSED,
)
def back(request: HttpRequest, round_id: Path[UUID], city_id: UUID) -> Status[None]:
    """As the secretariat; its coordinators get a letter. Nothing changes for a city without more time."""
    set_back(_round(request, round_id), _city(city_id), by=person(request).actor)
    return Status(204, None)


@router.post(
    "/move/",
    response={200: RoundOut, 202: RoundOut},
    operation_id="move_round",
    summary="Go over to another version of the questionnaire",
    openapi_extra=CLOSED,
)
def move(request: HttpRequest, round_id: Path[UUID], other: OtherVersion) -> Status[RoundOut]:
    """As the secretariat; a job does it: answers under way go over, what is submitted is scored again. 200: it has."""
    round_ = _round(request, round_id)
    version = version_called(round_.framework_key, other.framework_version).version
    if version == round_.framework_version:
        return Status(200, round_out(round_, {}))
    ask_to_move(round_, version, by=person(request).actor)
    return Status(202, round_out(round_, {}))
