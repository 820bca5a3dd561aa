"""A resident pays a fee on the pages of the site, and takes away her receipts."""

import re

import pytest
from django.test import Client

from hanse.frame.enums import PaymentState
from hanse.frame.errors import ProviderDown
from hanse.frame.models import Case, Payment
from hanse.frame.payments.local import Local
from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.paying import at_the_bank, kinds, unpaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(service: Procedure) -> Case:
    case = unpaid(service)
    case.applicant = UserFactory()
    case.save(update_fields=["applicant"])
    return case


@pytest.fixture
def resident(case: Case) -> Client:
    client = Client()
    client.force_login(case.applicant)
    return client


def place(case: Case, more: str = "") -> str:
    return f"/en/cases/{case.id}/{more}"


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def begins(resident: Client, case: Case) -> Payment:
    response = resident.post(place(case, "pay/"), {"amount": "1"})
    assert response.status_code == 302
    payment = Payment.objects.latest("created_at")
    assert response.url == payment.address
    return payment


@pytest.mark.parametrize(
    ("choice", "state", "said"),
    [
        ("paid", "paid", "Paid. Thank you"),
        ("later", "pending", "We wait for word of the bank"),
        ("declined", "declined", "Try again: pay €150.00"),
        ("abandoned", "closed", "Try again: pay €150.00"),
    ],
)
def test_she_pays_on_the_page_of_the_demonstration(case, resident, choice: str, state: str, said: str) -> None:
    assert "To be paid: €150.00" in text(resident.get(place(case)))
    page = text(resident.get(place(case, "pay/")))
    assert "Pay €150.00" in page
    assert "Demonstration of payments" in page

    payment = begins(resident, case)
    assert payment.amount == 150
    assert "no money moves" in text(resident.get(payment.address))
    back = resident.post(payment.address, {"choice": choice})

    assert back.url == place(case, f"payments/{payment.id}/")
    assert said in text(resident.get(back.url))
    payment.refresh_from_db()
    assert payment.state == state
    tracked = text(resident.get(place(case)))
    assert ("A payment of yours is on its way" in tracked) == (choice == "later")
    assert ("Receipt: €150.00 paid on" in tracked) == (choice == "paid")


def test_a_payment_page_that_was_answered_says_so(case, resident) -> None:
    payment = begins(resident, case)
    resident.post(payment.address, {"choice": "declined"})

    assert "This payment has ended" in text(resident.get(payment.address))
    assert resident.post(payment.address, {"choice": "paid"}).status_code == 302
    resident.get(place(case, f"payments/{payment.id}/"))
    assert "paid" not in kinds(case)


def test_she_reads_both_receipts(case, resident) -> None:
    application = resident.get(place(case, "receipt.pdf"))
    assert application.content.startswith(b"%PDF")
    payment = begins(resident, case)
    receipt = place(case, f"payments/{payment.id}/receipt.pdf")
    assert resident.get(receipt).status_code == 404

    at_the_bank(payment)
    resident.get(place(case, f"payments/{payment.id}/"))

    paid = resident.get(receipt)
    assert paid.content.startswith(b"%PDF")
    assert paid.headers["Content-Type"] == "application/pdf"


def test_a_provider_that_is_away_loses_nothing(case, resident, monkeypatch) -> None:
    def away(*_given):
        raise ProviderDown

    monkeypatch.setattr(Local, "begin", away)
    refused = resident.post(place(case, "pay/"))
    assert refused.status_code == 503
    assert "does not answer. Nothing is lost" in text(refused)
    monkeypatch.undo()

    payment = begins(resident, case)
    at_the_bank(payment)
    monkeypatch.setattr(Local, "look", away)
    assert "If you have paid, nothing is lost" in text(resident.get(place(case, f"payments/{payment.id}/")))
    monkeypatch.undo()

    assert "Paid. Thank you" in text(resident.get(place(case, f"payments/{payment.id}/")))


def test_strangers_see_no_payment(case, resident) -> None:
    payment = begins(resident, case)
    stranger = Client()
    for page in ("pay/", "receipt.pdf", f"payments/{payment.id}/", f"payments/{payment.id}/receipt.pdf"):
        assert stranger.get(place(case, page)).status_code == 404
    other = resident.get(place(case, "payments/018f0000-0000-7000-8000-000000000000/"))
    assert other.status_code == 404


def test_where_nobody_pays_online_she_is_sent_to_the_cash_desk(case, resident, settings) -> None:
    address = begins(resident, case).address
    settings.PAYMENTS = ""

    assert "Pay at the cash desk" in text(resident.get(place(case, "pay/")))
    assert resident.post(place(case, "pay/")).url == place(case)
    assert resident.get(address).status_code == 404


def test_a_case_that_has_ended_asks_for_nothing(case, resident) -> None:
    Case.objects.filter(id=case.id).update(ended_at=case.submitted_at)

    assert "To be paid: " not in text(resident.get(place(case)))
    assert resident.get(place(case, "pay/")).status_code == 302


def test_only_the_form_may_lead_away(case, resident, monkeypatch) -> None:
    monkeypatch.setattr(Local, "pages", ("https://pay.example",))

    policy = resident.get(place(case, "pay/")).headers["Content-Security-Policy"]

    assert "form-action 'self' https://pay.example" in policy
    assert "default-src 'none'" in policy
    assert "https://pay.example" not in resident.get(place(case)).headers["Content-Security-Policy"]


def test_a_wait_for_the_bank_ends_by_itself(case, resident) -> None:
    payment = begins(resident, case)
    at_the_bank(payment, PaymentState.PENDING)
    waiting = resident.post(place(case, "pay/"))

    assert waiting.url == place(case, f"payments/{payment.id}/")
    assert "Please do not pay a second time" in text(resident.get(waiting.url))
