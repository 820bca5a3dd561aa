"""Introductions as the pages of a city show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hanse.cooperation.enums import IntroductionState
from hanse.cooperation.models import Introduction
from hanse.cooperation.queries.introductions import contacts
from hanse.identity.public import Party, User
from hanse.kernel.clock import today
from hanse.ui.values import Standing, Status

STANDINGS = {
    IntroductionState.OPEN: Standing.WAITING,
    IntroductionState.ACCEPTED: Standing.DONE,
    IntroductionState.DECLINED: Standing.CLOSED,
    IntroductionState.WITHDRAWN: Standing.CLOSED,
    IntroductionState.EXPIRED: Standing.CLOSED,
}


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    id: UUID
    other: str
    at: datetime
    status: Status


@dataclass(frozen=True, slots=True)
class Lines:
    """`to_answer`: open, and the other city asked; the rest by who asked."""

    to_answer: tuple[IntroductionLine, ...]
    came: tuple[IntroductionLine, ...]
    sent: tuple[IntroductionLine, ...]


@dataclass(frozen=True, slots=True)
class IntroductionPage:
    """`contacts` are those of the other side, `own` of this one; both empty until both have agreed."""

    id: UUID
    other: Party
    asked_by_us: bool
    message: str
    about: str
    is_open: bool
    ends_on: date
    status: Status
    contacts: tuple[User, ...]
    own: tuple[User, ...]


def lines(found: Iterable[Introduction], party_id: UUID) -> Lines:
    mine = [(one, _line(one, party_id)) for one in found]
    sent = [line for one, line in mine if one.asked_by_party_id == party_id]
    came = [(one, line) for one, line in mine if one.asked_by_party_id != party_id]
    return Lines(
        to_answer=tuple(line for one, line in came if _is_open(one)),
        came=tuple(line for one, line in came if not _is_open(one)),
        sent=tuple(sent),
    )


def _line(one: Introduction, party_id: UUID) -> IntroductionLine:
    other = one.asked_party if one.asked_by_party_id == party_id else one.asked_by_party
    return IntroductionLine(one.id, other.name, one.created_at, status_of(one))


def introduction_page(one: Introduction, party_id: UUID, titles: dict[str, str]) -> IntroductionPage:
    asked_by_us = one.asked_by_party_id == party_id
    other = one.asked_party if asked_by_us else one.asked_by_party
    return IntroductionPage(
        id=one.id,
        other=other,
        asked_by_us=asked_by_us,
        message=one.message,
        about=titles.get(one.about, ""),
        is_open=_is_open(one),
        ends_on=one.ends_on,
        status=status_of(one),
        contacts=tuple(contacts(one, other.pk)),
        own=tuple(contacts(one, party_id)),
    )


def status_of(one: Introduction) -> Status:
    state = IntroductionState(one.state)
    if state is IntroductionState.OPEN and not _is_open(one):
        state = IntroductionState.EXPIRED
    return Status(STANDINGS[state], str(state.label))


def _is_open(one: Introduction) -> bool:
    """What nobody answered in time is over before the job of the night says so."""
    return one.state == IntroductionState.OPEN and one.ends_on >= today()
