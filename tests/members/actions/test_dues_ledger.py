"""What is too much for an invoice: moved on, kept for the next one, settled another way after all."""

from decimal import Decimal

import pytest

from hanse.kernel import audit
from hanse.kernel.clock import set_to, today
from hanse.kernel.errors import Conflict, Invalid
from hanse.members.actions.dues import cancel_invoice
from hanse.members.actions.dues_ledger import account, keep_credit, move_money, release_credit
from hanse.members.actions.dues_money import record_payment
from hanse.members.enums import DuesState
from hanse.members.models import DuesEntry, Invoice
from hanse.members.queries.dues_settling import credit_of, takers, to_settle
from tests.members.dues import BY, JANUARY, a_city, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice() -> Invoice:
    """Of 1,000, for which 1,300 have come."""
    with set_to(JANUARY):
        a_city()
        made = issued()[0]
        record_payment(made, amount=Decimal(1300), on=today(), reference="A1", by=BY)
    return made


def test_money_moves_to_another_open_invoice_and_both_show_it(invoice: Invoice) -> None:
    with set_to(JANUARY):
        after = issued(2027)[0]
        assert takers(invoice) == [after]
        account_of_the_first = move_money(invoice, to=after, amount=Decimal(300), by=BY)

    assert (account_of_the_first.state, account_of_the_first.too_much) == (DuesState.PAID, 0)
    assert account(after).open == Decimal(700)
    assert [one.other for one in DuesEntry.objects.filter(kind="moved").order_by("amount")] == [after, invoice]
    assert next(one.verb for one in audit.entries_on(after)) == "members.move_dues_money"
    assert not to_settle().exists()


def test_no_more_moves_than_has_come_and_is_open_there_nor_elsewhere(invoice: Invoice) -> None:
    with set_to(JANUARY):
        after = issued(2027)[0]
        a_city("Busan")
        foreign = issued()[0]
    for amount in (0, 1301, 1001):
        with pytest.raises(Invalid):
            move_money(invoice, to=after, amount=Decimal(amount), by=BY)
    for other in (foreign, invoice):
        with pytest.raises(Conflict, match="open invoices of the same member"):
            move_money(invoice, to=other, amount=Decimal(1), by=BY)
    cancel_invoice(after, because="Merged.", by=BY)
    with pytest.raises(Conflict):
        move_money(invoice, to=after, amount=Decimal(1), by=BY)


def test_credit_is_taken_by_the_next_invoice_and_no_other(invoice: Invoice) -> None:
    assert keep_credit(invoice, amount=Decimal(300), by=BY).too_much == 0
    with pytest.raises(Invalid, match="more than there is"):
        keep_credit(invoice, amount=Decimal(1), by=BY)
    assert not to_settle().exists()
    with set_to(JANUARY):
        a_city("Busan")
        busan, gumi = issued(2027)

    assert account(gumi).open == Decimal(700)
    assert account(busan).open == Decimal(1000)
    assert (credit_of(invoice), account(invoice).paid) == (0, Decimal(1000))
    with pytest.raises(Conflict, match="Nothing is kept"):
        release_credit(invoice, by=BY)


def test_more_credit_than_the_next_invoice_pays_it_whole_and_the_rest_stays(invoice: Invoice) -> None:
    record_payment(invoice, amount=Decimal(900), on=today(), reference="A2", by=BY)
    keep_credit(invoice, amount=Decimal(1200), by=BY)
    with set_to(JANUARY):
        assert account(issued(2027)[0]).state is DuesState.PAID
    assert credit_of(invoice) == Decimal(200)


def test_credit_that_is_kept_no_longer_is_to_settle_again(invoice: Invoice) -> None:
    keep_credit(invoice, amount=Decimal(300), by=BY)
    assert release_credit(invoice, by=BY).too_much == Decimal(300)
    assert [one.id for one in to_settle()] == [invoice.id]
