"""Money for dues that is to be settled: all of it as a list, and what is done with that of one invoice."""

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.kernel.actor import Actor
from hanse.members import rules
from hanse.members.actions.dues_ledger import keep_credit, move_money, release_credit
from hanse.members.actions.dues_money import settle_foreign
from hanse.members.forms.dues import COUNTS, AmountForm, MoveForm, OtherCurrencyForm
from hanse.members.presenters.dues_settling import settling_lines, taker_words
from hanse.members.queries.dues import NOTHING, account_of, invoice_of
from hanse.members.queries.dues_settling import credit_of, foreign_payments, takers, to_settle_page
from hanse.members.views.dues_invoice import Asking, Done, asked
from hanse.members.views.members import opened_to
from hanse.ui.forms import Form


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = to_settle_page(request.GET.get("page"))
    lines = settling_lines(page, foreign_payments([one.id for one in page]))
    return render(request, "members/dues/settle.html", {"page": page, "lines": lines})


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    """To another open invoice of the member, by default what is too much."""
    found = invoice_of(invoice_id)
    others = {str(one.id): one for one in takers(found)}
    if not others:
        return redirect("members:dues_one", invoice_id)
    choices = [(key, taker_words(one)) for key, one in others.items()]
    most = min(account_of(found).too_much, account_of(next(iter(others.values()))).open)
    form = MoveForm(request.POST or None, currency=found.currency, most=most, takers=choices)

    def act(by: Actor, *, to: str, amount: Decimal) -> Done:
        move_money(found, to=others[to], amount=amount, by=by)
        return Done(_("The money is moved."))

    return asked(request, found, Asking("move", form, act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = invoice_of(invoice_id)
    form = AmountForm(request.POST or None, currency=found.currency, most=account_of(found).too_much)

    def act(by: Actor, *, amount: Decimal) -> Done:
        keep_credit(found, amount=amount, by=by)
        return Done(_("It is kept for the member's next invoice."))

    return asked(request, found, Asking("keep", form, act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = invoice_of(invoice_id)

    def act(by: Actor) -> Done:
        release_credit(found, by=by)
        return Done(_("It is no longer kept as credit: say below what becomes of it."))

    if credit_of(found) <= NOTHING:
        return redirect("members:dues_one", invoice_id)
    return asked(request, found, Asking("release", Form(request.POST if request.method == "POST" else None), act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def foreign(request: HttpRequest, invoice_id: UUID, payment_id: UUID) -> HttpResponse:
    """A payment that came in another currency."""
    found = invoice_of(invoice_id)
    payment = foreign_payments([invoice_id]).filter(id=payment_id).first()
    if payment is None:
        return redirect("members:dues_one", invoice_id)

    def act(by: Actor, *, came: str, amount: Decimal | None, reference: str | None) -> Done:
        counts = amount if came == COUNTS else NOTHING
        settle_foreign(payment, counts=counts or NOTHING, reference=reference or "", by=by)
        return Done(_("The payment is settled."))

    form = OtherCurrencyForm(request.POST or None, currency=found.currency)
    return asked(request, found, Asking("foreign", form, act))
