"""Payments as the people of an office see them: of one case, and of all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.frame.enums import DESK, PaymentState, RefundState
from hanse.frame.errors import NothingDue
from hanse.frame.models import Payment, Refund
from hanse.frame.payments.providers import provider_of
from hanse.ui import formats
from hanse.ui.values import Standing, Status

STATES = {
    PaymentState.BEGUN: (Standing.BEGUN, gettext_lazy("Begun")),
    PaymentState.OPEN: (Standing.BEGUN, gettext_lazy("On the provider's page")),
    PaymentState.PENDING: (Standing.WAITING, gettext_lazy("Waits for the bank")),
    PaymentState.PAID: (Standing.DONE, gettext_lazy("Paid")),
    PaymentState.DECLINED: (Standing.CLOSED, gettext_lazy("Declined")),
    PaymentState.CLOSED: (Standing.CLOSED, gettext_lazy("Not paid")),
    PaymentState.MISMATCH: (Standing.PROBLEM, gettext_lazy("Another amount came")),
    PaymentState.SETTLED: (Standing.CLOSED, gettext_lazy("Put right by hand")),
}
REFUNDS = {
    RefundState.WAITING: (Standing.OPEN, gettext_lazy("Waits for a second person")),
    RefundState.REFUSED: (Standing.CLOSED, gettext_lazy("Not given back")),
    RefundState.ASKED: (Standing.WAITING, gettext_lazy("Asked for")),
    RefundState.DONE: (Standing.DONE, gettext_lazy("Money given back")),
    RefundState.FAILED: (Standing.PROBLEM, gettext_lazy("The provider could not give it back")),
}


@dataclass(frozen=True, slots=True)
class RefundLine:
    """`decide` is where a second person agrees or refuses; empty where nobody has to."""

    amount: str
    day: str
    because: str
    refused: str
    decide: str
    status: Status


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """`refund` and `settle` are where to give money back or to put right what did not agree; empty where one cannot."""

    id: str
    number: str
    case: str
    amount: str
    day: str
    provider: str
    reference: str
    status: Status
    refunded: str
    refunds: tuple[RefundLine, ...]
    refund: str
    settle: str
    ask: bool
    told: str


def payment_lines(rows: Iterable[Payment]) -> list[PaymentLine]:
    """Of payments whose refunds were read with them."""
    return [_line(one) for one in rows]


def refund_lines(rows: Iterable[Refund]) -> list[tuple[str, str, RefundLine]]:
    """The number and address of the case, and the refund."""
    return [
        (one.payment.number, reverse("frame:case_payments", args=[one.payment.payable]), _refund(one)) for one in rows
    ]


def provider_title(key: str) -> str:
    """Its name; its key where this site has it no more."""
    try:
        return provider_of(key).title
    except NothingDue:
        return key


def _line(row: Payment) -> PaymentLine:
    state = PaymentState(row.state)
    where = [row.payable, row.id]
    paid = state is PaymentState.PAID and row.refunded < row.amount
    return PaymentLine(
        id=str(row.id),
        number=row.number,
        case=reverse("frame:case_payments", args=[row.payable]),
        amount=formats.money(row.amount, row.currency),
        day=formats.moment(row.paid_at or row.created_at),
        provider=provider_title(row.provider),
        reference=row.reference.partition("/")[2] if row.provider == DESK else row.reference,
        status=_status(STATES[state]),
        refunded=formats.money(row.refunded, row.currency) if row.refunded else "",
        refunds=tuple(_refund(one) for one in row.refunds.all()),
        refund=reverse("frame:refund:form", args=where) if paid else "",
        settle=reverse("frame:settle:form", args=where) if state is PaymentState.MISMATCH else "",
        ask=row.provider != DESK and bool(row.reference),
        told=_told(row),
    )


def _told(row: Payment) -> str:
    """The provider's last word, in words; empty where it was never asked."""
    if not row.told_state:
        return ""
    said = [str(STATES[PaymentState(row.told_state)][1]), formats.money(row.told_amount, row.currency)]
    if row.told_refunded:
        said.append(_("%(amount)s given back") % {"amount": formats.money(row.told_refunded, row.currency)})
    return formats.listed(said, "unit")


def _refund(one: Refund) -> RefundLine:
    waits = one.state == RefundState.WAITING
    return RefundLine(
        amount=formats.money(one.amount, one.payment.currency),
        day=formats.date(one.done_at or one.created_at),
        because=one.because,
        refused=one.refused_because,
        decide=reverse("frame:second:form", args=[one.payment.payable, one.payment_id, one.id]) if waits else "",
        status=_status(REFUNDS[RefundState(one.state)]),
    )


def _status(found: tuple[Standing, object]) -> Status:
    return Status(found[0], str(found[1]))
