"""Beginning to pay: one attempt at a time, gone on with after whatever went wrong."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from hanse.frame.actions import record_payment
from hanse.frame.actions.paying.beginning import begin_payment
from hanse.frame.actions.paying.case import CASE_FEE
from hanse.frame.enums import PaymentState
from hanse.frame.errors import NothingDue, ProviderDown
from hanse.frame.models import Case, Payment, PretendedPayment
from hanse.frame.payments.local import Local
from hanse.frame.spec.procedure import Procedure
from tests.frame.paying import at_the_bank, begun, kinds, unpaid
from tests.frame.workflow.test_moving import a_case


@pytest.fixture
def case(db, service: Procedure) -> Case:
    return unpaid(service)


def test_the_amount_is_the_fee_of_the_case(case: Case) -> None:
    payment = begun(case)

    assert (payment.amount, payment.currency, payment.state) == (Decimal(150), "EUR", "open")
    assert payment.description == f"Building permit, fee of case {case.number}"
    assert PretendedPayment.objects.get().amount == Decimal(150)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_begins_one_payment(service: Procedure) -> None:
    case = unpaid(service)

    def click(_number: int) -> Payment:
        try:
            return begin_payment(CASE_FEE, case.id)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(click, range(4)))

    assert len({one.id for one in found}) == len({one.address for one in found}) == 1
    assert Payment.objects.count() == PretendedPayment.objects.count() == 1


def test_an_attempt_whose_provider_did_not_answer_is_gone_on_with(case: Case, monkeypatch) -> None:
    """It may have been begun there all the same: the key stays, so it is begun once."""
    whole = Local.begin

    def lost(self, asked):
        whole(self, asked)
        raise ProviderDown

    monkeypatch.setattr(Local, "begin", lost)
    with pytest.raises(ProviderDown):
        begun(case)
    assert Payment.objects.get().state == "begun"

    monkeypatch.setattr(Local, "begin", whole)
    assert begun(case).state == "open"
    assert Payment.objects.count() == PretendedPayment.objects.count() == 1


@pytest.mark.parametrize("end", [PaymentState.DECLINED, PaymentState.CLOSED])
def test_after_one_that_failed_another_is_begun(case: Case, end: PaymentState) -> None:
    first = begun(case)
    at_the_bank(first, end)

    second = begun(case)

    first.refresh_from_db()
    assert (first.state, second.state) == (end, "open")
    assert second.id != first.id


def test_what_the_bank_has_not_said_yet_is_not_paid_twice(case: Case) -> None:
    first = begun(case)
    at_the_bank(first, PaymentState.PENDING)

    assert begun(case).state == "pending"
    assert Payment.objects.count() == 1


def test_who_has_paid_without_coming_back_is_not_asked_again(case: Case) -> None:
    at_the_bank(begun(case))

    assert begun(case).state == "paid"
    assert kinds(case).count("paid") == 1
    with pytest.raises(NothingDue):
        begun(case)


def test_an_amount_that_has_changed_ends_the_attempt(case: Case) -> None:
    first = begun(case)
    record_payment(case, Decimal(100), "by hand")

    second = begun(case)

    first.refresh_from_db()
    assert first.state == PretendedPayment.objects.get(id=first.reference).state == "closed"
    assert second.amount == Decimal(50)


def test_nothing_is_due_where_it_is_free_or_over_or_nobody_pays_online(case: Case, service, settings) -> None:
    with pytest.raises(NothingDue):
        begun(a_case(service))
    settings.PAYMENTS = ""
    with pytest.raises(NothingDue):
        begun(case)
