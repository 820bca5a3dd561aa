"""From an amount on nobody gives money back alone: a second person agrees or refuses, and the case says who."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from hanse.frame.actions.paying.agreeing import agree_to_refund, refuse_refund_of
from hanse.frame.actions.paying.giving_back import give_back
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import Source
from hanse.frame.errors import StepRefused
from hanse.frame.models import Case, Payment, PretendedPayment, Refund
from hanse.frame.queries import events_of
from hanse.frame.queries.payments import disagreements, open_refunds
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.rebuilding import differences
from hanse.kernel.errors import NotAllowed
from hanse.kernel.models import Notice
from tests.frame.paying import at_the_bank, begun, kinds, unpaid

ANN, BEN = (Doer(id=uuid4(), offices=frozenset(["building"])) for _ in range(2))


@pytest.fixture
def payment(db, settings, service: Procedure) -> Payment:
    settings.REFUNDS_SECOND_FROM = 100
    payment = begun(unpaid(service))
    at_the_bank(payment)
    return ask_provider(payment, Source.PAYER)


def asked(payment: Payment, amount: int = 150, because: str = "Paid twice") -> Refund:
    return give_back(payment, Decimal(amount), because, by=ANN, office="building")


def agreed(refund: Refund) -> Refund:
    return agree_to_refund(refund, by=BEN, office="building")


def case_of(payment: Payment) -> Case:
    return Case.objects.get(id=payment.payable)


def test_nothing_is_given_back_before_another_agrees(payment: Payment) -> None:
    refund = asked(payment)
    assert (refund.state, PretendedPayment.objects.get().refunded, case_of(payment).paid) == ("waiting", 0, 150)
    assert [*open_refunds({payment.service})] == [refund]
    assert not disagreements({payment.service}).exists()

    done = agreed(refund)

    assert (done.state, done.second_id, PretendedPayment.objects.get().refunded) == ("done", BEN.id, 150)
    last, before = [*events_of(payment.payable)][-1], [*events_of(payment.payable)][-2]
    assert (before.kind, before.by, before.values) == ("refund_asked", ANN.id, {"because": "Paid twice"})
    assert (last.kind, last.by, last.facts["amount"]) == ("refunded", BEN.id, "150.00")
    assert list(differences()) == []


def test_who_asked_cannot_agree(payment: Payment) -> None:
    refund = asked(payment)

    with pytest.raises(NotAllowed, match="somebody else must agree"):
        agree_to_refund(refund, by=ANN, office="building")
    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.filter(id=refund.id).update(second_id=ANN.id)

    assert PretendedPayment.objects.get().refunded == 0


@pytest.mark.parametrize("by", [ANN, BEN])
def test_what_is_refused_or_taken_back_stands_in_the_case_and_can_be_asked_anew(payment: Payment, by: Doer) -> None:
    refund = refuse_refund_of(asked(payment), "It was right", by=by)

    payment.refresh_from_db()
    last = [*events_of(payment.payable)][-1]
    assert (refund.state, payment.refunded) == ("refused", 0)
    assert (last.kind, last.by, last.values) == ("refund_refused", by.id, {"because": "It was right"})
    assert not open_refunds({payment.service}).exists()
    assert agreed(asked(payment, because="For another reason")).state == "done"


def test_it_is_decided_once(payment: Payment) -> None:
    refund = asked(payment)
    agreed(refund)

    with pytest.raises(StepRefused, match="decided on this"):
        agreed(refund)
    with pytest.raises(StepRefused, match="decided on this"):
        refuse_refund_of(refund, "Too late", by=BEN)

    assert kinds(case_of(payment)).count("refunded") == 1


def test_small_ones_need_nobody_but_parts_are_no_way_round(payment: Payment) -> None:
    assert asked(payment, 60, "A part").state == "done"
    assert asked(payment, 40, "Another part").state == "waiting"
    with pytest.raises(StepRefused, match="You cannot give back"):
        asked(payment, 60, "What is asked for already")


def test_by_default_nobody_else_is_needed(payment: Payment, settings) -> None:
    settings.REFUNDS_SECOND_FROM = 0

    assert asked(payment).state == "done"


def test_the_others_are_told_and_not_who_asked(payment: Payment, officer) -> None:
    ann, ben = officer("building"), officer("building")
    officer("fire")

    give_back(payment, Decimal(150), "Paid twice", by=Doer(id=ann.id, offices=ANN.offices), office="building")

    assert [one.person_id for one in Notice.objects.filter(template="frame/second")] == [ben.id]


def test_two_payments_of_one_case_are_no_way_round(payment: Payment) -> None:
    desk = Payment.objects.create(
        kind=payment.kind,
        payable=payment.payable,
        number=payment.number,
        description=payment.description,
        language="en",
        amount=90,
        currency=payment.currency,
        provider="desk",
        state="paid",
        paid_at=payment.paid_at,
    )
    assert asked(payment, 60).state == "done"
    assert asked(desk, 60).state == "waiting"
