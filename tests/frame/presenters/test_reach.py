"""Whether letters reach an applicant: shown to the office and to herself, and proved by a link of a letter alone."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from hanse.frame.actions import erase_case, record_payment, take_step
from hanse.frame.actions.linking import note_proof
from hanse.frame.links import mailed_token
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.links import token_of
from hanse.kernel.models import Delivery, Notice
from hanse.ui.formats import as_written
from tests.frame.cases import decided
from tests.frame.paying import unpaid
from tests.frame.views.test_office import place, signed_in, text
from tests.frame.workflow.test_moving import a_case
from tests.frame.workflow.test_moving import officer as doer

pytestmark = pytest.mark.django_db
MORE = "Which plan is missing?"


@pytest.fixture
def case(service: Procedure) -> Case:
    """One about which the applicant was written to."""
    made = a_case(service)
    take_step(made, "ask", read_answers(service, {"missing": MORE}), by=doer(), language="en")
    notices.send_due()
    return Case.objects.get(id=made.id)


def opened(link: str) -> Client:
    client = Client()
    client.post(link)
    return client


def mine(case: Case) -> str:
    return f"/en/services/links/{token_of(case.id, case.link_nonce)}/"


def test_a_link_of_a_letter_proves_the_address_and_that_of_the_page_does_not(case: Case, officer) -> None:
    office, asked = signed_in(officer()), "Open this case once by the link in our letter"
    assert asked in text(opened(mine(case)), f"/en/cases/{case.id}/")
    assert "Not confirmed" in text(office, place(case))

    mailed = f"/en/services/links/{mailed_token(case.id, case.link_nonce, case.email)}/"
    Client().get(mailed)
    assert "Not confirmed" in text(office, place(case))
    client = opened(mailed)

    assert asked not in text(client, f"/en/cases/{case.id}/")
    assert "Confirmed" in text(office, place(case))


def test_the_letters_of_a_case_hold_that_link(paid: Case) -> None:
    body = Notice.objects.filter(about=paid.id, template="frame/money").get().body
    token = re.search(r"/services/links/(\S+)/", body)[1]

    note_proof(paid, token)

    assert Case.objects.get(id=paid.id).proved_email == paid.email


@pytest.fixture
def paid(service: Procedure) -> Case:
    made = unpaid(service)
    record_payment(made, Decimal(150), "A-1")
    return Case.objects.get(id=made.id)


def test_she_is_not_asked_for_it_before_a_letter_went_nor_after_the_end(service: Procedure, case: Case) -> None:
    fresh, asked = a_case(service), "Open this case once by the link in our letter"

    assert asked not in text(opened(mine(fresh)), f"/en/cases/{fresh.id}/")
    Case.objects.filter(id=case.id).update(ended_at=now())
    assert asked not in text(opened(mine(case)), f"/en/cases/{case.id}/")


def test_of_another_address_or_case_it_proves_nothing(case: Case, service: Procedure) -> None:
    other = a_case(service)
    for token in (
        mailed_token(case.id, case.link_nonce, "eve@example.org"),
        mailed_token(other.id, other.link_nonce, other.email),
        mailed_token(case.id, "other", case.email),
        f"{token_of(case.id, case.link_nonce)}.forged",
        token_of(case.id, case.link_nonce),
    ):
        note_proof(case, token)

    assert Case.objects.get(id=case.id).proved_email == ""


def test_a_letter_that_came_back_is_shown_to_both_until_one_arrives(case: Case, officer) -> None:
    office, client = signed_in(officer()), opened(mine(case))
    came_back = Delivery.objects.filter(notice__about=case.id, channel="email", address=case.email)

    came_back.update(state="failed", reason="DSN 5.1.1")

    assert "Letters do not arrive" in text(office, place(case))
    assert f"Our letters to {as_written(case.email)} do not arrive" in text(client, f"/en/cases/{case.id}/")
    came_back.update(state="sent")
    assert "do not arrive" not in text(office, place(case)) + text(client, f"/en/cases/{case.id}/")


def test_with_the_case_the_proof_is_erased(service: Procedure, officer) -> None:
    ended = decided(a_case(service), service)
    Case.objects.filter(id=ended.id).update(proved_email=ended.email)

    erase_case(ended, "On request", by=doer(), language="en")

    assert Case.objects.get(id=ended.id).proved_email == ""
    assert "Letters go to" not in text(signed_in(officer()), place(ended))
