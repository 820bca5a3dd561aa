"""Giving money back: never more than was paid, never twice, and never lost."""

from datetime import timedelta
from decimal import Decimal

import pytest

from hanse.frame.actions.paying.asking import ask_about_payments
from hanse.frame.actions.paying.case import due_for
from hanse.frame.actions.paying.giving_back import give_back
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import RefundState, Source
from hanse.frame.errors import ProviderDown, StepRefused
from hanse.frame.models import Case, Payment, PretendedPayment, Refund
from hanse.frame.payments.local import Local
from hanse.frame.payments.provider import RefundTold
from hanse.frame.queries import events_of
from hanse.frame.queries.payments import disagreements
from hanse.frame.spec.procedure import Procedure
from hanse.kernel import clock
from tests.frame.paying import at_the_bank, begun, kinds, unpaid
from tests.frame.workflow.test_moving import officer


@pytest.fixture
def payment(db, service: Procedure) -> Payment:
    payment = begun(unpaid(service))
    at_the_bank(payment)
    return ask_provider(payment, Source.PAYER)


def refund(payment: Payment, amount: int, because: str = "Paid twice") -> Refund:
    return give_back(payment, Decimal(amount), because, by=officer(), office="building")


def test_a_part_is_given_back_with_its_reason(payment: Payment) -> None:
    done = refund(payment, 40)

    case = Case.objects.get(id=payment.payable)
    last = list(events_of(case.id))[-1]
    assert done.state == "done"
    assert (last.kind, last.facts["amount"], last.role) == ("refunded", "40.00", "building")
    assert last.values == {"because": "Paid twice"}
    assert (case.paid, case.received) == (Decimal(110), Decimal(150))
    assert PretendedPayment.objects.get().refunded == Decimal(40)
    assert not disagreements({payment.service}).exists()


def test_the_same_twice_is_refused_and_more_than_was_paid_too(payment: Payment) -> None:
    refund(payment, 40)
    with pytest.raises(StepRefused, match="for this reason already"):
        refund(payment, 40)
    with pytest.raises(StepRefused, match="You cannot give back"):
        refund(payment, 111, "All of it")
    with pytest.raises(StepRefused, match="You cannot give back"):
        refund(payment, -5, "Odd")

    refund(payment, 110, "The rest")
    assert PretendedPayment.objects.get().refunded == Decimal(150)
    assert kinds(Case.objects.get(id=payment.payable)).count("refunded") == 2


def test_what_was_given_back_is_not_asked_for_again(payment: Payment) -> None:
    refund(payment, 150)

    assert due_for(payment.payable) is None


def test_a_refund_whose_answer_was_lost_is_done_once(payment: Payment, monkeypatch) -> None:
    whole = Local.give_back

    def lost(self, asked):
        whole(self, asked)
        raise ProviderDown

    monkeypatch.setattr(Local, "give_back", lost)
    asked = refund(payment, 150)
    assert asked.state == "asked"
    assert not disagreements({payment.service}).exists()
    assert "refunded" not in kinds(Case.objects.get(id=payment.payable))

    monkeypatch.setattr(Local, "give_back", whole)
    for minutes in (5, 10):
        with clock.set_to(asked.created_at + timedelta(minutes=minutes)):
            ask_about_payments()

    assert PretendedPayment.objects.get().refunded == Decimal(150)
    assert kinds(Case.objects.get(id=payment.payable)).count("refunded") == 1


def test_a_refund_that_fails_can_be_given_another_way(payment: Payment, monkeypatch) -> None:
    monkeypatch.setattr(Local, "give_back", lambda _self, _asked: RefundTold("", RefundState.FAILED))
    assert refund(payment, 150).state == "failed"
    payment.refresh_from_db()
    assert payment.refunded == 0

    monkeypatch.undo()
    assert refund(payment, 150, "Again, the card was closed").state == "done"
