"""What the frame holds on a person: her own cases as she may read them, and what she did in offices."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from hanse.frame.actions import delete_application
from hanse.frame.actions.following import unfollow
from hanse.frame.models import Application
from hanse.frame.queries.following import followers_of
from hanse.frame.queries.own_data import own_data
from hanse.identity.public import Holding, User

_CASE = _("A case stays as long as its service says, and is erased by itself then. Its office can erase it earlier.")
_OFFICE = _("It is a part of the office's record, and stays there without your name.")


def _told(part: str) -> Callable[[User], list[dict[str, Any]]]:
    def tell(person: User) -> list[dict[str, Any]]:
        return list(own_data(person)[part])

    return tell


def _delete_applications(person: User) -> None:
    for one in Application.objects.filter(applicant=person):
        delete_application(one)


def _unfollow(person: User) -> None:
    for one in followers_of(person):
        unfollow(one)


WORDS = {
    "case_number": _("Case"),
    "begun_at": _("Begun"),
    "last_written_at": _("Changed"),
    "kept_until": _("Until"),
    "fee": _("Fee"),
    "paid": _("Paid"),
    "documents": _("Documents"),
    "history": _("History"),
    "made_at": _("When"),
    "office": _("Office"),
    "events": _("What"),
    "code": _("Code"),
    "issued_at": _("When"),
    "what": _("What"),
    "who": _("Who"),
}
HOLDINGS = (
    Holding(
        model="frame.Case",
        what=_("Your cases, and those that you handle"),
        by=("applicant", "holder_id"),
        tell=_told("cases"),
        stays=_CASE,
    ),
    Holding(
        model="frame.Application",
        what=_("Applications that you are filling in"),
        by=("applicant",),
        tell=_told("applications"),
        forget=_delete_applications,
    ),
    Holding(
        model="frame.Follower",
        what=_("Cases that you follow"),
        by=("person",),
        of=followers_of,
        tell=_told("follows"),
        forget=_unfollow,
    ),
    Holding(model="frame.Webhook", what=_("Your webhooks"), by=("owner",), tell=_told("webhooks")),
    Holding(
        model="frame.CaseEvent",
        what=_("Steps that you did in cases"),
        by=("by_id",),
        fields=("case__number", "kind", "at"),
        stays=_OFFICE,
    ),
    Holding(
        model="frame.Record",
        what=_("Records of registers that you entered"),
        by=("by_id",),
        fields=("number", "created_at"),
        stays=_OFFICE,
    ),
    Holding(
        model="frame.Payment",
        what=_("Payments that you made, or recorded"),
        by=("by_id",),
        fields=("number", "service", "amount", "currency", "state", "created_at", "paid_at"),
        stays=_("The books need it, as the law says. It holds no name."),
    ),
    Holding(
        model="frame.PaymentEntry",
        what=_("Entries of payments that you made"),
        by=("by_id",),
        fields=("created_at",),
        stays=_("The books need it, as the law says. It holds no name."),
    ),
    Holding(
        model="frame.Refund",
        what=_("Refunds that you asked for, or agreed to"),
        by=("by_id", "second_id"),
        fields=("created_at",),
        stays=_("The books need it, as the law says. It holds no name."),
    ),
)
