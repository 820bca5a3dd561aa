"""Paying: what for and how much, the way to the provider, and what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from hanse.frame.actions.paying.beginning import begin_payment
from hanse.frame.actions.paying.case import CASE, CASE_FEE, due_of
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import UNDER_WAY, PaymentState, Source
from hanse.frame.errors import NothingDue, ProviderDown, ProviderRefused
from hanse.frame.models import Case, Payment
from hanse.frame.payments.leading import leads_to_provider
from hanse.frame.payments.providers import chosen
from hanse.frame.presenters.paying import outcome_of, paying
from hanse.frame.queries.payments import payment_of
from hanse.frame.views.asking import held_case
from hanse.kernel.private import kept_private


@leads_to_provider
@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """What is paid for, how much and with whom; then the payer is led there."""
    case = held_case(request, case_id)
    if due_of(case) is None:
        return redirect("frame:case", case.id)
    if request.method != "POST":
        return _show(request, case)
    try:
        payment = begin_payment(CASE_FEE, case.id)
    except (ProviderDown, ProviderRefused) as refused:
        return _show(request, case, problem=refused.message)
    except NothingDue:
        return redirect("frame:case", case.id)
    if payment.state == PaymentState.OPEN:
        return redirect(payment.address)
    return redirect("frame:payment", case.id, payment.id)


def _show(request: HttpRequest, case: Case, *, problem: str = "") -> HttpResponseBase:
    page = paying(case, due_of(case), chosen(), get_language() or "en")
    context = {"case": case, "page": page, "problem": problem, "problems": problem}
    return render(request, "frame/pay/pay.html", context, status=503 if problem else 200)


@leads_to_provider
@kept_private
@require_safe
def payment(request: HttpRequest, case_id: UUID, payment_id: UUID) -> HttpResponseBase:
    """Where the provider sends the payer back, whatever came of it; opened again, it says how it stands."""
    case = held_case(request, case_id)
    row, unknown = _as_it_stands(payment_of(CASE, case.id, payment_id))
    case.refresh_from_db()
    page = outcome_of(row, case, due_of(case), unknown=unknown)
    return render(request, "frame/pay/outcome.html", {"case": case, "page": page})


def _as_it_stands(row: Payment) -> tuple[Payment, bool]:
    """As the provider says now; and whether it did not answer."""
    if row.state not in UNDER_WAY:
        return row, False
    try:
        return ask_provider(row, Source.PAYER), False
    except (ProviderDown, ProviderRefused):
        return row, True
