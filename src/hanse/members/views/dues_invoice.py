"""The secretariat's page of one invoice, and what is done there: money recorded, taken back, given back; cancelled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.public import names_of, person
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import HanseError, NotThere
from hanse.members import rules
from hanse.members.actions.dues import cancel_invoice
from hanse.members.actions.dues_money import record_given_back, record_payment, reverse_entry
from hanse.members.forms.dues import GivenBackForm, RecordForm
from hanse.members.forms.membership import ReasonForm
from hanse.members.models import DuesEntry, Invoice
from hanse.members.presenters.dues import InvoicePage, invoice_page
from hanse.members.presenters.dues_settling import settling
from hanse.members.queries.dues import Account, account_of, invoice_of
from hanse.members.queries.dues_settling import foreign_payments, given_back_unwritten, takers, to_settle
from hanse.members.views.asking import add_refusal
from hanse.members.views.members import opened_to
from hanse.ui import formats
from hanse.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Done:
    """What is said when it is done."""

    message: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A page that asks before something is done: what it is, with which form, and the act."""

    what: str
    form: Form
    act: Callable[..., Done]


@opened_to(rules.is_secretariat)
@require_safe
def invoice(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = invoice_of(invoice_id)
    waiting = to_settle().filter(id=found.id).first()
    settled = settling(waiting, foreign_payments([found.id]), takers(found)) if waiting else None
    context = {"page": _page(found), "settling": settled}
    return render(request, "members/dues/invoice.html", context)


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    """Money that has come by bank."""
    found = invoice_of(invoice_id)
    owed = account_of(found).open
    form = RecordForm(request.POST or None, currency=found.currency, owed=owed, initial={"on": today()})

    def act(by: Actor, **said: Any) -> Done:
        return _stands(found, record_payment(found, by=by, **said))

    return asked(request, found, Asking("record", form, act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def give_back(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    """Money that was given back, by bank or by the payment provider."""
    found = invoice_of(invoice_id)
    owed = given_back_unwritten(found) or account_of(found).too_much
    form = GivenBackForm(request.POST or None, currency=found.currency, owed=owed, initial={"on": today()})

    def act(by: Actor, **said: Any) -> Done:
        record_given_back(found, by=by, **said)
        return Done(_("It is written down."))

    return asked(request, found, Asking("give_back", form, act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = invoice_of(invoice_id)

    def act(by: Actor, *, because: str) -> Done:
        cancel_invoice(found, because=because, by=by)
        return Done(_("The invoice is cancelled. Its credit note is below."))

    return asked(request, found, Asking("cancel", ReasonForm(request.POST or None), act))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def reverse(request: HttpRequest, invoice_id: UUID, entry_id: UUID) -> HttpResponse:
    """A record that was a mistake."""
    found = invoice_of(invoice_id)
    entry = _entry(found, entry_id)

    def act(by: Actor, *, because: str) -> Done:
        reverse_entry(entry, because=because, by=by)
        return Done(_("The record is taken back. Both stay on record."))

    return asked(request, found, Asking("reverse", ReasonForm(request.POST or None), act))


def _entry(invoice: Invoice, entry_id: UUID) -> DuesEntry:
    found = next((one for one in invoice.entries.all() if one.id == entry_id), None)
    if found is None:
        raise NotThere(_("There is no such record."))
    return found


def asked(request: HttpRequest, invoice: Invoice, asking: Asking) -> HttpResponse:
    """Ask with a form, then do it; what is refused stands at its field."""
    form = asking.form
    if request.method == "POST" and form.is_valid():
        try:
            done = asking.act(person(request).actor, **form.cleaned_data)
        except HanseError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, done.message)
            return redirect("members:dues_one", invoice.id)
    context = {"form": form, "page": _page(invoice), "what": asking.what}
    return render(request, "members/dues/ask.html", context, status=422 if form.errors else 200)


def _stands(invoice: Invoice, account: Account) -> Done:
    """What a payment has brought: all, a part, or too much."""
    if account.too_much:
        words = _("Recorded. %(amount)s more has come than is owed: say below what becomes of it.")
        return Done(words % {"amount": formats.money(account.too_much, invoice.currency)})
    if account.open:
        words = _("Recorded. %(amount)s is still to be paid.")
        return Done(words % {"amount": formats.money(account.open, invoice.currency)})
    return Done(_("Recorded. All is paid."))


def _page(invoice: Invoice) -> InvoicePage:
    who = {one.by_id for one in invoice.reminders.all() if one.by_id}
    return invoice_page(invoice, get_language() or "en", names_of(list(who)))
