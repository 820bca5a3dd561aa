"""What the clock brings: word of attempts whose payer never came back, and of what a provider did by itself."""

from datetime import timedelta

import pytest

from hanse.frame import catalogue
from hanse.frame.actions.paying.asking import ask_about_payments, compare_with_providers
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import PaymentState, Source
from hanse.frame.errors import ProviderDown
from hanse.frame.models import Payment, PretendedPayment
from hanse.frame.payments.local import Local
from hanse.frame.queries.payments import disagreements
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import clock
from hanse.kernel.clock import now
from tests.frame.paying import at_the_bank, begun, kinds, unpaid


@pytest.fixture
def payment(db, service: Procedure) -> Payment:
    return begun(unpaid(service))


def later(**delta: int):
    return clock.set_to(now() + timedelta(**delta))


def state(payment: Payment) -> str:
    payment.refresh_from_db()
    return payment.state


def test_who_never_came_back_is_asked_about_after_a_while(payment: Payment) -> None:
    at_the_bank(payment)
    assert ask_about_payments() == 0

    with later(minutes=3):
        assert ask_about_payments() == 1

    assert state(payment) == "paid"


def test_while_a_provider_is_away_its_payments_wait(payment: Payment, monkeypatch) -> None:
    asked = []

    def away(_self, reference):
        asked.append(reference)
        raise ProviderDown

    begun(unpaid_too := unpaid_of(payment))
    monkeypatch.setattr(Local, "look", away)
    with later(minutes=3):
        assert ask_about_payments() == 0
    assert len(asked) == 1
    assert state(payment) == "open"

    monkeypatch.undo()
    at_the_bank(payment)
    with later(minutes=3):
        assert ask_about_payments() == 2
    assert state(payment) == "paid"
    assert "paid" not in kinds(unpaid_too)


def unpaid_of(payment: Payment):
    procedure = catalogue.declared(payment.service)
    assert procedure is not None
    return unpaid(procedure)


def test_what_was_never_opened_is_closed_without_asking(payment: Payment) -> None:
    Payment.objects.filter(id=payment.id).update(state=PaymentState.BEGUN, reference="", address="")
    with later(hours=21):
        ask_about_payments()

    assert state(payment) == "closed"


def test_money_that_the_provider_gave_back_by_itself_is_seen(payment: Payment) -> None:
    at_the_bank(payment)
    ask_provider(payment, Source.PAYER)
    assert not disagreements({payment.service}).exists()

    PretendedPayment.objects.update(given_back={"elsewhere": "20.00"})
    compare_with_providers()

    assert disagreements({payment.service}).get() == payment
