"""Giving money back: written down first, done by the provider, then in the events of what was paid for."""

import hashlib
from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from hanse.frame.enums import PaymentState, RefundState
from hanse.frame.errors import ProviderDown, ProviderRefused, StepRefused
from hanse.frame.models import Payment, Refund
from hanse.frame.payments.payable import payable_kind
from hanse.frame.payments.provider import RefundAsked, RefundTold
from hanse.frame.payments.providers import provider_of
from hanse.frame.spec.acts import Doer
from hanse.kernel.clock import now


def give_back(payment: Payment, amount: Decimal, because: str, *, by: Doer, office: str) -> Refund:
    """Give back a part of a payment, or all. The caller has checked that the office may.

    From an amount on, which the site sets, it waits for a second person (`agreeing`). Where the provider does not
    answer, the refund stays asked for, and a job tries again. Raises StepRefused where more would be given back than
    was paid, or the same was done already.
    """
    refund = _written(payment, amount, because, by=by, office=office)
    return refund if refund.state == RefundState.WAITING else try_refund(refund)


def needs_second(payment: Payment, amount: Decimal) -> bool:
    """Whether a second person must agree. What was given back before of all that was paid for the same counts.

    So neither parts nor several payments are a way round.
    """
    if not settings.REFUNDS_SECOND_FROM:
        return False
    before = Payment.objects.filter(kind=payment.kind, payable=payment.payable).aggregate(all=Sum("refunded"))["all"]
    return (before or Decimal(0)) + amount >= settings.REFUNDS_SECOND_FROM


def try_refund(refund: Refund) -> Refund:
    """Finish it, if the provider answers; otherwise a job does."""
    try:
        return finish_refund(refund)
    except ProviderDown:
        return refund


def finish_refund(refund: Refund) -> Refund:
    """Ask the provider for a refund, and write down what it says. Raises ProviderDown and ProviderRefused.

    A first question that is refused has given nothing back; after one whose answer was lost, nobody knows that.
    """
    payment = refund.payment
    asked = RefundAsked(
        key=refund.key,
        payment=payment.reference,
        amount=refund.amount,
        currency=payment.currency,
        reference=refund.reference,
        again=refund.tries > 0,
    )
    Refund.objects.filter(id=refund.id).update(tries=refund.tries + 1)
    try:
        told = provider_of(payment.provider).give_back(asked)
    except ProviderRefused:
        if asked.again or asked.reference:
            raise
        told = RefundTold("", RefundState.FAILED)
    return _told(refund, told)


@transaction.atomic
def _written(payment: Payment, amount: Decimal, because: str, *, by: Doer, office: str) -> Refund:
    together = Payment.objects.select_for_update().filter(kind=payment.kind, payable=payment.payable).order_by("id")
    row = {one.id: one for one in together}[payment.id]
    if row.state != PaymentState.PAID or amount <= 0 or row.refunded + amount > row.amount:
        raise StepRefused(_("You cannot give back more than was paid."))
    try:
        with transaction.atomic():
            refund = Refund.objects.create(
                payment=row,
                amount=amount,
                because=because,
                key=_key(row, amount, because),
                by_id=by.id,
                office=office,
                state=RefundState.WAITING if needs_second(row, amount) else RefundState.ASKED,
            )
    except IntegrityError as error:
        words = _("This amount was given back for this reason already. For a second time, write another reason.")
        raise StepRefused(words) from error
    row.refunded += amount
    row.save(update_fields=["refunded"])
    if refund.state == RefundState.WAITING:
        payable_kind(row.kind).refund_asked(refund)
    return refund


def _key(payment: Payment, amount: Decimal, because: str) -> str:
    return hashlib.sha256(f"{payment.id} {amount:.2f} {' '.join(because.split())}".encode()).hexdigest()


@transaction.atomic
def _told(refund: Refund, told: RefundTold) -> Refund:
    payment = Payment.objects.select_for_update().get(id=refund.payment_id)
    row = Refund.objects.select_for_update(of=("self",)).select_related("payment").get(id=refund.id)
    if row.state != RefundState.ASKED:
        return row
    row.state, row.reference = told.state, told.reference or row.reference
    if told.state is RefundState.DONE:
        row.done_at = now()
        payable_kind(payment.kind).given_back(row)
        if payment.told_refunded is not None:  # the provider has just said so
            payment.told_refunded += row.amount
            payment.save(update_fields=["told_refunded"])
    if told.state is RefundState.FAILED:
        payment.refunded -= row.amount
        payment.save(update_fields=["refunded"])
    row.save(update_fields=["state", "reference", "done_at"])
    return row
