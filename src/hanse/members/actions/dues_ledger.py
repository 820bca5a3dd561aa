"""The account of an invoice: lines are added to it, never changed. What is too much moves on, or is kept as credit.

Credit stays on the invoice that brought it until the member's next invoice takes it.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Conflict, Invalid
from hanse.members.enums import EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.queries.dues import NOTHING, Account, account_of, invoices
from hanse.members.queries.dues_settling import credit_of, with_credit


@transaction.atomic
def move_money(invoice: Invoice, *, to: Invoice, amount: Decimal, by: Actor) -> Account:
    """Move what has come for an invoice to another one of the same member; how the first stands then.

    Raises Invalid for more than has come or is open there, and Conflict for an invoice to which nothing can be moved.
    """
    hold(invoice, to)
    left = account(to).open
    if to.pk == invoice.pk or (to.party_id, to.currency) != (invoice.party_id, invoice.currency) or not left:
        raise Conflict(_("Money can be moved to open invoices of the same member, in the same currency."))
    _check(amount, account(invoice).paid)
    if amount > left:
        raise Invalid(_("That is more than is still to be paid there."), field="amount")
    _move(invoice, to, amount, by)
    return account(invoice)


@transaction.atomic
def keep_credit(invoice: Invoice, *, amount: Decimal, by: Actor) -> Account:
    """Keep what is too much for the member's next invoice. Raises Invalid for more than that."""
    hold(invoice)
    _check(amount, account(invoice).too_much)
    return enter(DuesEntry(kind=EntryKind.CREDIT, amount=-amount, by_id=by.id), invoice, "keep_dues_credit", by)


@transaction.atomic
def release_credit(invoice: Invoice, *, by: Actor) -> Account:
    """Keep it no longer: it is too much again, and is settled another way. Raises Conflict where nothing is kept."""
    hold(invoice)
    kept = credit_of(invoice)
    if kept <= 0:
        raise Conflict(_("Nothing is kept any more. Perhaps an invoice has taken it meanwhile."))
    return enter(DuesEntry(kind=EntryKind.CREDIT, amount=kept, by_id=by.id), invoice, "release_dues_credit", by)


def use_credit(made: Iterable[Invoice], *, by: Actor) -> None:
    """Pay new invoices from what is kept for their members, the oldest first; part of the caller's transaction."""
    new = {(one.party_id, one.currency): one for one in made}
    left = {one.id: one.amount for one in new.values()}
    for old, kept in with_credit([party_id for party_id, _currency in new]):
        invoice = new.get((old.party_id, old.currency))
        amount = min(kept, left[invoice.id]) if invoice else NOTHING
        if invoice and amount:
            enter(DuesEntry(kind=EntryKind.CREDIT, amount=amount, by_id=by.id), old, "use_dues_credit", by)
            _move(old, invoice, amount, by)
            left[invoice.id] -= amount


def hold(*held: Invoice) -> None:
    """Nobody else writes money of these invoices until the transaction is over."""
    rows = Invoice.objects.select_for_update(no_key=True).filter(pk__in=[one.pk for one in held])
    list(rows.order_by("pk"))


def account(invoice: Invoice) -> Account:
    """As it stands this moment."""
    return account_of(invoices().get(pk=invoice.pk))


def enter(entry: DuesEntry, invoice: Invoice, verb: str, by: Actor) -> Account:
    """Add a line; how the invoice stands then."""
    entry.invoice = invoice
    entry.save(force_insert=True)
    told(verb, invoice, by, {"number": invoice.number, "amount": str(entry.amount), "entry": str(entry.id)})
    return account(invoice)


def told(verb: str, invoice: Invoice, by: Actor, detail: Mapping[str, str]) -> None:
    """Write down what was done with an invoice, and let others know."""
    audit.record(f"members.{verb}", by=by, on=invoice, party_id=invoice.party_id, detail=detail)
    outbox.emit("members.dues_changed", {"party": str(invoice.party_id), "invoice": str(invoice.id), "what": verb})


def _move(old: Invoice, new: Invoice, amount: Decimal, by: Actor) -> None:
    for invoice, other, value in ((old, new, -amount), (new, old, amount)):
        enter(DuesEntry(kind=EntryKind.MOVED, amount=value, other=other, by_id=by.id), invoice, "move_dues_money", by)


def _check(amount: Decimal, most: Decimal) -> None:
    if amount <= 0:
        raise Invalid(_("Write an amount above 0."), field="amount")
    if amount > most:
        raise Invalid(_("That is more than there is."), field="amount")
