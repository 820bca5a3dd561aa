"""Reads of payments."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hanse.frame.enums import DESK, PaymentState, RefundState
from hanse.frame.models import Payment, Refund
from hanse.kernel.errors import NotThere


def payments_of(kind: str, payable_id: UUID) -> QuerySet[Payment]:
    """Every attempt for something, the latest first, with what was given back."""
    return Payment.objects.filter(kind=kind, payable=payable_id).prefetch_related("refunds")


def payment_of(kind: str, payable_id: UUID, payment_id: UUID) -> Payment:
    """One of them. Raises NotThere."""
    found = payments_of(kind, payable_id).filter(id=payment_id).first()
    if found is None:
        raise NotThere(_("There is no such payment here."))
    return found


def refund_waiting(payment: Payment, refund_id: UUID) -> Refund | None:
    """One that waits for a second person; None where somebody has decided on it."""
    return payment.refunds.filter(id=refund_id, state=RefundState.WAITING).first()


def payments_for(
    services: Collection[str], *, since: date | None = None, until: date | None = None
) -> QuerySet[Payment]:
    """All payments of some services, begun between two days (both counted), the latest first."""
    found = Payment.objects.filter(service__in=services)
    if since:
        found = found.filter(created_at__date__gte=since)
    return found.filter(created_at__date__lte=until) if until else found


def disagreements(services: Collection[str]) -> QuerySet[Payment]:
    """Payments of which the provider says something else than we hold, or of which it took another amount.

    What is being given back just now is no disagreement: `open_refunds` has it.
    """
    being_refunded = Exists(
        Refund.objects.filter(payment=OuterRef("pk"), state__in=[RefundState.ASKED, RefundState.WAITING])
    )
    paid, other = Q(state=PaymentState.PAID), ~Q(told_state="") & ~Q(told_state=F("state"))
    differs = (
        Q(state=PaymentState.MISMATCH)
        | ~paid & Q(told_state=PaymentState.PAID) & ~Q(state=PaymentState.SETTLED)
        | paid & other
        | paid & Q(told_refunded__isnull=False) & ~Q(told_refunded=F("refunded")) & ~being_refunded
    )
    return Payment.objects.filter(differs, service__in=services).exclude(provider=DESK)


def open_refunds(services: Collection[str]) -> QuerySet[Refund]:
    """Refunds that wait for a second person, were asked for and are not done, or failed."""
    found = Refund.objects.filter(payment__service__in=services)
    found = found.exclude(state__in=[RefundState.DONE, RefundState.REFUSED])
    return found.select_related("payment").order_by("-created_at")
