"""The payments of one case, for the offices that handle its money: cash, refunds, what did not agree."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.frame.actions.paying.agreeing import agree_to_refund, refuse_refund_of
from hanse.frame.actions.paying.at_the_desk import settle_by_hand, take_cash
from hanse.frame.actions.paying.case import CASE, CASE_FEE, due_of
from hanse.frame.actions.paying.giving_back import give_back
from hanse.frame.enums import PaymentState, RefundState
from hanse.frame.models import Case
from hanse.frame.presenters.office_case import fee_words
from hanse.frame.presenters.office_payments import payment_lines
from hanse.frame.queries import procedure_of
from hanse.frame.queries.payments import payment_of, payments_of, refund_waiting
from hanse.frame.rules import handles_money
from hanse.frame.spec.paying import cash_desks
from hanse.frame.views.asking import office_case_of, officer, signed_in
from hanse.frame.views.office_visit import Send, asking, office_visit
from hanse.identity.public import names_of, viewer_of
from hanse.kernel.rights import require
from hanse.kernel.texts import Text
from hanse.questions.public import SeveralVisit
from hanse.questions.spec.answer import Answer, Money, State
from hanse.questions.spec.question import Option, Question
from hanse.ui import formats
from hanse.ui.shell import Link

AMOUNT, BECAUSE, RECEIPT, AGREES = "amount", "because", "receipt", "agrees"
YES, NO = "yes", "no"


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

    asked = (_amount(row.currency, _("Amount to give back")), _why())
    hint = _("At most %(amount)s. It goes back the way it came.") % {"amount": formats.money(left, row.currency)}
    if settings.REFUNDS_SECOND_FROM:
        from_here = formats.money(settings.REFUNDS_SECOND_FROM, row.currency)
        hint = f"{hint} {_('From %(amount)s on a second person must agree.') % {'amount': from_here}}"
    given = Answer(AMOUNT, State.ANSWERED, Money(left, row.currency))
    return _visit(case, asked, send, title=_("Give money back"), hint=hint, answers={AMOUNT: given}, grave=True)


@signed_in
def second_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """Where a second person agrees that money is given back, or refuses; who asked can take it back."""
    case = _case(request, names["case_id"])
    refund = refund_waiting(payment_of(CASE, case.id, names["payment_id"]), names["refund_id"])
    if refund is None:
        messages.info(request, _("Somebody has decided on this in the meantime."))
        return redirect("frame:case_payments", case.id)
    by, own = officer(request), refund.by_id == officer(request).id

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        if not own and answers[AGREES].value == YES:
            done = agree_to_refund(refund, by=by, office=_office(request, case))
        else:
            done = refuse_refund_of(refund, str(answers[BECAUSE].value), by=by)
        _say(request, RefundState(done.state))
        return redirect("frame:case_payments", case.id)

    said = {"amount": formats.money(refund.amount, refund.payment.currency), "reason": refund.because}
    who = names_of([refund.by_id]).get(refund.by_id, "") if refund.by_id else ""
    if own:
        hint = _("You asked to give back %(amount)s: %(reason)s. Somebody else must agree.") % said
        return _visit(case, (_why(),), send, title=_("Take it back"), hint=hint)
    hint = _("%(name)s asks to give back %(amount)s: %(reason)s.") % {**said, "name": who or _("A colleague")}
    asked = (_agrees(), _why(_("If not, why?"), when=f'{AGREES} = "{NO}"'))
    return _visit(case, asked, send, title=_("Give money back?"), button=_("Send"), hint=hint)


def _agrees() -> Question:
    options = (
        Option(value=YES, text=Text("frame.refund.agree", _("Yes, give it back"))),
        Option(value=NO, text=Text("frame.refund.refuse", _("No"))),
    )
    return Question(key=AGREES, kind="single", text=Text("frame.refund.agrees", _("Do you agree?")), options=options)


def _why(words: str = "", *, when: str = "") -> Question:
    text = Text("frame.because", words or _("Reason"))
    return Question(key=BECAUSE, kind="text", text=text, longest=500, relevant=when)


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
        case RefundState.WAITING:
            messages.success(request, _("It waits for a second person. Your colleagues who handle money are told."))
        case RefundState.REFUSED:
            messages.success(request, _("The money is not given back. The reason stands in the case."))
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
