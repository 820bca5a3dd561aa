"""Whoever brings word of a payment, in whatever order and however often: the case is paid once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from hanse.frame.actions.paying.settling import ask_provider, settle
from hanse.frame.enums import PaymentState, Source
from hanse.frame.errors import NoResult
from hanse.frame.models import Case, Payment, PaymentEntry
from hanse.frame.payments import payable
from hanse.frame.payments.provider import Told
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.models import Notice
from tests.frame.paying import at_the_bank, begun, kinds, unpaid


@pytest.fixture
def payment(db, service: Procedure) -> Payment:
    return begun(unpaid(service))


def word(payment: Payment, state: PaymentState = PaymentState.PAID) -> Told:
    return Told(
        reference=payment.reference, payment=payment.id, state=state, amount=payment.amount, currency=payment.currency
    )


def case_of(payment: Payment) -> Case:
    return Case.objects.get(id=payment.payable)


def test_the_return_the_notice_and_the_job_together_make_one_payment(payment: Payment) -> None:
    at_the_bank(payment)
    for source in (Source.PROVIDER, Source.PAYER, Source.JOB, Source.PROVIDER):
        ask_provider(payment, source)

    case = case_of(payment)
    assert kinds(case).count("paid") == 1
    assert (case.paid, case.state) == (Decimal(150), "checking")
    assert [one.state for one in payment.entries.all()] == ["begun", "open", "paid"]


@pytest.mark.django_db(transaction=True)
def test_words_that_come_at_once_make_one_payment(service: Procedure) -> None:
    payment = begun(unpaid(service))

    def come(_number: int) -> str:
        try:
            return settle(payment.id, word(payment), Source.PROVIDER).state
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(come, range(4))) == {"paid"}

    assert kinds(case_of(payment)).count("paid") == 1


def test_late_news_of_an_end_does_not_undo_a_payment(payment: Payment) -> None:
    for state in (PaymentState.PAID, PaymentState.CLOSED, PaymentState.OPEN, PaymentState.PENDING):
        settle(payment.id, word(payment, state), Source.PROVIDER)

    payment.refresh_from_db()
    assert payment.state == "paid"
    assert payment.told_state == "pending"


def test_money_that_comes_after_an_end_is_money(payment: Payment) -> None:
    settle(payment.id, word(payment, PaymentState.CLOSED), Source.JOB)

    assert settle(payment.id, word(payment), Source.PROVIDER).state == "paid"
    assert kinds(case_of(payment)).count("paid") == 1


@pytest.mark.parametrize("other", [{"amount": Decimal("1.00")}, {"currency": "USD"}, {"amount": Decimal(15000)}])
def test_another_amount_pays_nothing_and_is_for_people_to_look_at(payment: Payment, other) -> None:
    found = settle(payment.id, replace(word(payment), **other), Source.PROVIDER)

    assert found.state == "mismatch"
    assert "paid" not in kinds(case_of(payment))
    assert case_of(payment).state == "paying"


def test_what_cannot_be_taken_waits_and_is_not_forgotten(payment: Payment, monkeypatch) -> None:
    """A rule of the service that has no result may stop the step that follows; it is mended, and asked again."""

    kind = payable.payable_kind("case")

    def broken(_payment):
        raise NoResult

    monkeypatch.setitem(payable._KINDS, "case", replace(kind, paid=broken))
    found = settle(payment.id, word(payment), Source.PROVIDER)
    assert (found.state, found.told_state, found.paid_at) == ("open", "paid", None)

    monkeypatch.setitem(payable._KINDS, "case", kind)
    assert settle(payment.id, word(payment), Source.JOB).state == "paid"


def test_the_payer_is_told_once_with_the_way_to_the_receipt(payment: Payment) -> None:
    at_the_bank(payment)
    ask_provider(payment, Source.PAYER)
    ask_provider(payment, Source.JOB)

    letter = Notice.objects.get(template="frame/money")
    assert "€150.00" in letter.subject
    assert "receipt" in letter.body


def test_the_database_holds_what_must_hold(payment: Payment) -> None:
    twin = Payment(
        kind=payment.kind, payable=payment.payable, number="1", description="x", language="en", currency="EUR"
    )
    for change in (
        lambda: Payment.objects.filter(id=payment.id).update(amount=0),
        lambda: Payment.objects.filter(id=payment.id).update(refunded=payment.amount + 1),
        lambda: Payment.objects.filter(id=payment.id).update(state="strange"),
        lambda: Payment.objects.filter(id=payment.id).update(state="paid"),
        lambda: Payment.objects.bulk_create([replace_amount(twin)]),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    with pytest.raises(ProgrammingError), transaction.atomic():
        PaymentEntry.objects.filter(payment=payment).update(state="paid")


def replace_amount(twin: Payment) -> Payment:
    twin.amount, twin.provider = Decimal(5), "local"
    return twin
