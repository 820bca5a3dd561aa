"""Invoices, credit notes and receipts for dues as PDF/UA, in the active language; made when they are asked for.

What was made once comes out the same each time: an invoice and what was paid of it never change.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hanse.kernel.clock import today
from hanse.members.charter.current import charter
from hanse.members.charter.dues import MONTHS
from hanse.members.enums import EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.presenters.member import kind_name
from hanse.members.queries.dues import account_of
from hanse.members.queries.standing import known_as
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import formats
from hanse.ui.paper.fonts import families
from hanse.ui.paper.typesetting import typeset

TEMPLATE = Path(__file__).with_name("dues.typ")


def invoice_paper(invoice: Invoice) -> bytes:
    return typeset(TEMPLATE, invoice_data(invoice))


def credit_note_paper(invoice: Invoice) -> bytes:
    return typeset(TEMPLATE, credit_note_data(invoice))


def receipt_paper(invoice: Invoice, entry: DuesEntry) -> bytes:
    return typeset(TEMPLATE, receipt_data(invoice, entry))


def invoice_data(invoice: Invoice) -> dict[str, Any]:
    """What stands on the invoice; what was paid since is not on it."""
    language, amount = translation.get_language() or "en", formats.money(invoice.amount, invoice.currency)
    dues, due = charter().dues, {"day": formats.date(invoice.due_on)}
    closing = [_("To be paid by %(day)s.") % due]
    if dues:
        closing.append(str(dues.pay_to.in_language(language)))
    arrears = {"day": formats.date(invoice.arrears_on)}
    closing.append(_("From %(day)s on what is unpaid is in arrears.") % arrears)
    if invoice.replaces:
        closing.append(_("This invoice replaces invoice %(number)s.") % {"number": invoice.replaces.number})
    return _paper(
        invoice,
        title=_("Invoice %(number)s") % {"number": invoice.number},
        day=invoice.issued_on,
        paragraphs=[],
        lines=[(_line(invoice, language), amount)],
        total=(pgettext("a sum", "To be paid"), amount),
        closing=closing,
    )


def credit_note_data(invoice: Invoice) -> dict[str, Any]:
    note, language = invoice.credit_note, translation.get_language() or "en"
    amount = formats.money(-invoice.amount, invoice.currency)
    said = {"number": invoice.number, "day": formats.date(invoice.issued_on)}
    return _paper(
        invoice,
        title=_("Credit note %(number)s") % {"number": note.number},
        day=note.issued_on,
        paragraphs=[_("This takes back invoice %(number)s of %(day)s, whole.") % said, note.because],
        lines=[(_line(invoice, language), amount)],
        total=(_("Credited"), amount),
        closing=[],
    )


def receipt_data(invoice: Invoice, entry: DuesEntry) -> dict[str, Any]:
    """That money came. What is open yet is said as of now."""
    language, amount = translation.get_language() or "en", formats.money(entry.amount, invoice.currency)
    said = {"site": settings.SITE_NAME, "amount": amount, "number": invoice.number, "day": formats.date(entry.on)}
    way = _("Paid online") if entry.kind == EntryKind.ONLINE else _("By bank")
    left = account_of(invoice).open
    closing = []
    if left:
        words = _("On %(day)s, %(amount)s of this invoice is still to be paid.")
        closing = [words % {"day": formats.date(today()), "amount": formats.money(left, invoice.currency)}]
    lines = [(_line(invoice, language), ""), (way, amount)]
    if entry.reference:
        lines.append((_("Reference"), entry.reference))
    return _paper(
        invoice,
        title=_("Receipt of your payment"),
        day=entry.on,
        paragraphs=[_("%(site)s has received %(amount)s on %(day)s for invoice %(number)s. Thank you.") % said],
        lines=lines,
        total=(_("Received"), amount),
        closing=closing,
    )


def _line(invoice: Invoice, language: str) -> str:
    """What the money is for: year, kind, row of the scale, and for how many months."""
    kind = str(kind_name(invoice.kind, language))
    words = _("Dues for %(year)s") % {"year": invoice.year}
    parts = [f"{words}, {kind}", invoice.rule]
    if invoice.months < MONTHS:
        parts.append(_("%(months)s of 12 months") % {"months": formats.number(invoice.months)})
    return "\n".join(parts)


def _addressee(invoice: Invoice, language: str) -> list[str]:
    known = known_as(invoice.party)
    country = [names_in(language).get(known.country, known.country)] if known else []
    return [invoice.name, *invoice.address.splitlines(), *country]


def _paper(
    invoice: Invoice,
    *,
    title: str,
    day: date,
    paragraphs: Sequence[str],
    lines: Sequence[tuple[str, str]],
    total: tuple[str, str],
    closing: Sequence[str],
) -> dict[str, Any]:
    language, concerns = translation.get_language() or "en", _("Invoice %(number)s") % {"number": invoice.number}
    return {
        "language": language,
        "rtl": translation.get_language_bidi(),
        "fonts": families(language),
        "sender": settings.SITE_NAME,
        "day": formats.date(day),
        "addressee": _addressee(invoice, language),
        "title": title,
        "concerns": "" if concerns == title else concerns,
        "paragraphs": list(paragraphs),
        "heads": [_("What for"), _("Amount")],
        "lines": [list(one) for one in lines],
        "total": list(total),
        "closing": list(closing),
        "footer": f"{settings.SITE_NAME} · {invoice.number}",
        "page": _("Page {page} of {pages}"),
    }
