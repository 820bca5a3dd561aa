"""Days and shares of dues."""

from datetime import date
from decimal import Decimal

import pytest

from tests.members.charter.test_scale import dues


def test_an_invoice_is_due_after_its_days_or_on_the_network_s_day_if_that_is_later() -> None:
    by_day = dues(("due_days = 60", 'due_days = 30\ndue_on = "06-30"'))

    assert dues().due_day(date(2026, 1, 15), 2026) == date(2026, 3, 16)
    assert by_day.due_day(date(2026, 1, 15), 2026) == date(2026, 6, 30)
    assert by_day.due_day(date(2026, 6, 15), 2026) == date(2026, 7, 15)
    assert dues().arrears_day(date(2026, 3, 16)) == date(2026, 6, 15)


@pytest.mark.parametrize(
    ("joined", "months"),
    [(date(2019, 5, 1), 12), (date(2026, 1, 31), 12), (date(2026, 7, 1), 6), (date(2026, 12, 31), 1)],
)
def test_who_joins_during_the_year_pays_the_months_that_are_left(joined: date, months: int) -> None:
    assert dues().months_of(joined, 2026) == months


def test_a_network_may_ask_for_the_whole_year_and_shares_are_rounded_to_the_hundredth() -> None:
    whole = dues(('first_year = "months"', 'first_year = "whole"'))

    assert whole.months_of(date(2026, 12, 31), 2026) == 12
    assert whole.part(Decimal(1000), 5) == Decimal("416.67")
    assert whole.part(Decimal(1000), 12) == Decimal(1000)
