"""What every provider of payments can do. Its own words stay in its module: the rest of the frame knows these values.

A method that asks the provider raises ProviderDown where it does not answer (it may have done what was asked: the same
question is asked again), and ProviderRefused where it says no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from hanse.frame.enums import PaymentState, RefundState


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a payer is to pay. `key` makes a repeated question the same; `back` is the path to which she returns."""

    key: str
    payment: UUID
    amount: Decimal
    currency: str
    description: str
    language: str
    back: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The provider's own reference, and the address of its page for the payer."""

    reference: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The provider's word on one payment. `payment` is our id as it was given when it began."""

    reference: str
    payment: UUID | None
    state: PaymentState
    amount: Decimal
    currency: str
    refunded: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAsked:
    """Money to give back of a payment. `again`: it was asked for before, and may have been done."""

    key: str
    payment: str
    amount: Decimal
    currency: str
    reference: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class RefundTold:
    reference: str
    state: RefundState


class Provider(Protocol):
    """`pages` are the origins of the pages to which payers are led, beside our own."""

    key: str

    @property
    def pages(self) -> tuple[str, ...]: ...

    @property
    def title(self) -> str:
        """As payers know it, in their language."""
        ...

    def begin(self, asked: Asked) -> Begun:
        """Begin a payment; the same key begins one, however often it is asked."""
        ...

    def look(self, reference: str) -> Told:
        """How a payment stands now."""
        ...

    def close(self, reference: str) -> Told:
        """End a payment that nobody has paid; how it stands then, which may be paid."""
        ...

    def give_back(self, asked: RefundAsked) -> RefundTold:
        """Give money back, once for each key."""
        ...

    def read_notice(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Told | None:
        """What a notification says; None where it is of no payment. Raises NoticeRefused where it is not genuine."""
        ...
