"""The payments of one case, for the offices that handle its money: cash, refunds, what did not agree."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.frame.actions.paying.at_the_desk import settle_by_hand, take_cash
from hanse.frame.actions.paying.case import CASE, CASE_FEE, due_of
from hanse.frame.actions.paying.giving_back import give_back
from hanse.frame.enums import PaymentState, RefundState
from hanse.frame.models import Case
from hanse.frame.presenters.office_case import fee_words
from hanse.frame.presenters.office_payments import payment_lines
from hanse.frame.queries import procedure_of
from hanse.frame.queries.payments import payment_of, payments_of
from hanse.frame.rules import handles_money
from hanse.frame.spec.paying import cash_desks
from hanse.frame.views.asking import office_case_of, officer, signed_in
from hanse.frame.views.office_visit import Send, asking, office_visit
from hanse.identity.public import viewer_of
from hanse.kernel.rights import require
from hanse.kernel.texts import Text
from hanse.questions.public import SeveralVisit
from hanse.questions.spec.answer import Answer, Money, State
from hanse.questions.spec.question import Question
from hanse.ui import formats
from hanse.ui.shell import Link

AMOUNT, BECAUSE, RECEIPT = "amount", "because", "receipt"


@login_required
@never_cache
@require_safe
def payments(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    case = _case(request, case_id)
    due = due_of(case)
    context = {
        "case": case,
        "lines": payment_lines(payments_of(CASE, case.id)),
        "fee": fee_words(case, procedure_of(case)),
        "due": formats.money(due.amount, due.currency) if due else "",
    }
    return render(request, "frame/office/payments.html", context)


@signed_in
def cash_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """What the cash desk took."""
    case = _case(request, names["case_id"])
    due = due_of(case)
    if due is None:
        messages.info(request, _("There is nothing to pay in this case."))
        return redirect("frame:case_payments", case.id)

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        amount, receipt = _money(answers), str(answers[RECEIPT].value)
        take_cash(CASE_FEE, case.id, amount, receipt, by=officer(request), office=_office(request, case))
        messages.success(request, _("The payment is written down, and the applicant is told."))
        return redirect("frame:case_payments", case.id)

    words = Text("frame.cash.receipt", _("Number of your receipt"))
    number = Question(key=RECEIPT, kind="text", text=words, longest=60)
    asked = (_amount(due.currency, _("Amount that was paid")), number)
    hint = _("To be paid: %(amount)s.") % {"amount": formats.money(due.amount, due.currency)}
    given = Answer(AMOUNT, State.ANSWERED, Money(due.amount, due.currency))
    return _visit(case, asked, send, title=_("Record a payment at the cash desk"), hint=hint, answers={AMOUNT: given})


@signed_in
def refund_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """Giving back a payment, or a part of it, with a reason."""
    case = _case(request, names["case_id"])
    row = payment_of(CASE, case.id, names["payment_id"])
    left = row.amount - row.refunded
    if row.state != PaymentState.PAID or left <= 0:
        messages.info(request, _("There is nothing to give back of this payment."))
        return redirect("frame:case_payments", case.id)

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        office, because = _office(request, case), str(answers[BECAUSE].value)
        refund = give_back(row, _money(answers), because, by=officer(request), office=office)
        _say(request, RefundState(refund.state))
        return redirect("frame:case_payments", case.id)

    why = Question(key=BECAUSE, kind="text", text=Text("frame.because", _("Reason")), longest=500)
    asked = (_amount(row.currency, _("Amount to give back")), why)
    hint = _("At most %(amount)s. It goes back the way it came.") % {"amount": formats.money(left, row.currency)}
    given = Answer(AMOUNT, State.ANSWERED, Money(left, row.currency))
    return _visit(case, asked, send, title=_("Give money back"), hint=hint, answers={AMOUNT: given}, grave=True)


@signed_in
def settle_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """The end of a payment of which another amount came."""
    case = _case(request, names["case_id"])
    row = payment_of(CASE, case.id, names["payment_id"])
    if row.state != PaymentState.MISMATCH:
        messages.info(request, _("There is nothing to put right with this payment."))
        return redirect("frame:case_payments", case.id)

    def send(_answers: Mapping[str, Answer]) -> HttpResponseBase:
        settle_by_hand(row, by=officer(request))
        messages.success(request, _("Done."))
        return redirect("frame:case_payments", case.id)

    hint = _("Put it right with the provider first. Then this payment counts for nothing here: record what came of it.")
    return _visit(case, (), send, title=_("Put right by hand"), hint=hint)


def _say(request: HttpRequest, state: RefundState) -> None:
    match state:
        case RefundState.DONE:
            messages.success(request, _("The money is given back, and the applicant is told."))
        case RefundState.FAILED:
            messages.info(request, _("The provider could not give it back. Ask it why, or give it back another way."))
        case RefundState.ASKED:
            words = _("It is asked for. The provider has not answered yet: we ask again by ourselves.")
            messages.success(request, words)


def _case(request: HttpRequest, case_id: UUID) -> Case:
    """A case for who handles its money. Raises NotThere, OwnCase and NotAllowed."""
    case = office_case_of(request, case_id)
    require(handles_money, viewer_of(request.user), procedure_of(case))
    return case


def _office(request: HttpRequest, case: Case) -> str:
    """For which of her offices somebody acts: the one that has the case, if it is hers."""
    mine = officer(request).offices & cash_desks(procedure_of(case))
    return case.office if case.office in mine else min(mine)


def _amount(currency: str, words: str) -> Question:
    text = Text("frame.payment.amount", words)
    return Question(key=AMOUNT, kind="money", text=text, currency=currency, decimals=2)


def _money(answers: Mapping[str, Answer]) -> Decimal:
    value = answers[AMOUNT].value
    assert isinstance(value, Money)
    return value.amount


def _visit(case: Case, asked: tuple[Question, ...], send: Send, *, title: str, **more: Any) -> SeveralVisit:
    home = Link(_("Payments"), reverse("frame:case_payments", args=[case.id]))
    return office_visit(case, asking(title, *asked) if asked else None, send, home=home, title=title, **more)
