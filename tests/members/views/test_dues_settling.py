"""Money to settle: the list of it, and what the secretariat does with that of one invoice."""

import pytest
from django.test import Client

from hanse.frame.enums import PaymentState, Source
from hanse.frame.models import PretendedPayment
from hanse.frame.public import ask_provider, begin_payment
from hanse.members.actions.dues_money import DUES
from hanse.members.models import Invoice
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.members.views.test_dues import office

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice() -> Invoice:
    """For which 200 more have come than its 1,000."""
    made = InvoiceFactory.create(count=3)
    DuesEntryFactory.create(invoice=made, amount=1200)
    return made


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_invoice_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    for count in range(1, number + 1):
        DuesEntryFactory.create(invoice=InvoiceFactory.create(count=count), amount=1200)
    office.get("/en/members/dues/settle/")
    with django_assert_num_queries(5):  # session, person; number, rows, payments
        page = office.get("/en/members/dues/settle/").text
    assert page.count("US$200.00 more has come") == number


def test_what_is_too_much_is_told_with_what_can_be_done(office: Client, invoice: Invoice) -> None:
    place = f"/en/members/dues/{invoice.id}/"
    page = office.get(place).text
    assert "To settle" in page
    assert f"{place}keep/" in page
    assert f"{place}move/" not in page
    assert office.get(f"{place}move/").status_code == 302
    assert "Money to settle (1)" in office.get("/en/members/dues/").text
    assert "Money to settle" in office.get("/en/desk/").text


def test_it_is_moved_to_another_invoice(office: Client, invoice: Invoice) -> None:
    place, other = f"/en/members/dues/{invoice.id}/", InvoiceFactory.create(party=invoice.party, year=2027)
    asked = office.get(f"{place}move/").text
    assert f"Invoice {other.number}: US$1,000.00 still to be paid" in asked
    assert 'value="200' in asked
    assert office.post(f"{place}move/", {"to": str(other.id), "amount": "5000"}).status_code == 422
    page = office.post(f"{place}move/", {"to": str(other.id), "amount": "200"}, follow=True).text

    assert "The money is moved." in page
    assert f"Moved to invoice {other.number}" in page
    assert "To settle" not in page
    assert f"Moved here from invoice {invoice.number}" in office.get(f"/en/members/dues/{other.id}/").text
    assert "Nothing is to be settled" in office.get("/en/members/dues/settle/").text


def test_what_the_provider_gave_back_is_recorded_with_its_amount(office: Client) -> None:
    found = InvoiceFactory.create(count=3)
    payment = begin_payment(DUES, found.id)
    PretendedPayment.objects.update(state=PaymentState.PAID, given_back={"by hand": "300"})
    ask_provider(payment, Source.JOB)
    place = f"/en/members/dues/{found.id}/"
    page = office.get(place).text
    assert "The payment provider gave back US$300.00" in page
    assert "Keep it as credit" not in page
    assert "gave back US$300.00" in office.get("/en/members/dues/settle/").text
    assert 'value="300' in office.get(f"{place}give-back/").text


def test_it_is_kept_as_credit_and_settled_another_way_after_all(office: Client, invoice: Invoice) -> None:
    place = f"/en/members/dues/{invoice.id}/"
    page = office.post(f"{place}keep/", {"amount": "200"}, follow=True).text
    assert "US$200.00 is kept as credit for the next invoice." in page
    assert "To settle" not in page
    assert "Settle the credit another way" in office.get(f"{place}release/").text
    page = office.post(f"{place}release/", follow=True).text
    assert "No longer kept as credit" in page
    assert "To settle" in page
    assert office.get(f"{place}release/").status_code == 302


@pytest.mark.parametrize(
    ("said", "then"),
    [({"came": "counts", "amount": "400"}, "US$600.00"), ({"came": "returned", "reference": "re_1"}, "US$1,000.00")],
)
def test_a_payment_in_another_currency_is_settled(office: Client, said: dict[str, str], then: str) -> None:
    found = InvoiceFactory.create(count=3)
    payment = begin_payment(DUES, found.id)
    PretendedPayment.objects.update(state=PaymentState.PAID, currency="EUR")
    ask_provider(payment, Source.JOB)
    place = f"/en/members/dues/{found.id}/payments/{payment.id}/settle/"
    assert "another currency than US$1,000.00" in office.get("/en/members/dues/settle/").text
    assert place in office.get(f"/en/members/dues/{found.id}/").text
    assert office.get(place).status_code == 200
    assert office.post(place, {"came": "returned"}).status_code == 422
    page = office.post(place, said, follow=True).text

    assert "The payment is settled." in page
    assert "Still to be paid</dt>" in page
    assert then in page
    assert office.get(place).status_code == 302
