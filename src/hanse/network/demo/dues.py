"""Dues of the demonstration: last year's are paid but for one city, this year's by two thirds; the rest is late."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to, today
from hanse.members.actions.dues import issue_dues
from hanse.members.charter.current import charter
from hanse.members.enums import EntryKind
from hanse.members.models import City, DuesEntry, Invoice
from hanse.members.queries.dues_plan import digest_of, plan_of

LATE_BY = 40
"""Days since this year's invoices were due."""
A_YEAR = 365
PART = Decimal("0.4")


def ask_for_dues(home: City, *, by: Actor) -> None:
    """Two years of invoices, and what was paid of them; the home city's last one is left to be tried."""
    dues = charter().dues
    if dues is None:
        return
    issued_on = today() - timedelta(days=dues.due_days + LATE_BY)
    before = _issued(issued_on - timedelta(days=A_YEAR), by=by)
    debtor = next((one for one in reversed(before) if one.party_id != home.pk), None)
    _pay([one for one in before if one is not debtor])
    now = _issued(issued_on, by=by)
    others = [one for one in now if one.party_id != home.pk and (not debtor or one.party_id != debtor.party_id)]
    _pay([one for place, one in enumerate(others) if place % 3])
    _pay(others[:1], share=PART)


def _issued(day: date, *, by: Actor) -> list[Invoice]:
    dues = charter().dues
    assert dues is not None
    with set_to(datetime.combine(day, time(9), tzinfo=UTC)):
        return issue_dues(day.year, by=by, seen=digest_of(plan_of(day.year, dues)))


def _pay(invoices: Sequence[Invoice], share: Decimal = Decimal(1)) -> None:
    """By bank, each some days after its invoice."""
    DuesEntry.objects.bulk_create(
        DuesEntry(
            invoice=one,
            kind=EntryKind.RECORDED,
            amount=one.amount * share,
            on=one.issued_on + timedelta(days=10 + place % 40),
            reference=f"DEMO-{one.number}",
        )
        for place, one in enumerate(invoices)
    )
