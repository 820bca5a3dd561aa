"""The secretariat's page of one invoice: money recorded, a mistake taken back, the invoice cancelled."""

import pytest
from django.test import Client

from hanse.members.models import DuesEntry, Invoice
from tests.factories.dues import InvoiceFactory
from tests.members.views.test_dues import office

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice() -> Invoice:
    return InvoiceFactory.create(count=3)


def form(amount: str, reference: str = "", day: str = "2026-02-01") -> dict[str, str]:
    year, month, number = day.split("-")
    return {"amount": amount, "reference": reference, "on-day": number, "on-month": month, "on-year": year}


def test_payments_are_recorded_and_the_page_says_how_it_stands(office: Client, invoice: Invoice) -> None:
    place = f"/en/members/dues/{invoice.id}/"
    assert 'value="1000' in office.get(f"{place}record/").text

    assert "US$600.00 is still to be paid." in office.post(f"{place}record/", form("400", "A1"), follow=True).text
    again = office.post(f"{place}record/", form("400", "A1"))
    assert again.status_code == 422
    assert "is recorded already" in again.text
    assert office.post(f"{place}record/", form("0")).status_code == 422
    assert "US$100.00 more has come than is owed" in office.post(f"{place}record/", form("700"), follow=True).text
    given = {**form("100", "B1"), "because": "Too much."}
    assert "It is written down." in office.post(f"{place}give-back/", given, follow=True).text
    page = office.get(place).text
    assert "-US$100.00" in page
    assert "Too much.; B1" in page
    assert "more has come" not in page


def test_a_mistaken_record_is_taken_back_with_a_reason_and_stays_to_be_seen(office: Client, invoice: Invoice) -> None:
    place = f"/en/members/dues/{invoice.id}/"
    office.post(f"{place}record/", form("1000"))
    entry = DuesEntry.objects.get()
    back = f"{place}records/{entry.id}/take-back/"

    assert office.post(back, {"because": ""}).status_code == 422
    page = office.post(back, {"because": "It was Busan's."}, follow=True).text
    assert "The record is taken back." in page
    assert "A record taken back" in page
    assert "This is a mistake" not in page
    assert office.get(f"{place}records/{invoice.id}/take-back/").status_code == 404


def test_an_invoice_is_cancelled_and_says_why(office: Client, invoice: Invoice) -> None:
    place = f"/en/members/dues/{invoice.id}/"
    page = office.post(f"{place}cancel/", {"because": "Wrong population."}, follow=True).text

    assert "Cancelled: Wrong population." in page
    assert "C2026-0001" in page
    assert "Cancel this invoice" not in page
    assert office.post(f"{place}cancel/", {"because": "Again."}).status_code == 422
