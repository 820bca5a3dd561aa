"""Stripe as a provider, against a server that follows Stripe's own document: the whole way, and what goes wrong."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from hanse.frame.actions.paying.asking import ask_about_payments, compare_with_providers
from hanse.frame.actions.paying.beginning import begin_payment
from hanse.frame.actions.paying.case import CASE_FEE
from hanse.frame.actions.paying.giving_back import give_back
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import Source
from hanse.frame.errors import ProviderDown, ProviderRefused
from hanse.frame.models import Case, Payment, Refund
from hanse.frame.payments.stripe.client import post
from hanse.frame.queries.payments import disagreements
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import clock
from hanse.kernel.clock import now
from tests.frame.paying import begun, kinds, unpaid
from tests.frame.payments.stripe.fake_stripe import KEY, SECRET, FakeStripe, running
from tests.frame.workflow.test_moving import officer

pytestmark = pytest.mark.django_db
NOTICES = "/en/payments/notices/stripe/"


@pytest.fixture
def stripe(settings) -> Iterator[FakeStripe]:
    with running() as fake:
        settings.PAYMENTS, settings.STRIPE_KEY, settings.STRIPE_NOTICES = "stripe", KEY, ["whsec_old", SECRET]
        settings.STRIPE_SERVER, settings.SITE_URL = fake.address, "https://city.example"
        yield fake
    assert fake.faults == []


@pytest.fixture
def case(stripe: FakeStripe, service: Procedure) -> Case:
    return unpaid(service)


def notify(stripe: FakeStripe, payment: Payment, kind: str = "completed", **more) -> int:
    body, signature = stripe.notice(payment.reference, kind, **{"at": int(now().timestamp()), **more})
    headers = {"Stripe-Signature": signature}
    return Client().post(NOTICES, body, content_type="application/json", headers=headers).status_code


def state(payment: Payment) -> str:
    payment.refresh_from_db()
    return payment.state


def later(minutes: int = 5):
    return clock.set_to(now() + timedelta(minutes=minutes))


def test_a_fee_is_paid_and_a_part_given_back(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    session = stripe.sessions[payment.reference]
    assert (payment.address, session["amount_total"], session["currency"]) == (session["url"], 15000, "eur")
    assert session["success_url"] == f"https://city.example/en/cases/{case.id}/payments/{payment.id}/"

    stripe.pays(payment.reference)
    assert ask_provider(payment, Source.PAYER).state == "paid"
    refund = give_back(payment, Decimal("40.50"), "Too much", by=officer(), office="building")

    assert (refund.state, stripe.refunds[0]["amount"]) == ("done", 4050)
    assert kinds(case)[-1] == "refunded"


def test_the_notice_before_the_return_and_again_after_it(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    stripe.pays(payment.reference)

    assert [notify(stripe, payment) for _ in range(2)] == [204, 204]
    ask_provider(payment, Source.PAYER)
    assert notify(stripe, payment, "async_payment_succeeded") == 204

    assert (state(payment), kinds(case).count("paid")) == ("paid", 1)


def test_a_notice_is_known_by_our_id_where_the_answer_was_lost(case: Case, stripe: FakeStripe) -> None:
    """The provider has begun it and the payer has paid, but the line broke before we heard the reference."""
    stripe.loses = True
    with pytest.raises(ProviderDown):
        begun(case)
    stripe.loses = False
    payment = Payment.objects.get()
    (name,) = stripe.sessions
    stripe.pays(name)
    payment.reference = name

    assert notify(stripe, payment) == 204
    assert (state(payment), payment.reference, kinds(case).count("paid")) == ("paid", name, 1)


def test_a_lost_answer_begins_nothing_twice(case: Case, stripe: FakeStripe) -> None:
    stripe.loses = True
    with pytest.raises(ProviderDown):
        begun(case)
    stripe.loses = False

    assert begun(case).reference == "cs_test_1"
    assert len(stripe.sessions) == 1


@pytest.mark.parametrize("how", ["other secret", "too old", "from the future", "changed", "none"])
def test_what_stripe_has_not_signed_just_now_is_refused(case: Case, stripe: FakeStripe, how: str) -> None:
    payment = begun(case)
    stripe.pays(payment.reference)
    at = int(now().timestamp()) + {"too old": -301, "from the future": 330}.get(how, 0)
    body, signature = stripe.notice(
        payment.reference, "completed", at=at, secret="whsec_other" if how == "other secret" else SECRET
    )
    headers = {} if how == "none" else {"Stripe-Signature": signature}
    sent = body + b" " if how == "changed" else body

    assert Client().post(NOTICES, sent, content_type="application/json", headers=headers).status_code == 400
    assert state(payment) == "open"


@pytest.mark.parametrize("time", ["9" * 13, "9" * 400, "9" * 5000, "-1", "٣", ""])
def test_a_time_that_is_none_is_refused(case: Case, time: str) -> None:
    headers = {"Stripe-Signature": f"t={time},v1=00"}

    assert Client().post(NOTICES, b"{}", content_type="application/json", headers=headers).status_code == 400


def test_notices_of_other_things_are_taken_and_change_nothing(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    assert notify(stripe, payment, "something_new") == 204
    stripe.sessions["cs_other"] = {**stripe.sessions[payment.reference], "id": "cs_other", "client_reference_id": "x"}
    stripe.pays("cs_other")
    payment.reference = "cs_other"

    assert notify(stripe, payment) == 204
    assert state(payment) == "open"
    assert Client().post("/en/payments/notices/nobody/").status_code == 404
    assert Client().get(NOTICES).status_code == 405


def test_a_bank_that_takes_its_time_says_yes_or_no_in_the_end(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    stripe.pays(payment.reference, later=True)
    assert ask_provider(payment, Source.PAYER).state == "pending"

    stripe.pays(payment.reference, fails=True)
    with later():
        ask_about_payments()
    assert state(payment) == "declined"

    second = begun(case)
    stripe.pays(second.reference, later=True)
    assert notify(stripe, second) == 204
    assert state(second) == "pending"
    assert notify(stripe, second, "async_payment_failed") == 204
    assert state(second) == "declined"


def test_another_amount_is_for_people_to_look_at(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    stripe.sessions[payment.reference]["amount_total"] = 1500
    stripe.pays(payment.reference)

    assert notify(stripe, payment) == 204
    assert (state(payment), kinds(case).count("paid")) == ("mismatch", 0)


def test_while_stripe_is_away_nothing_is_lost(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    stripe.pays(payment.reference)
    stripe.away = True
    with pytest.raises(ProviderDown):
        ask_provider(payment, Source.PAYER)
    with pytest.raises(ProviderDown):
        begin_payment(CASE_FEE, case.id)
    stripe.away = False

    assert begin_payment(CASE_FEE, case.id).state == "paid"
    assert kinds(case).count("paid") == 1


def test_a_refund_whose_answer_was_lost_is_found_by_its_name(case: Case, stripe: FakeStripe) -> None:
    """Also when its key is forgotten: Stripe keeps keys for a day."""
    payment = begun(case)
    stripe.pays(payment.reference)
    payment = ask_provider(payment, Source.PAYER)
    stripe.refund_status = "pending"
    refund = give_back(payment, Decimal(150), "Withdrawn", by=officer(), office="building")
    assert (refund.state, refund.reference) == ("asked", "re_1")
    stripe.keys.clear()
    stripe.refunds[0]["status"] = "succeeded"

    with later():
        ask_about_payments()

    assert (Refund.objects.get().state, len(stripe.refunds)) == ("done", 1)
    assert kinds(case).count("refunded") == 1


def test_money_given_back_on_stripes_own_pages_is_seen(case: Case, stripe: FakeStripe) -> None:
    payment = begun(case)
    stripe.pays(payment.reference)
    ask_provider(payment, Source.PAYER)
    stripe._refund({"payment_intent": "pi_1", "amount": 2000})

    compare_with_providers()

    assert disagreements({"permit"}).get().told_refunded == Decimal(20)


def test_a_refund_that_stripe_refuses_has_failed_and_holds_no_money_back(case: Case, stripe: FakeStripe) -> None:
    """The money went back on Stripe's own pages already, and an officer does not know it yet."""
    payment = begun(case)
    stripe.pays(payment.reference)
    payment = ask_provider(payment, Source.PAYER)
    stripe._refund({"payment_intent": "pi_1", "amount": 15000})

    refused = give_back(payment, Decimal(150), "Paid twice", by=officer(), office="building")

    payment.refresh_from_db()
    assert (refused.state, payment.refunded) == ("failed", 0)
    assert "refunded" not in kinds(case)


def test_what_stripe_refuses_is_said_and_logged_without_secrets(case: Case, stripe: FakeStripe, caplog) -> None:
    payment = begun(case)
    Payment.objects.update(reference="cs_gone")
    payment.refresh_from_db()

    with pytest.raises(ProviderRefused):
        ask_provider(payment, Source.OFFICE)

    assert "404 invalid_request_error resource_missing" in caplog.text
    assert KEY not in caplog.text


def test_the_server_of_these_tests_refuses_what_the_document_does_not_name(stripe: FakeStripe) -> None:
    with pytest.raises(ProviderRefused):
        post("checkout/sessions", {"success_url": "https://a.example", "cancel_url": "https://a.example", "amount": 1})
    with pytest.raises(ProviderRefused):
        post("checkout/sessions", {"mode": "payment"})

    assert len(stripe.faults) == 3
    stripe.faults.clear()
