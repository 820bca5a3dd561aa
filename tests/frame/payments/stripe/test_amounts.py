"""Amounts in the smallest unit of each currency."""

from decimal import Decimal

import pytest

from hanse.frame.errors import ProviderRefused
from hanse.frame.payments.stripe.amounts import from_units, to_units


@pytest.mark.parametrize(
    ("amount", "currency", "units"),
    [
        ("150.00", "EUR", 15000),
        ("0.01", "USD", 1),
        ("1500", "JPY", 1500),
        ("1500.00", "krw", 1500),
        ("1.250", "TND", 1250),
    ],
)
def test_there_and_back(amount: str, currency: str, units: int) -> None:
    assert to_units(Decimal(amount), currency) == units
    assert from_units(units, currency) == Decimal(amount)


@pytest.mark.parametrize(("amount", "currency"), [("1.50", "JPY"), ("0.001", "EUR")])
def test_a_part_that_the_currency_does_not_have_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(ProviderRefused):
        to_units(Decimal(amount), currency)
