"""What can be paid: each kind of thing is declared once, by the domain that it belongs to.

An amount comes from here alone, never from a browser.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from hanse.frame.models import Payment, Refund
from hanse.frame.spec.acts import Doer


@dataclass(frozen=True, slots=True, kw_only=True)
class Payable:
    """Something of which `amount` is to be paid now; `service` groups payments in lists (a service, dues)."""

    id: UUID
    number: str
    description: str
    amount: Decimal
    currency: str
    language: str
    service: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayableKind:
    """A kind of payable thing, and what happens to it.

    `due(id)` is what is to be paid now, None where nothing is. `paid(payment)` and `given_back(refund)` run once for
    each, in the transaction that writes it down. `page(payment)` is the path of the page to which the payer returns.
    `refund_asked(refund)` and `refund_refused(refund, by)` are told of one that waits for a second person.
    `any_amount`: what comes in the currency that was asked for is taken, were it more or less.
    """

    key: str
    due: Callable[[UUID], Payable | None]
    paid: Callable[[Payment], object]
    given_back: Callable[[Refund], object]
    page: Callable[[Payment], str]
    refund_asked: Callable[[Refund], object] = lambda _refund: None
    refund_refused: Callable[[Refund, Doer], object] = lambda _refund, _by: None
    any_amount: bool = False


_KINDS: dict[str, PayableKind] = {}


def declare_payable(kind: PayableKind) -> PayableKind:
    _KINDS[kind.key] = kind
    return kind


def payable_kind(key: str) -> PayableKind:
    """Raises KeyError for a kind that nobody has declared."""
    return _KINDS[key]
