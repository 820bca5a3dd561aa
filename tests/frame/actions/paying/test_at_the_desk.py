"""What the cash desk takes, and what people put right by hand."""

from decimal import Decimal

import pytest

from hanse.frame.actions.paying.at_the_desk import settle_by_hand, take_cash
from hanse.frame.actions.paying.case import CASE_FEE
from hanse.frame.actions.paying.settling import settle
from hanse.frame.enums import PaymentState, Source
from hanse.frame.errors import StepRefused
from hanse.frame.models import Case, Payment, PretendedPayment
from hanse.frame.payments.provider import Told
from hanse.frame.queries import events_of
from hanse.frame.spec.procedure import Procedure
from tests.frame.paying import at_the_bank, begun, kinds, unpaid
from tests.frame.workflow.test_moving import officer
from tests.meanwhile import meanwhile


@pytest.fixture
def case(db, service: Procedure) -> Case:
    return unpaid(service)


def cash(case: Case, amount: int = 150, receipt: str = "17") -> Payment:
    return take_cash(CASE_FEE, case.id, Decimal(amount), receipt, by=officer(), office="building")


def test_cash_moves_the_case_and_says_who_took_it(case: Case) -> None:
    cash(case, 100)
    cash(case, 50, "18")

    case.refresh_from_db()
    assert (case.paid, case.state) == (Decimal(150), "checking")
    assert {event.role for event in events_of(case.id) if event.kind == "paid"} == {"building"}


def test_a_receipt_counts_once(case: Case) -> None:
    cash(case, 100)
    with pytest.raises(StepRefused, match="in use already"):
        cash(case, 50)

    assert kinds(case).count("paid") == 1


@pytest.mark.parametrize("amount", [0, -1, 151])
def test_no_more_is_taken_than_is_due(case: Case, amount: int) -> None:
    with pytest.raises(StepRefused, match="no more than is to be paid"):
        cash(case, amount)


def test_cash_ends_what_was_begun_online(case: Case) -> None:
    cash_comes_first = begun(case)
    cash(case)

    assert PretendedPayment.objects.get(id=cash_comes_first.reference).state == "closed"


def test_no_cash_is_taken_while_the_bank_has_the_money(case: Case) -> None:
    at_the_bank(begun(case), PaymentState.PAID)
    with pytest.raises(StepRefused, match="on its way"):
        cash(case)

    assert kinds(case).count("paid") == 1


def test_what_did_not_agree_is_ended_by_hand_and_makes_way(case: Case) -> None:
    payment = begun(case)
    wrong = Told(
        reference=payment.reference,
        payment=payment.id,
        state=PaymentState.PAID,
        amount=Decimal(15),
        currency="EUR",
    )
    settle(payment.id, wrong, Source.PROVIDER)
    with pytest.raises(StepRefused):
        cash(case)

    settle_by_hand(Payment.objects.get(id=payment.id), by=officer())
    settle(payment.id, wrong, Source.PROVIDER)

    payment.refresh_from_db()
    assert payment.state == "settled"
    assert cash(case).state == "paid"
    with pytest.raises(StepRefused):
        settle_by_hand(payment, by=officer())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", ["cash", "online"])
def test_of_two_at_once_the_second_sees_what_the_first_has_taken(service: Procedure, second: str) -> None:
    case = unpaid(service)

    def come_second() -> Payment:
        return cash(case, receipt="18") if second == "cash" else begun(case)

    [later] = meanwhile(lambda: cash(case, 100), come_second)
    if second == "cash":
        with pytest.raises(StepRefused, match="no more than is to be paid"):
            later.result()
    else:
        assert later.result().amount == Decimal(50)

    case.refresh_from_db()
    assert case.received == Decimal(100)
