"""Money for dues: recorded by hand, paid online, taken back where a record was a mistake, given back.

A payment online is told by the frame, once for each (`DUES`). An invoice takes whatever comes in its currency, be it
another amount than was asked for; what is too much is settled by people (`dues_ledger`).
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hanse.frame.public import Payable, PayableKind, Payment, Refund, declare_payable, settle_by_hand
from hanse.frame.spec.acts import Doer
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Conflict, Invalid
from hanse.kernel.names import one_line
from hanse.members.actions.dues_ledger import account, enter, hold, told
from hanse.members.enums import EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.queries.dues import Account, account_of, invoices
from hanse.members.queries.dues_settling import KIND
from hanse.members.validators import check_reason

SERVICE = "dues"


@transaction.atomic
def record_payment(invoice: Invoice, *, amount: Decimal, on: date, reference: str, by: Actor) -> Account:
    """Write down that money has come; returns how the invoice stands then.

    Raises Invalid with the field: for a day to come, for no amount, and where the same was written down before.
    """
    words = one_line(reference)
    _check(amount, on)
    hold(invoice)
    same = DuesEntry.objects.filter(invoice=invoice, kind=EntryKind.RECORDED, amount=amount, on=on, reversal=None)
    if same.filter(reference=words).exists():
        raise Invalid(_("The same amount of this day with this reference is recorded already."), field="reference")
    entry = DuesEntry(kind=EntryKind.RECORDED, amount=amount, on=on, reference=words, by_id=by.id)
    return enter(entry, invoice, "record_dues_payment", by)


@transaction.atomic
def record_given_back(
    invoice: Invoice, *, amount: Decimal, on: date, reference: str, because: str, by: Actor
) -> Account:
    """Write down that money was given back, outside of the site. Raises Invalid for more than has come."""
    words = check_reason(because)
    _check(amount, on)
    hold(invoice)
    if amount > account(invoice).paid:
        raise Invalid(_("You cannot give back more than was paid."), field="amount")
    entry = DuesEntry(
        kind=EntryKind.GIVEN_BACK, amount=-amount, on=on, reference=one_line(reference), because=words, by_id=by.id
    )
    return enter(entry, invoice, "record_dues_given_back", by)


@transaction.atomic
def reverse_entry(entry: DuesEntry, *, because: str, by: Actor) -> Account:
    """Take back a record that was a mistake; both stay to be seen. Raises Invalid, and Conflict where it is done."""
    words = check_reason(because)
    hold(entry.invoice)
    if entry.kind != EntryKind.RECORDED:
        raise Conflict(_("Only what was recorded by hand can be taken back."))
    if DuesEntry.objects.filter(reverses=entry).exists():
        raise Conflict(_("This record is taken back already."))
    if entry.amount > account(entry.invoice).paid:
        raise Conflict(_("This money was given back or moved on. What has come cannot fall below nothing."))
    back = DuesEntry(
        kind=EntryKind.MISTAKE, amount=-entry.amount, on=today(), because=words, reverses=entry, by_id=by.id
    )
    return enter(back, entry.invoice, "reverse_dues_entry", by)


@transaction.atomic
def settle_foreign(payment: Payment, *, counts: Decimal, reference: str, by: Actor) -> Account:
    """Say what came of a payment in another currency: for how much it counts, or, with 0, that it was given back.

    Raises Invalid, and StepRefused where that was said before.
    """
    words, invoice = one_line(reference), Invoice.objects.get(id=payment.payable)
    hold(invoice)
    if counts < 0:
        raise Invalid(_("Write an amount above 0."), field="amount")
    if not counts and not words:
        raise Invalid(_("Write the reference under which it was given back."), field="reference")
    settle_by_hand(payment, by=Doer(id=by.id))
    if not counts:
        told("return_dues_payment", invoice, by, {"number": invoice.number, "reference": words})
        return account(invoice)
    entry = DuesEntry(kind=EntryKind.ONLINE, amount=counts, reference=words, source=payment.id, by_id=by.id)
    return enter(entry, invoice, "settle_dues_payment", by)


def due_for(invoice_id: UUID) -> Payable | None:
    """What is still to be paid of an invoice; None where nothing is."""
    invoice = invoices().filter(id=invoice_id).first()
    return payable_of(invoice) if invoice else None


def payable_of(invoice: Invoice) -> Payable | None:
    """The same of an invoice of `queries.dues.invoices`."""
    left = account_of(invoice).open
    if left <= 0:
        return None
    with translation.override(invoice.language):
        words = _("%(member)s, dues for %(year)s, invoice %(number)s")
    said = {"member": invoice.name, "year": invoice.year, "number": invoice.number}
    return Payable(
        id=invoice.id,
        number=invoice.number,
        description=words % said,
        amount=left,
        currency=invoice.currency,
        language=invoice.language,
        service=SERVICE,
    )


def _paid(payment: Payment) -> None:
    invoice, by = Invoice.objects.get(id=payment.payable), Actor.system("members.dues_paid")
    entry = DuesEntry(kind=EntryKind.ONLINE, amount=payment.amount, reference=str(payment.id), source=payment.id)
    enter(entry, invoice, "pay_dues", by)


def _given_back(refund: Refund) -> None:
    invoice, by = Invoice.objects.get(id=refund.payment.payable), Actor.system("members.dues_given_back")
    entry = DuesEntry(kind=EntryKind.GIVEN_BACK, amount=-refund.amount, because=refund.because, source=refund.id)
    enter(entry, invoice, "give_back_dues", by)


DUES = declare_payable(
    PayableKind(
        key=KIND,
        due=due_for,
        paid=_paid,
        given_back=_given_back,
        page=lambda payment: reverse("members:dues_payment", args=[payment.payable, payment.id]),
        any_amount=True,
    )
)


def _check(amount: Decimal, on: date) -> None:
    if amount <= 0:
        raise Invalid(_("Write an amount above 0."), field="amount")
    if on > today():
        raise Invalid(_("This day is still to come."), field="on")
