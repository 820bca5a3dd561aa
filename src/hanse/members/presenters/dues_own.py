"""A member's dues as its coordinator sees them, and what came of paying."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.frame.public import Payment, PaymentState
from hanse.identity.public import Party
from hanse.members.models import Invoice
from hanse.members.presenters.dues import InvoicePage, invoice_page
from hanse.members.presenters.member import rights_lost
from hanse.members.queries.standing import Standing
from hanse.ui import formats
from hanse.ui.values import Download


@dataclass(frozen=True, slots=True)
class OwnDues:
    """One member: what is to be paid, and everything before; `lost` are the rights that arrears take from it."""

    party_id: UUID
    name: str
    open: tuple[InvoicePage, ...]
    settled: tuple[InvoicePage, ...]
    lost: tuple[str, ...]


class Came(StrEnum):
    """What came of a payment, as its payer reads it."""

    PAID = "paid"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    NOT_PAID = "not_paid"
    LOOKED_INTO = "looked_into"


@dataclass(frozen=True, slots=True)
class PaidDues:
    """`receipt` is there where it is paid; `open` and `too_much` are empty where nothing is."""

    came: Came
    title: str
    amount: str
    number: str
    invoice_id: UUID
    open: str
    too_much: str
    receipt: Download | None


def own_dues(
    parties: Iterable[Party], rows: Iterable[Invoice], standings: Mapping[UUID, Standing], language: str
) -> list[OwnDues]:
    """Of some parties; `rows` are their invoices, whole."""
    found: dict[UUID, list[InvoicePage]] = {}
    for one in rows:
        found.setdefault(one.party_id, []).append(invoice_page(one, language))
    return [
        OwnDues(
            party_id=party.id,
            name=party.name,
            open=tuple(one for one in found.get(party.id, ()) if one.open),
            settled=tuple(one for one in found.get(party.id, ()) if not one.open),
            lost=rights_lost(standings[party.id]),
        )
        for party in parties
    ]


def paying_outcome(row: Payment, invoice: Invoice, *, unknown: bool) -> PaidDues:
    """`unknown`: the provider could not be asked just now."""
    page = invoice_page(invoice, row.language)
    entry = next((one for one in invoice.entries.all() if one.source == row.id), None)
    came = Came.PAID if entry else _came(PaymentState(row.state), unknown=unknown)
    titles = {
        Came.PAID: _("Paid. Thank you"),
        Came.WAITING: _("We wait for word of the bank"),
        Came.UNKNOWN: _("We do not know yet whether you have paid"),
        Came.NOT_PAID: _("Not paid"),
        Came.LOOKED_INTO: _("We are looking into your payment"),
    }
    receipt = next((one.receipt for one in page.records if entry and one.id == entry.id), None)
    return PaidDues(
        came=came,
        title=titles[came],
        amount=formats.money(entry.amount if entry else row.amount, row.currency),
        number=invoice.number,
        invoice_id=invoice.id,
        open=page.open,
        too_much=page.too_much,
        receipt=receipt,
    )


def _came(state: PaymentState, *, unknown: bool) -> Came:
    match state:
        case PaymentState.PAID:
            return Came.PAID
        case PaymentState.MISMATCH | PaymentState.SETTLED:
            return Came.LOOKED_INTO
        case _ if unknown:
            return Came.UNKNOWN
        case PaymentState.PENDING:
            return Came.WAITING
        case _:
            return Came.NOT_PAID
