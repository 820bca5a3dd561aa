"""A case's fee as a thing that can be paid."""

from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hanse.frame.actions.case import ask_refund, record_payment, refuse_refund
from hanse.frame.models import Case, Payment, Refund
from hanse.frame.payments.payable import Payable, PayableKind, declare_payable
from hanse.frame.queries import procedure_of
from hanse.frame.spec.acts import THE_SYSTEM, Doer
from hanse.frame.spec.paying import still_due
from hanse.questions.public import reader_in

CASE = "case"


def due_for(case_id: UUID) -> Payable | None:
    """What is still to be paid in a case that has not ended."""
    case = Case.objects.filter(id=case_id, ended_at=None).first()
    return due_of(case) if case else None


def due_of(case: Case) -> Payable | None:
    procedure, amount = procedure_of(case), still_due(case.fee, case.received)
    if procedure.fee is None or case.ended_at or amount <= 0:
        return None
    with translation.override(case.language):
        title = reader_in(case.language, procedure.translations)(procedure.title)
        words = _("%(service)s, fee of case %(number)s") % {"service": title, "number": case.number}
    return Payable(
        id=case.id,
        number=case.number,
        description=words,
        amount=amount,
        currency=procedure.fee.currency,
        language=case.language,
        service=case.service,
    )


def _doer(row: Payment | Refund) -> Doer:
    """The officer who took the money or gives it back (the second, where one had to agree), or the system."""
    if isinstance(row, Refund) and row.second_id:
        return Doer(id=row.second_id, offices=frozenset([row.second_office]))
    return Doer(id=row.by_id, offices=frozenset([row.office])) if row.office else THE_SYSTEM


def _ask_second(refund: Refund) -> None:
    case = Case.objects.get(id=refund.payment.payable)
    ask_refund(case, refund.amount, str(refund.id), by=_doer(refund), because=refund.because)


def _refuse(refund: Refund, by: Doer) -> None:
    case = Case.objects.get(id=refund.payment.payable)
    refuse_refund(case, str(refund.id), by=by, because=refund.refused_because)


def _move(payment: Payment, amount: Decimal, reference: UUID, *, by: Doer, because: str = "") -> None:
    case = Case.objects.get(id=payment.payable)
    record_payment(case, amount, str(reference), by=by, because=because)


CASE_FEE = declare_payable(
    PayableKind(
        key=CASE,
        due=due_for,
        paid=lambda payment: _move(payment, payment.amount, payment.id, by=_doer(payment)),
        given_back=lambda refund: _move(
            refund.payment, -refund.amount, refund.id, by=_doer(refund), because=refund.because
        ),
        page=lambda payment: reverse("frame:payment", args=[payment.payable, payment.id]),
        refund_asked=_ask_second,
        refund_refused=_refuse,
    )
)
