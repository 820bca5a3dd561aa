"""Money for dues: by hand, online, taken back, given back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from hanse.frame.enums import PaymentState, Source
from hanse.frame.models import PretendedPayment
from hanse.frame.payments.local import choose
from hanse.frame.public import Payment, ask_provider, begin_payment
from hanse.kernel import audit
from hanse.kernel.clock import set_to, today
from hanse.kernel.errors import Conflict, HanseError, Invalid
from hanse.members.actions.dues import cancel_invoice
from hanse.members.actions.dues_money import (
    DUES,
    due_for,
    record_given_back,
    record_payment,
    reverse_entry,
    settle_foreign,
)
from hanse.members.enums import DuesState, EntryKind
from hanse.members.models import DuesEntry, Invoice
from hanse.members.queries.dues import account_of, invoices
from hanse.members.queries.dues_settling import given_back_unwritten, to_settle
from tests.members.dues import BY, JANUARY, a_city, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice() -> Invoice:
    with set_to(JANUARY):
        a_city()
        return issued()[0]


def came(invoice: Invoice, amount: int, reference: str = "", on: date | None = None) -> DuesState:
    return record_payment(invoice, amount=Decimal(amount), on=on or today(), reference=reference, by=BY).state


def test_parts_are_recorded_until_all_is_paid_and_what_is_too_much_is_told(invoice: Invoice) -> None:
    with set_to(JANUARY):
        assert came(invoice, 400, "A1") is DuesState.DUE
        assert came(invoice, 600, "A2") is DuesState.PAID
        account = record_payment(invoice, amount=Decimal(50), on=today(), reference="A3", by=BY)
    assert (account.state, account.too_much) == (DuesState.PAID, Decimal(50))
    assert due_for(invoice.id) is None


def test_what_cannot_be_is_refused_at_its_field(invoice: Invoice) -> None:
    came(invoice, 400, "A1")
    for fault, field in (
        ({"amount": Decimal(0)}, "amount"),
        ({"on": today() + timedelta(days=1)}, "on"),
        ({}, "reference"),  # the same again
    ):
        with pytest.raises(Invalid) as told:
            record_payment(invoice, **{"amount": Decimal(400), "on": today(), "reference": "A1", "by": BY, **fault})
        assert told.value.field == field
    with pytest.raises(Invalid, match="You cannot give back"):
        record_given_back(invoice, amount=Decimal(401), on=today(), reference="", because="Too much.", by=BY)


def test_a_mistaken_record_is_taken_back_once_and_can_then_be_recorded_again(invoice: Invoice) -> None:
    came(invoice, 1000, "A1")
    entry = DuesEntry.objects.get()
    with pytest.raises(Invalid):
        reverse_entry(entry, because="", by=BY)
    assert reverse_entry(entry, because="It was Busan's.", by=BY).open == Decimal(1000)
    with pytest.raises(Conflict, match="already"):
        reverse_entry(entry, because="Again.", by=BY)
    back = DuesEntry.objects.get(kind=EntryKind.MISTAKE)
    with pytest.raises(Conflict, match="by hand"):
        reverse_entry(back, because="Back and forth.", by=BY)
    assert came(invoice, 1000, "A1") is DuesState.PAID


def test_money_for_a_cancelled_invoice_is_given_back(invoice: Invoice) -> None:
    came(invoice, 1000)
    cancel_invoice(invoice, because="Merged.", by=BY)
    account = record_given_back(invoice, amount=Decimal(1000), on=today(), reference="B", because="Merged.", by=BY)
    assert (account.state, account.too_much, account.paid) == (DuesState.CANCELLED, Decimal(0), Decimal(0))


def test_what_was_given_back_is_not_taken_back_as_well(invoice: Invoice) -> None:
    came(invoice, 1000)
    record_given_back(invoice, amount=Decimal(600), on=today(), reference="B", because="Too much.", by=BY)
    with pytest.raises(Conflict, match="given back"):
        reverse_entry(DuesEntry.objects.get(kind=EntryKind.RECORDED), because="It was Busan's.", by=BY)
    assert account_of(invoices().get()).open == Decimal(600)


def test_a_payment_online_counts_once_and_asks_for_what_is_open(invoice: Invoice) -> None:
    came(invoice, 400)
    payment = begin_payment(DUES, invoice.id)
    assert (payment.amount, payment.service, payment.number) == (Decimal(600), "dues", "2026-0001")
    assert payment.description == "Gumi, dues for 2026, invoice 2026-0001"
    choose(PretendedPayment.objects.get(), PaymentState.PAID)
    for _time in range(2):
        ask_provider(payment, Source.JOB)

    entry = DuesEntry.objects.get(kind=EntryKind.ONLINE)
    assert (entry.amount, entry.source) == (Decimal(600), payment.id)
    assert account_of(invoices().get()).state is DuesState.PAID


@pytest.mark.parametrize(("came_in", "left", "too_much"), [(250, 750, 0), (1250, 0, 250)])
def test_another_amount_counts_as_a_part_or_as_too_much(
    invoice: Invoice, came_in: int, left: int, too_much: int
) -> None:
    payment = paid_online(invoice, amount=Decimal(came_in))

    account = account_of(invoices().get())
    assert (payment.state, payment.amount) == (PaymentState.PAID, Decimal(came_in))
    assert (account.open, account.too_much) == (Decimal(left), Decimal(too_much))
    if left:
        assert begin_payment(DUES, invoice.id).amount == Decimal(left)


def test_money_for_an_invoice_cancelled_meanwhile_is_too_much(invoice: Invoice) -> None:
    payment = begin_payment(DUES, invoice.id)
    cancel_invoice(invoice, because="Merged.", by=BY)
    choose(PretendedPayment.objects.get(), PaymentState.PAID)
    ask_provider(payment, Source.JOB)

    assert account_of(invoices().get()).too_much == Decimal(1000)
    assert [one.id for one in to_settle()] == [invoice.id]


def test_money_in_another_currency_counts_for_what_the_bank_credited_once(invoice: Invoice) -> None:
    payment = paid_online(invoice, currency="XAF")
    assert payment.state == PaymentState.MISMATCH
    assert [one.id for one in to_settle()] == [invoice.id]
    with pytest.raises(Invalid) as told:
        settle_foreign(payment, counts=Decimal(0), reference="", by=BY)
    assert told.value.field == "reference"
    assert settle_foreign(payment, counts=Decimal("1.65"), reference="", by=BY).open == Decimal("998.35")
    with pytest.raises(HanseError, match="nothing to put right"):
        settle_foreign(payment, counts=Decimal("1.65"), reference="", by=BY)
    assert not to_settle().exists()


def test_money_in_another_currency_that_was_given_back_counts_for_nothing(invoice: Invoice) -> None:
    payment = paid_online(invoice, currency="XAF")
    assert settle_foreign(payment, counts=Decimal(0), reference="re_1", by=BY).open == Decimal(1000)
    assert next(one.detail["reference"] for one in audit.entries_on(invoice)) == "re_1"
    assert begin_payment(DUES, invoice.id).state == PaymentState.OPEN


def test_what_the_provider_gave_back_is_to_settle_until_it_is_written_down(invoice: Invoice) -> None:
    payment = paid_online(invoice)
    PretendedPayment.objects.update(given_back={"by hand": "300"})
    ask_provider(payment, Source.JOB)
    assert given_back_unwritten(invoice) == Decimal(300)
    assert [one.id for one in to_settle()] == [invoice.id]
    said = {"on": today(), "reference": "re_1", "because": "Paid twice.", "by": BY}
    record_given_back(invoice, amount=Decimal(100), **said)
    assert given_back_unwritten(invoice) == Decimal(200)
    assert record_given_back(invoice, amount=Decimal(200), **said).open == Decimal(300)
    assert not to_settle().exists()


def paid_online(invoice: Invoice, **as_told: object) -> Payment:
    """A payment of which the provider then tells something else than was asked for."""
    payment = begin_payment(DUES, invoice.id)
    PretendedPayment.objects.update(state=PaymentState.PAID, **as_told)
    return ask_provider(payment, Source.JOB)


def test_what_is_paid_twice_at_once_is_kept_and_shown_as_too_much(invoice: Invoice) -> None:
    payment = begin_payment(DUES, invoice.id)
    came(invoice, 1000)
    choose(PretendedPayment.objects.get(), PaymentState.PAID)
    ask_provider(payment, Source.JOB)

    assert account_of(invoices().get()).too_much == Decimal(1000)
