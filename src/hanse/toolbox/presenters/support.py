"""Requests for support as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.toolbox.enums import RequestState
from hanse.toolbox.models import SupportRequest
from hanse.toolbox.presenters.tools import name_of
from hanse.ui.values import Select, Standing, Status, select

STANDINGS = {
    RequestState.OPEN: Standing.WAITING,
    RequestState.ANSWERED: Standing.DONE,
    RequestState.CLOSED: Standing.CLOSED,
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request."""

    id: UUID
    tool: str
    member: str
    person: str
    asked_at: datetime
    status: Status


def request_lines(found: Iterable[SupportRequest], language: str) -> list[RequestLine]:
    return [
        RequestLine(
            one.id, name_of(one.tool, language), one.party.name, str(one.person), one.created_at, status_of(one)
        )
        for one in found
    ]


def status_of(one: SupportRequest) -> Status:
    state = RequestState(one.state)
    return Status(STANDINGS[state], str(state.label))


def states(chosen: str) -> Select:
    options = [("", _("All")), *((one.value, str(one.label)) for one in RequestState)]
    return select("state", _("State"), options, chosen)
