"""What was written to whom about a case, and what became of it: for its office in full, for its applicant in short."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import ON_ITS_WAY, Channel, DeliveryState
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.values import Standing, Status

LOST = frozenset({DeliveryState.FAILED, DeliveryState.GIVEN_UP})


@dataclass(frozen=True, slots=True)
class SentBy:
    """One way that a message took."""

    name: str
    status: Status
    detail: str


@dataclass(frozen=True, slots=True)
class Sent:
    """`ways` is empty for what can be read on the site alone; `again`: it can be sent once more."""

    id: UUID
    to: str
    subject: str
    at: datetime
    ways: tuple[SentBy, ...]
    read: str
    again: bool
    lost: bool


@dataclass(frozen=True, slots=True)
class Got:
    """A message as its applicant reads it."""

    id: UUID
    subject: str
    body: str
    at: datetime


def sent(notices: Iterable[Notice], procedure: Procedure, reader: Reader) -> Iterator[Sent]:
    titles = {office.key: str(reader(office.title)) for office in procedure.offices}
    for one in notices:
        ways = list(one.deliveries.all())
        yield Sent(
            id=one.id,
            to=titles.get(one.role) or _("The applicant"),
            subject=one.subject,
            at=one.created_at,
            ways=tuple(_sent_by(way) for way in ways),
            read=_("Read on the site: %(moment)s") % {"moment": formats.moment(one.read_at)} if one.read_at else "",
            again=bool(one.body and ways) and not any(way.state in ON_ITS_WAY for way in ways),
            lost=one.role == APPLICANT and _is_lost(ways),
        )


def got(notices: Iterable[Notice]) -> Iterator[Got]:
    for one in notices:
        if one.role == APPLICANT and one.body:
            yield Got(id=one.id, subject=one.subject, body=one.body.strip(), at=one.created_at)


def _is_lost(ways: list[Delivery]) -> bool:
    """Whether the last try of any way has come to nothing: then somebody must find another one."""
    latest = {way.channel: way for way in ways}
    return any(way.state in LOST for way in latest.values())


def _sent_by(way: Delivery) -> SentBy:
    names = {Channel.EMAIL: _("E-mail"), Channel.SMS: _("SMS")}
    status, detail = _stands(way)
    return SentBy(str(names[Channel(way.channel)]), status, detail)


def _stands(way: Delivery) -> tuple[Status, str]:
    tries = ngettext("given up after %(number)s try", "given up after %(number)s tries", way.attempts)
    late = _("It could not go in time, and would not be true any more.")
    known: dict[str, tuple[Standing, str, str]] = {
        DeliveryState.WAITING: (Standing.WAITING, _("Waiting"), _waits(way)),
        DeliveryState.SENDING: (Standing.WAITING, _("Being sent"), ""),
        DeliveryState.SENT: (Standing.DONE, _("Sent"), formats.moment(way.sent_at)),
        DeliveryState.ARRIVED: (Standing.DONE, _("Arrived"), formats.moment(way.arrived_at)),
        DeliveryState.FAILED: (Standing.PROBLEM, _("Not delivered"), _("Refused: %(why)s") % {"why": way.reason}),
        DeliveryState.GIVEN_UP: (Standing.PROBLEM, _("Not delivered"), tries % {"number": way.attempts}),
        DeliveryState.DROPPED: (Standing.CLOSED, _("Not sent"), late),
    }
    standing, words, detail = known[way.state]
    return Status(standing, words), detail


def _waits(way: Delivery) -> str:
    if way.attempts:
        said = ngettext(
            "tried %(number)s time; the next try: %(moment)s",
            "tried %(number)s times; the next try: %(moment)s",
            way.attempts,
        )
        return said % {"number": way.attempts, "moment": formats.moment(way.due_at)}
    if way.due_at > way.created_at:
        return _("It goes at %(moment)s.") % {"moment": formats.moment(way.due_at)}
    return ""
