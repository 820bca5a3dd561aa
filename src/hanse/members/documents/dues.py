"""Dues for accounting: one row an invoice, under names that stay."""

from collections.abc import Iterable

from hanse.members.enums import EntryKind
from hanse.members.models import Invoice
from hanse.members.queries.dues import account_of, credit_in
from hanse.members.queries.standing import known_as
from hanse.ui.sheets import csv_text

FIELDS = (
    "invoice",
    "year",
    "member",
    "country",
    "kind",
    "months",
    "issued_on",
    "due_on",
    "arrears_on",
    "amount",
    "currency",
    "paid",
    "open",
    "too_much",
    "last_paid_on",
    "state",
    "credit_note",
    "credited_on",
    "replaces",
    "kept_as_credit",
)
"""Programs of accounting know the columns by these names and in this order: a new one comes at the end."""
_CAME = frozenset({EntryKind.RECORDED, EntryKind.ONLINE})


def dues_csv(rows: Iterable[Invoice]) -> str:
    """Of invoices that were read whole; days as ISO 8601, amounts with a point, keys as the network's file has them."""
    return csv_text(FIELDS, map(_cells, rows))


def _cells(one: Invoice) -> list[object]:
    account, note = account_of(one), getattr(one, "credit_note", None)
    known = known_as(one.party)
    came = [entry.on for entry in one.entries.all() if entry.kind in _CAME and not hasattr(entry, "reversal")]
    return [
        *(one.number, one.year, one.name, known.country if known else "", one.kind, one.months),
        *(one.issued_on.isoformat(), one.due_on.isoformat(), one.arrears_on.isoformat()),
        *(one.amount, one.currency, account.paid, account.open, account.too_much),
        max(came).isoformat() if came else "",
        account.state.value,
        *((note.number, note.issued_on.isoformat()) if note else ("", "")),
        one.replaces.number if one.replaces else "",
        credit_in(one),
    ]
