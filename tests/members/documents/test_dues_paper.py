"""Invoices, credit notes and receipts: what stands on them, in the member's language, as PDF/UA."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from hanse.kernel.clock import set_to
from hanse.members.actions.dues import cancel_invoice
from hanse.members.documents.dues_paper import (
    credit_note_data,
    credit_note_paper,
    invoice_data,
    invoice_paper,
    receipt_data,
)
from hanse.members.enums import EntryKind
from hanse.members.models import Invoice
from hanse.members.queries.dues import invoice_of
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.factories.members import CityFactory
from tests.members.dues import BY, JANUARY

pytestmark = pytest.mark.django_db


def an_invoice(**facts: object) -> Invoice:
    party = CityFactory.create(name="Gumi", country="KR").party
    return InvoiceFactory.create(party=party, count=3, **facts)


def test_an_invoice_says_who_what_for_how_much_until_when_and_how_to_pay() -> None:
    data = invoice_data(invoice_of(an_invoice(months=6, amount=Decimal(500)).id))

    assert data["title"] == "Invoice 2026-0003"
    assert data["addressee"] == ["Gumi", "South Korea"]
    words, amount = data["lines"][0]
    assert words.splitlines() == ["Dues for 2026, Full member", "Cities under 500,000 people", "6 of 12 months"]
    assert amount == data["total"][1] == "US$500.00"
    assert data["closing"][0] == "To be paid by 16 March 2026."
    assert "with the number of this invoice" in data["closing"][1]
    assert data["closing"][2] == "From 15 June 2026 on what is unpaid is in arrears."


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_papers_are_accessible_pdf_in_the_language_of_the_member(language: str) -> None:
    found = an_invoice(language=language)
    cancel_invoice(found, because="Wrong population.", by=BY)
    with translation.override(language):
        made = invoice_paper(invoice_of(found.id)), credit_note_paper(invoice_of(found.id))

    for one in made:
        assert one.startswith(b"%PDF-1.7")
        assert f"/Lang ({language}".encode() in one or b"pdfuaid" in one


def test_a_credit_note_takes_the_whole_back_and_says_why() -> None:
    found = an_invoice()
    cancel_invoice(found, because="Wrong population.", by=BY)
    data = credit_note_data(invoice_of(found.id))

    assert data["title"] == "Credit note C2026-0001"
    assert data["paragraphs"] == ["This takes back invoice 2026-0003 of 15 January 2026, whole.", "Wrong population."]
    assert data["total"] == ["Credited", "-US$1,000.00"]


def test_a_receipt_says_what_came_how_and_what_is_left() -> None:
    found = an_invoice()
    entry = DuesEntryFactory.create(invoice=found, amount=Decimal(400), on=date(2026, 1, 10), reference="A1")
    with set_to(JANUARY):
        data = receipt_data(invoice_of(found.id), entry)
    assert data["paragraphs"] == ["Hanse has received US$400.00 on 10 January 2026 for invoice 2026-0003. Thank you."]
    assert data["lines"][1:] == [["By bank", "US$400.00"], ["Reference", "A1"]]
    assert data["closing"] == ["On 15 January 2026, US$600.00 of this invoice is still to be paid."]

    online = DuesEntryFactory.create(invoice=found, amount=Decimal(600), kind=EntryKind.ONLINE, reference="x")
    data = receipt_data(invoice_of(found.id), online)
    assert data["lines"][1] == ["Paid online", "US$600.00"]
    assert data["closing"] == []
