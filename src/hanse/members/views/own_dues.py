"""A member's own dues, for its coordinator: what is owed, paying online, invoices and receipts to take away."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from rules.predicates import Predicate

from hanse.frame.public import (
    UNDER_WAY,
    NothingDue,
    Payment,
    PaymentState,
    ProviderDown,
    ProviderRefused,
    Source,
    ask_provider,
    begin_payment,
    leads_to_provider,
    payment_of,
    payment_provider,
)
from hanse.identity.public import person, viewer_of
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import NotThere
from hanse.kernel.rights import require
from hanse.members import rules
from hanse.members.actions.dues import set_invoice_address
from hanse.members.actions.dues_money import DUES, payable_of
from hanse.members.documents.dues_paper import credit_note_paper, invoice_paper, receipt_paper
from hanse.members.enums import EntryKind, Role
from hanse.members.forms.dues import AddressForm
from hanse.members.models import Invoice
from hanse.members.presenters.dues_own import own_dues, paying_outcome
from hanse.members.queries.dues import invoice_address, invoice_of, invoices_of, parties_named
from hanse.members.queries.standing import party_of, standings
from hanse.ui import formats


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Of each member for which the person is the coordinator."""
    viewer = viewer_of(request.user)
    parties = viewer.parties(Role.COORDINATOR)
    members = own_dues(parties_named(parties), invoices_of(parties), standings(parties), get_language() or "en")
    return render(request, "members/dues/own.html", {"members": members, "online": payment_provider() is not None})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def address(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """What stands under the member's name on its next invoices."""
    party = party_of(party_id)
    require(rules.may_see_dues, viewer_of(request.user), party_id)
    form = AddressForm(request.POST or None, initial={"lines": invoice_address(party_id)})
    back = "members:own_dues" if rules.is_coordinator.test(viewer_of(request.user), party_id) else ""
    if request.method == "POST" and form.is_valid():
        set_invoice_address(party_id, by=person(request).actor, **form.cleaned_data)
        messages.success(request, _("It will be on the next invoice."))
        return redirect(back) if back else redirect("members:member", party_id)
    context = {"form": form, "party": party, "own": bool(back)}
    return render(request, "members/dues/address.html", context, status=422 if form.errors else 200)


@leads_to_provider
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, invoice_id: UUID) -> HttpResponseBase:
    """What is paid for, how much and with whom; then the payer is led there."""
    found = _allowed(request, invoice_id, rules.is_coordinator)
    due, problem = payable_of(found), ""
    if due is None:
        return redirect("members:own_dues")
    if request.method == "POST":
        try:
            payment = begin_payment(DUES, found.id)
        except (ProviderDown, ProviderRefused) as refused:
            problem = refused.message
        except NothingDue:
            return redirect("members:own_dues")
        else:
            if payment.state == PaymentState.OPEN:
                return redirect(payment.address)
            return redirect("members:dues_payment", found.id, payment.id)
    provider = payment_provider()
    context = {
        "invoice": found,
        "amount": formats.money(due.amount, due.currency),
        "provider": provider.title if provider else "",
        "problem": problem,
    }
    return render(request, "members/dues/pay.html", context, status=503 if problem else 200)


@leads_to_provider
@never_cache
@login_required
@require_safe
def payment(request: HttpRequest, invoice_id: UUID, payment_id: UUID) -> HttpResponseBase:
    """Where the provider sends the payer back, whatever came of it; opened again, it says how it stands."""
    found = _allowed(request, invoice_id, rules.may_see_dues)
    row, unknown = _as_it_stands(payment_of(DUES.key, found.id, payment_id))
    page = paying_outcome(row, invoice_of(invoice_id), unknown=unknown)
    return render(request, "members/dues/outcome.html", {"page": page})


@never_cache
@login_required
@require_safe
def invoice_file(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = _allowed(request, invoice_id, rules.may_see_dues)
    with translation.override(found.language):
        return attachment(invoice_paper(found), "pdf", "invoice", found.number)


@never_cache
@login_required
@require_safe
def credit_note_file(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    found = _allowed(request, invoice_id, rules.may_see_dues)
    if not hasattr(found, "credit_note"):
        raise NotThere(_("This invoice was not cancelled."))
    with translation.override(found.language):
        return attachment(credit_note_paper(found), "pdf", "credit-note", found.credit_note.number)


@never_cache
@login_required
@require_safe
def receipt_file(request: HttpRequest, invoice_id: UUID, entry_id: UUID) -> HttpResponse:
    """Of money that came and was not a mistake."""
    found = _allowed(request, invoice_id, rules.may_see_dues)
    came = (one for one in found.entries.all() if one.kind in {EntryKind.RECORDED, EntryKind.ONLINE})
    entry = next((one for one in came if one.id == entry_id and not hasattr(one, "reversal")), None)
    if entry is None:
        raise NotThere(_("There is no such receipt."))
    with translation.override(found.language):
        return attachment(receipt_paper(found, entry), "pdf", "receipt", found.number)


def _allowed(request: HttpRequest, invoice_id: UUID, right: Predicate) -> Invoice:
    """The invoice, where the person has the right to it. Raises NotThere, NotAllowed."""
    found = invoice_of(invoice_id)
    require(right, viewer_of(request.user), found)
    return found


def _as_it_stands(row: Payment) -> tuple[Payment, bool]:
    """As the provider says now; and whether it did not answer."""
    if row.state not in UNDER_WAY:
        return row, False
    try:
        return ask_provider(row, Source.PAYER), False
    except (ProviderDown, ProviderRefused):
        return row, True
