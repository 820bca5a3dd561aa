"""Beginning to pay. The provider is asked outside of our transactions, and its answer is written in one of its own."""

from typing import Any
from uuid import UUID

from django.db import transaction

from hanse.frame.actions.paying.alone import alone_with
from hanse.frame.actions.paying.settling import ask_provider, settle, write_entry
from hanse.frame.enums import UNDER_WAY, PaymentState, Source
from hanse.frame.errors import NothingDue
from hanse.frame.models import Payment
from hanse.frame.payments.payable import Payable, PayableKind, payable_kind
from hanse.frame.payments.provider import Asked, Provider
from hanse.frame.payments.providers import chosen, provider_of

ENDED = frozenset({PaymentState.CLOSED, PaymentState.DECLINED})


def begin_payment(kind: PayableKind, payable_id: UUID) -> Payment:
    """The attempt under way, or a new one. In the state OPEN its `address` is where to pay.

    In another state there is nothing to do for the payer: it has been paid meanwhile, or word of it is awaited.
    Raises NothingDue, ProviderDown and ProviderRefused; an attempt that was begun is gone on with the next time.
    """
    provider, due = chosen(), kind.due(payable_id)
    if provider is None or due is None:
        raise NothingDue
    there = under_way(kind, payable_id)
    if there is not None:
        there = _as_it_stands(there, due, provider)
    if there is None:
        there = _written(kind, payable_id, provider)
    return _opened(there) if there.state == PaymentState.BEGUN else there


def under_way(kind: PayableKind, payable_id: UUID) -> Payment | None:
    return Payment.objects.filter(kind=kind.key, payable=payable_id, state__in=UNDER_WAY).first()


def _as_it_stands(payment: Payment, due: Payable, provider: Provider) -> Payment | None:
    """What the provider says of an earlier attempt; None where it has ended, or ends now because it no longer fits."""
    fits = (payment.amount, payment.currency, payment.provider) == (due.amount, due.currency, provider.key)
    if payment.state == PaymentState.BEGUN:
        return payment if fits else end_payment(payment)
    payment = ask_provider(payment, Source.PAYER)
    if payment.state == PaymentState.OPEN and not fits:
        return end_payment(payment)
    return None if payment.state in ENDED else payment


def end_payment(payment: Payment, source: Source = Source.PAYER) -> Payment | None:
    """End an attempt that nobody has paid; None then, else the attempt. Raises ProviderDown and ProviderRefused."""
    if payment.reference:
        payment = settle(payment.id, provider_of(payment.provider).close(payment.reference), source)
    else:
        payment = _closed(payment, source)
    return None if payment.state in ENDED else payment


@transaction.atomic
def _closed(payment: Payment, source: Source) -> Payment:
    """Of which the provider has never told us: its page was never shown to anybody."""
    row = Payment.objects.select_for_update().get(id=payment.id)
    if row.state == PaymentState.BEGUN:
        row.state = PaymentState.CLOSED
        row.save(update_fields=["state"])
        write_entry(row, source)
    return row


@transaction.atomic
def _written(kind: PayableKind, payable_id: UUID, provider: Provider) -> Payment:
    """A new attempt, or that of another click which was quicker. Raises NothingDue."""
    alone_with(kind, payable_id)
    found, due = under_way(kind, payable_id), kind.due(payable_id)
    if found is not None:
        return found
    if due is None:  # the one before was paid this moment
        raise NothingDue
    row = new_payment(kind, due, provider=provider.key)
    write_entry(row, Source.PAYER)
    return row


def new_payment(kind: PayableKind, due: Payable, **own: Any) -> Payment:
    """The row of an attempt to pay what is due, or a part of it; the caller writes its first entry."""
    known = {
        "service": due.service,
        "number": due.number,
        "description": due.description[:250],
        "language": due.language,
        "amount": due.amount,
        "currency": due.currency,
    }
    return Payment.objects.create(kind=kind.key, payable=due.id, **{**known, **own})


def _opened(payment: Payment) -> Payment:
    asked = Asked(
        key=payment.key,
        payment=payment.id,
        amount=payment.amount,
        currency=payment.currency,
        description=payment.description,
        language=payment.language,
        back=payable_kind(payment.kind).page(payment),
    )
    begun = provider_of(payment.provider).begin(asked)
    with transaction.atomic():
        row = Payment.objects.select_for_update().get(id=payment.id)
        if row.state == PaymentState.BEGUN:
            row.state, row.reference, row.address = PaymentState.OPEN, begun.reference, begun.address
            row.save(update_fields=["state", "reference", "address"])
            write_entry(row, Source.PAYER)
    return row
