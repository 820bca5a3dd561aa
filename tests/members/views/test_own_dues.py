"""A member's own dues: seen and paid by its coordinator alone; papers for her and the secretariat."""

import re

import pytest
from django.test import Client

from hanse.frame.enums import PaymentState
from hanse.frame.models import PretendedPayment
from hanse.members.actions.dues import cancel_invoice
from hanse.members.models import DuesEntry, Invoice
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.members.dues import BY, a_city, coordinator_of, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice(client: Client) -> Invoice:
    """Of the member whose coordinator has signed in."""
    member = a_city("Gumi")
    client.force_login(coordinator_of(member))
    return InvoiceFactory.create(party=member.party, count=3)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_one_invoice_as_for_three(
    client: Client, invoice: Invoice, number: int, django_assert_num_queries
) -> None:
    for year in range(2026 - number + 1, 2026):
        InvoiceFactory.create(party=invoice.party, year=year)
    client.get("/en/dues/")
    # session, person; members; invoices, entries with reversals, reminders; standing and suspension
    with django_assert_num_queries(8):
        client.get("/en/dues/")


def test_what_is_owed_is_said_with_what_arrears_take(client: Client, invoice: Invoice) -> None:
    page = client.get("/en/dues/").text

    assert "US$1,000.00, to be paid by 16 March 2026." in page
    assert "does not have these rights: Vote in assemblies." in page
    DuesEntryFactory.create(invoice=invoice, amount=400)
    page = client.get("/en/dues/").text
    assert "US$600.00 of US$1,000.00 is still to be paid" in page
    assert "Receipt: US$400.00 paid on 1 February 2026" in page
    DuesEntryFactory.create(invoice=invoice, amount=600)
    page = client.get("/en/dues/").text
    assert "Nothing is owed. Thank you." in page
    assert "Vote in assemblies" not in page


def test_dues_are_paid_online_and_the_receipt_is_there(client: Client, invoice: Invoice) -> None:
    place = f"/en/dues/{invoice.id}/pay/"
    assert "Pay US$1,000.00" in client.get(place).text
    provider = client.post(place).headers["Location"]
    client.post(provider, {"choice": "declined"})
    back = PretendedPayment.objects.get().back
    assert "No money was taken." in client.get(back).text
    provider = client.post(place).headers["Location"]
    client.post(provider, {"choice": "paid"})
    back = PretendedPayment.objects.exclude(state=PaymentState.DECLINED).get().back
    page = client.get(back).text

    assert "Paid. Thank you" in page
    assert "All of this invoice is paid." in page
    receipt = re.search(r'href="([^"]*/receipts/[^"]*\.pdf)"', page)
    assert receipt
    assert client.get(receipt[1]).content.startswith(b"%PDF")
    assert client.get(place).headers["Location"] == "/en/dues/"
    assert DuesEntry.objects.count() == 1


def test_papers_are_pdf_and_only_of_what_there_is(client: Client, invoice: Invoice) -> None:
    place = f"/en/dues/{invoice.id}/"
    paid = client.get(f"{place}invoice.pdf")

    assert paid.headers["Content-Disposition"] == 'attachment; filename="invoice-2026-0003.pdf"'
    assert paid.content.startswith(b"%PDF")
    assert client.get(f"{place}credit-note.pdf").status_code == 404
    assert client.get(f"{place}receipts/{invoice.id}.pdf").status_code == 404
    cancel_invoice(invoice, because="Merged.", by=BY)
    assert client.get(f"{place}credit-note.pdf").content.startswith(b"%PDF")


def test_nobody_of_another_member_sees_or_pays(client: Client, invoice: Invoice) -> None:
    client.force_login(coordinator_of(a_city("Busan")))

    assert "US$" not in client.get("/en/dues/").text
    for place in ("pay/", "invoice.pdf", "credit-note.pdf", f"receipts/{invoice.id}.pdf", f"payments/{invoice.id}/"):
        assert client.get(f"/en/dues/{invoice.id}/{place}").status_code == 403, place
    assert client.post(f"/en/dues/{invoice.id}/pay/").status_code == 403


def test_who_coordinates_no_member_is_told_so(client: Client, invoice: Invoice) -> None:
    client.logout()
    assert client.get("/en/dues/").status_code == 302
    client.force_login(coordinator_of(a_city("Old")))
    assert "Nothing is owed. When the secretariat makes an invoice" in client.get("/en/dues/").text


def test_the_address_that_a_coordinator_gives_stands_on_the_next_invoice(client: Client, invoice: Invoice) -> None:
    place = f"/en/dues/address/{invoice.party_id}/"
    assert client.get(place).status_code == 200
    page = client.post(place, {"lines": "City Hall\r\n\r\n 55 Songjeong-daero "}, follow=True)
    assert "It will be on the next invoice." in page.text
    assert "55 Songjeong-daero" in client.get(place).text

    made = issued(2027)[0]
    assert made.address == "City Hall\n55 Songjeong-daero"
    assert Invoice.objects.get(id=invoice.id).address == ""
    client.force_login(coordinator_of(a_city("Busan")))
    assert client.post(place, {"lines": "Elsewhere"}).status_code == 403


def test_who_paid_another_amount_is_told_what_is_left_or_too_much(client: Client, invoice: Invoice) -> None:
    for amount, told in ((400, "US$600.00 is still to be paid."), (700, "US$100.00 too much has come.")):
        client.post(f"/en/dues/{invoice.id}/pay/")
        row = PretendedPayment.objects.get(state=PaymentState.OPEN)
        PretendedPayment.objects.filter(id=row.id).update(state=PaymentState.PAID, amount=amount)
        page = client.get(row.back).text
        assert f"US${amount}.00 for invoice" in page
        assert told in page
