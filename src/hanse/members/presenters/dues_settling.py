"""Money for dues that is to be settled: what happened, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
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
    """What is to be settled of an invoice, in words; `too_much` and `given_back` are empty where nothing is.

    `given_back`: the payment provider did that, and it is not written down yet.
    """

    invoice: Invoice
    too_much: str
    given_back: str
    words: str
    foreign: tuple[Foreign, ...]
    movable: bool


def settling_lines(rows: Iterable[Invoice], payments: Iterable[Payment]) -> list[Settling]:
    """Of invoices with their parties; `payments` are those in another currency for any of them."""
    found = list(payments)
    return [settling(one, [row for row in found if row.payable == one.id]) for one in rows]


def settling(invoice: Invoice, payments: Iterable[Payment], takers: Iterable[Invoice] = ()) -> Settling:
    """Of an invoice of `to_settle`; `takers` are the invoices to which its money can be moved."""
    account = account_of(invoice)
    too_much = formats.money(account.too_much, invoice.currency) if account.too_much else ""
    unwritten: Decimal = invoice.unwritten  # type: ignore[attr-defined]  # annotated by `to_settle`
    given_back = formats.money(unwritten, invoice.currency) if unwritten > 0 else ""
    words = _("%(amount)s more has come than is owed.") % {"amount": too_much} if too_much else ""
    if given_back:
        said = _(
            "The payment provider gave back %(amount)s of what was paid online. That is not written down here yet."
        )
        words = " ".join(filter(None, [words, said % {"amount": given_back}]))
    return Settling(
        invoice, too_much, given_back, words, tuple(_foreign(one) for one in payments), any(True for _one in takers)
    )


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
