"""The providers by name, and the one that this site takes new payments with (the setting PAYMENTS)."""

from collections.abc import Callable, Mapping

from django.conf import settings

from hanse.frame.errors import NothingDue
from hanse.frame.payments.cash import Cash
from hanse.frame.payments.local import Local
from hanse.frame.payments.provider import Provider
from hanse.frame.payments.stripe.provider import Stripe

PROVIDERS: Mapping[str, Callable[[], Provider]] = {"desk": Cash, "local": Local, "stripe": Stripe}


def chosen() -> Provider | None:
    """The provider of new payments; None where nobody pays online here."""
    return provider_of(settings.PAYMENTS) if settings.PAYMENTS else None


def provider_of(key: str) -> Provider:
    """The provider with which a payment was begun, which need not be the one of today. Raises NothingDue."""
    if key not in PROVIDERS:
        raise NothingDue
    return PROVIDERS[key]()
