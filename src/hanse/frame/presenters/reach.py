"""Whether letters reach the applicant of a case: at an address that she has proved, at another, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.frame.models import Case
from hanse.frame.presenters.sent import LOST
from hanse.frame.spec.steps import APPLICANT
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import ON_ITS_WAY, Channel, DeliveryState
from hanse.ui.values import Standing, Status


@dataclass(frozen=True, slots=True)
class Reach:
    """`lost`: the last letter that went there came back, or was never taken. `asked`: she is to prove it."""

    address: str
    status: Status | None = None
    lost: bool = False
    asked: bool = False


def reach_of(row: Case, notices: Iterable[Notice]) -> Reach | None:
    """None where she gave no address, or the case is erased. Who has an account has proved its address."""
    address = row.applicant.email if row.applicant else row.email
    if not address or row.erased_at:
        return None
    went = _went(address, notices)
    if went and went[-1].state in LOST:
        return Reach(address, Status(Standing.PROBLEM, _("Letters do not arrive")), lost=True)
    if row.applicant:
        return Reach(address)
    if row.proved_email == address:
        return Reach(address, Status(Standing.DONE, _("Confirmed")))
    asked = bool(went) and row.ended_at is None
    return Reach(address, Status(Standing.WAITING, _("Not confirmed")), asked=asked)


def _went(address: str, notices: Iterable[Notice]) -> list[Delivery]:
    """The letters that went there or tried to, in their order."""
    ways = [way for one in notices if one.role == APPLICANT for way in one.deliveries.all()]
    return sorted((way for way in ways if _tells(way, address)), key=lambda way: way.id)


def _tells(way: Delivery, address: str) -> bool:
    """What is on its way, or made no sense any more, tells nothing of the address."""
    silent = {*ON_ITS_WAY, DeliveryState.DROPPED}
    return way.channel == Channel.EMAIL and way.address == address and way.state not in silent
