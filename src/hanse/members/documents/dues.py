"""Dues for accounting: one row an invoice, under names that stay."""

import csv
from collections.abc import Iterable
from io import StringIO

from hanse.members.enums import EntryKind
from hanse.members.models import Invoice
from hanse.members.queries.dues import account_of, credit_in
from hanse.ui.charts.chart import harmless

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
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    for one in rows:
        writer.writerow([harmless(cell) for cell in _cells(one)])
    return "\ufeff" + out.getvalue()


def _cells(one: Invoice) -> list[object]:
    account, note = account_of(one), getattr(one, "credit_note", None)
    known = getattr(one.party, "city", None) or getattr(one.party, "member_organisation", None)
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
