"""How invoices stand: reckoned from what was paid, and from the day."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from hanse.kernel.clock import set_to
from hanse.members.enums import DuesState, EntryKind, Right
from hanse.members.models import CreditNote, DuesEntry, Invoice, Suspension
from hanse.members.queries.dues import account_of, in_state, invoices, sums_of
from hanse.members.queries.standing import parties_with, standing_of, standings
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db


def stands(invoice: Invoice, on: date) -> DuesState:
    """By the value, and by the query that lists its state and no other."""
    state = account_of(invoices(on).get(id=invoice.id), on).state
    listed = [one for one in DuesState if invoices(on).filter(in_state(one, on), id=invoice.id).exists()]
    assert listed == [state]
    return state


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 1, 15), DuesState.DUE),
        (date(2026, 3, 16), DuesState.DUE),
        (date(2026, 3, 17), DuesState.LATE),
        (date(2026, 6, 14), DuesState.LATE),
        (date(2026, 6, 15), DuesState.ARREARS),
    ],
)
def test_an_invoice_that_is_not_paid_is_due_then_late_then_in_arrears(on: date, state: DuesState) -> None:
    assert stands(InvoiceFactory.create(), on) is state


def test_parts_add_up_and_what_is_taken_back_counts_no_longer() -> None:
    invoice, day = InvoiceFactory.create(), date(2026, 7, 1)
    first = DuesEntryFactory.create(invoice=invoice, amount=Decimal(400))
    assert account_of(invoices(day).get()) == account_of(invoices(day).get())
    assert account_of(invoices(day).get(), day).open == Decimal(600)
    DuesEntryFactory.create(invoice=invoice, amount=Decimal(700))
    assert stands(invoice, day) is DuesState.PAID
    assert account_of(invoices(day).get(), day).too_much == Decimal(100)
    DuesEntryFactory.create(
        invoice=invoice, kind=EntryKind.MISTAKE, amount=-first.amount, reverses=first, because="Another city's."
    )
    assert stands(invoice, day) is DuesState.ARREARS
    assert stands(invoice, date(2026, 1, 20)) is DuesState.DUE


def test_a_cancelled_invoice_owes_nothing_and_what_was_paid_is_too_much() -> None:
    invoice = DuesEntryFactory.create(amount=Decimal(400)).invoice
    CreditNote.objects.create(invoice=invoice, year=2026, count=1, because="Merged.", issued_on=date(2026, 4, 1))
    assert stands(invoice, date(2026, 3, 20)) is DuesState.LATE
    assert stands(invoice, date(2026, 7, 1)) is DuesState.CANCELLED
    assert account_of(invoices().get()).too_much == Decimal(400)


def test_the_sums_of_a_year_count_each_invoice_in_one_state(django_assert_num_queries) -> None:
    with set_to(datetime.fromisoformat("2026-07-01T09:00+00:00")):
        DuesEntryFactory.create(amount=Decimal(1000))
        DuesEntryFactory.create(amount=Decimal(300))
        InvoiceFactory.create(due_on=date(2026, 6, 20), arrears_on=date(2026, 9, 20))
        InvoiceFactory.create(year=2025)
        with django_assert_num_queries(1):
            sums = sums_of(2026)

    assert {state: one.number for state, one in sums.items() if one.number} == {
        DuesState.PAID: 1,
        DuesState.ARREARS: 1,
        DuesState.LATE: 1,
    }
    assert (sums[DuesState.ARREARS].amount, sums[DuesState.ARREARS].paid) == (Decimal(1000), Decimal(300))


def test_arrears_take_the_vote_and_nothing_else_until_the_day_of_payment(django_assert_num_queries) -> None:
    member, paying = MembershipFactory.create(starts_on=date(2024, 1, 1)), MembershipFactory.create()
    invoice = InvoiceFactory.create(party=member.party)
    InvoiceFactory.create(party=paying.party, arrears_on=date(2099, 1, 1))
    before, after = date(2026, 6, 14), date(2026, 6, 15)

    assert Right.VOTE in standing_of(member.party_id, before).rights
    assert member in parties_with(Right.VOTE, before)
    lost = standing_of(member.party_id, after)
    assert lost.in_arrears
    assert Right.VOTE not in lost.rights
    assert {Right.DIAGNOSE, Right.ATTEND} <= lost.rights
    assert member not in parties_with(Right.VOTE, after)
    assert member in parties_with(Right.ATTEND, after)
    with django_assert_num_queries(2):
        standings([member.party_id, paying.party_id])

    DuesEntryFactory.create(invoice=invoice, on=date(2026, 7, 2))
    assert Right.VOTE not in standing_of(member.party_id, date(2026, 7, 1)).rights
    assert Right.VOTE in standing_of(member.party_id, date(2026, 7, 2)).rights
    Suspension.objects.create(party=member.party, because="Decided.", starts_on=date(2026, 7, 2))
    assert not standing_of(member.party_id, date(2026, 7, 3)).rights


def refused(**change: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        InvoiceFactory.create(**change)


def test_the_database_holds_to_what_must_always_hold() -> None:
    there = InvoiceFactory.create(count=1)
    refused(count=1)
    refused(party=there.party)
    refused(amount=Decimal(0))
    refused(due_on=date(2026, 1, 1))
    refused(months=13)
    for entry in ({"amount": Decimal(-5)}, {"kind": EntryKind.MISTAKE, "amount": Decimal(-5)}, {"amount": Decimal(0)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DuesEntryFactory.create(invoice=there, **entry)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Invoice.objects.update(amount=1)
    paid = DuesEntryFactory.create(invoice=there)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        DuesEntry.objects.filter(id=paid.id).delete()
