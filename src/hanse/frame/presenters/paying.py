"""What a payer sees: before she pays, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.enums import PaymentState
from hanse.frame.models import Case, Payment
from hanse.frame.payments.payable import Payable
from hanse.frame.payments.provider import Provider
from hanse.frame.payments.providers import provider_of
from hanse.frame.queries import procedure_of
from hanse.questions.public import reader_in
from hanse.ui import formats
from hanse.ui.values import Download


@dataclass(frozen=True, slots=True)
class Paying:
    """`provider` is empty where nobody pays online here; `due` is the last day, where there is one."""

    service: str
    number: str
    amount: str
    provider: str
    due: str


class Came(StrEnum):
    """What came of a payment, as its payer reads it."""

    PAID = "paid"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    NOT_PAID = "not_paid"
    LOOKED_INTO = "looked_into"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`still_due` is empty where nothing is to be paid any more; `receipt` is there where it is paid."""

    came: Came
    title: str
    amount: str
    number: str
    provider: str
    still_due: str
    receipt: Download | None


def paying(case: Case, due: Payable | None, provider: Provider | None, language: str) -> Paying:
    procedure = procedure_of(case)
    return Paying(
        service=reader_in(language, procedure.translations)(procedure.title),
        number=case.number,
        amount=formats.money(due.amount, due.currency) if due else "",
        provider=provider.title if provider else "",
        due=formats.date(case.due) if case.due else "",
    )


def outcome_of(row: Payment, case: Case, due: Payable | None, *, unknown: bool = False) -> Outcome:
    """`unknown`: the provider could not be asked just now."""
    came = _came(row, unknown=unknown)
    titles = {
        Came.PAID: _("Paid. Thank you"),
        Came.WAITING: _("We wait for word of the bank"),
        Came.UNKNOWN: _("We do not know yet whether you have paid"),
        Came.NOT_PAID: _("Not paid"),
        Came.LOOKED_INTO: _("We are looking into your payment"),
    }
    return Outcome(
        came=came,
        title=titles[came],
        amount=formats.money(row.amount, row.currency),
        number=case.number,
        provider=provider_of(row.provider).title,
        still_due=formats.money(due.amount, due.currency) if due else "",
        receipt=payment_receipt_link(row, case) if row.state == PaymentState.PAID else None,
    )


def payment_receipt_link(row: Payment, case: Case) -> Download:
    said = {"amount": formats.money(row.amount, row.currency), "day": formats.date(row.paid_at)}
    return Download(
        text=_("Receipt: %(amount)s paid on %(day)s") % said,
        href=reverse("frame:payment_receipt", args=[case.id, row.id]),
        kind="PDF",
    )


def _came(row: Payment, *, unknown: bool) -> Came:
    match PaymentState(row.state):
        case PaymentState.PAID:
            return Came.PAID
        case PaymentState.MISMATCH | PaymentState.SETTLED:
            return Came.LOOKED_INTO
        case _ if unknown:
            return Came.UNKNOWN
        case PaymentState.PENDING:
            return Came.WAITING
        case _:
            return Came.NOT_PAID
