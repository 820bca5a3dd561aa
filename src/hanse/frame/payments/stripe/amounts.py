"""Amounts as Stripe has them: whole numbers of the smallest unit of a currency."""

from decimal import Decimal

from hanse.frame.errors import ProviderRefused

WITHOUT_DECIMALS = frozenset(
    ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"]
)
WITH_THREE = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
"""Of these the last digit must be 0."""


def to_units(amount: Decimal, currency: str) -> int:
    """Raises ProviderRefused where the amount has a smaller part than the currency."""
    units = amount.scaleb(decimals_of(currency))
    if units != units.to_integral_value():
        raise ProviderRefused
    return int(units)


def from_units(units: int, currency: str) -> Decimal:
    return Decimal(units).scaleb(-decimals_of(currency))


def decimals_of(currency: str) -> int:
    code = currency.lower()
    return 0 if code in WITHOUT_DECIMALS else 3 if code in WITH_THREE else 2
