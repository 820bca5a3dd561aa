"""What the provider says of a payment, written down: the one place where a payment becomes paid."""

import logging
from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hanse.frame.enums import PaymentState, Source
from hanse.frame.models import Payment, PaymentEntry
from hanse.frame.payments.payable import payable_kind
from hanse.frame.payments.provider import Told
from hanse.frame.payments.providers import provider_of
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError
from hanse.kernel.writes import append

FINAL = frozenset({PaymentState.PAID, PaymentState.SETTLED})
"""Nothing that a provider says changes these."""

OVER_UNLESS_PAID = frozenset({PaymentState.CLOSED, PaymentState.DECLINED, PaymentState.MISMATCH})
"""Only the news that it is paid changes these."""

_log = logging.getLogger(__name__)


def ask_provider(payment: Payment, source: Source) -> Payment:
    """Ask how a payment stands and write it down. Raises ProviderDown and ProviderRefused."""
    if not payment.reference:
        return payment
    return settle(payment.id, provider_of(payment.provider).look(payment.reference), source)


def take_notice(provider: str, headers: Mapping[str, str], body: bytes) -> Payment | None:
    """Write down what a provider notifies us of; None where it is of no payment of ours. Raises NoticeRefused."""
    told = provider_of(provider).read_notice(headers, body, now())
    if told is None:
        return None
    rows = Payment.objects.filter(provider=provider)
    found = rows.filter(Q(reference=told.reference) | Q(pk=told.payment, reference="")).first()
    if found is None:
        _log.info("the provider %s told of a payment that is not ours", provider)
        return None
    return settle(found.id, told, Source.PROVIDER)


@transaction.atomic
def settle(payment_id: UUID, told: Told, source: Source) -> Payment:
    """Write down what the provider says; a payment that is paid is so once."""
    row = Payment.objects.select_for_update().get(id=payment_id)
    row.reference = row.reference or told.reference
    row.asked_at, row.told_state, row.told_amount = now(), told.state.value, told.amount
    row.told_refunded = row.told_refunded if told.refunded is None else told.refunded
    state = _next(row, told)
    if state is PaymentState.PAID and row.state != state:
        state = _paid(row, told.amount)
    if state != row.state:
        row.state = state
        write_entry(row, source)
    row.save()
    return row


def write_entry(row: Payment, source: Source, *, by: UUID | None = None) -> None:
    """A line of the payment's history."""
    append(PaymentEntry(payment=row, state=str(row.state), source=source.value, amount=row.told_amount, by_id=by))


def _next(row: Payment, told: Told) -> PaymentState:
    here = PaymentState(row.state)
    if here in FINAL:
        return here
    if told.state is PaymentState.PAID:
        return PaymentState.PAID if _is_taken(row, told) else PaymentState.MISMATCH
    return here if here in OVER_UNLESS_PAID else told.state


def _is_taken(row: Payment, told: Told) -> bool:
    """Whether what came is what was asked for, or what it was paid for takes another amount of the same currency."""
    if told.currency != row.currency:
        return False
    return told.amount == row.amount or (payable_kind(row.kind).any_amount and told.amount > 0)


def _paid(row: Payment, came: Decimal) -> PaymentState:
    """Tell what was paid for. Where it cannot take it, the payment waits, and the office sees that."""
    asked = row.amount
    row.paid_at, row.amount = now(), came
    try:
        with transaction.atomic():
            payable_kind(row.kind).paid(row)
    except HanseError:
        _log.exception("payment %s is paid, and what it was paid for could not take it", row.id)
        row.paid_at, row.amount = None, asked
        return PaymentState(row.state)
    return PaymentState.PAID
