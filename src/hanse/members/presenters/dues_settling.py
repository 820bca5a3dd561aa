"""Money for dues that is to be settled: what happened, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.frame.public import Payment
from hanse.members.models import Invoice
from hanse.members.queries.dues import account_of
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Foreign:
    """A payment in another currency: what was asked for and what came."""

    id: UUID
    words: str


@dataclass(frozen=True, slots=True)
class Settling:
    """What is to be settled of an invoice; `too_much` is empty where only a payment in another currency is."""

    invoice: Invoice
    too_much: str
    words: str
    foreign: tuple[Foreign, ...]
    movable: bool


def settling_lines(rows: Iterable[Invoice], payments: Iterable[Payment]) -> list[Settling]:
    """Of invoices with their parties; `payments` are those in another currency for any of them."""
    found = list(payments)
    return [settling(one, [row for row in found if row.payable == one.id]) for one in rows]


def settling(invoice: Invoice, payments: Iterable[Payment], takers: Iterable[Invoice] = ()) -> Settling:
    """`takers` are the invoices to which its money can be moved."""
    account = account_of(invoice)
    too_much = formats.money(account.too_much, invoice.currency) if account.too_much else ""
    words = _("%(amount)s more has come than is owed.") % {"amount": too_much} if too_much else ""
    return Settling(invoice, too_much, words, tuple(_foreign(one) for one in payments), any(True for _one in takers))


def _foreign(row: Payment) -> Foreign:
    asked = formats.money(row.amount, row.currency)
    words = _(
        "A payment online came in another currency than %(amount)s, for which we asked. It counts for nothing yet."
    )
    return Foreign(row.id, words % {"amount": asked})


def taker_words(one: Invoice) -> str:
    """An invoice to which money can be moved."""
    said = {"number": one.number, "amount": formats.money(account_of(one).open, one.currency)}
    return _("Invoice %(number)s: %(amount)s still to be paid") % said
