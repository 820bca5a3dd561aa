"""Receipts to take away: they are made when they are asked for, and kept nowhere."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hanse.frame.actions.paying.case import CASE
from hanse.frame.enums import PaymentState
from hanse.frame.letters.receipts import application_receipt, payment_receipt
from hanse.frame.queries.payments import payment_of
from hanse.frame.views.asking import held_case
from hanse.kernel.errors import NotThere
from hanse.kernel.private import kept_private


@kept_private
@require_safe
def application(request: HttpRequest, case_id: UUID) -> HttpResponse:
    case = held_case(request, case_id)
    if case.erased_at:
        raise NotThere(_("What you told us was erased, and this receipt with it."))
    return _pdf(application_receipt(case), f"receipt-{case.number}.pdf")


@kept_private
@require_safe
def payment(request: HttpRequest, case_id: UUID, payment_id: UUID) -> HttpResponse:
    case = held_case(request, case_id)
    found = payment_of(CASE, case.id, payment_id)
    if found.state != PaymentState.PAID:
        raise NotThere(_("There is a receipt as soon as the payment has arrived."))
    return _pdf(payment_receipt(found, case), f"receipt-{case.number}-{found.id.hex[-6:]}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
