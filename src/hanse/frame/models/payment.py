import secrets
from decimal import Decimal
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from hanse.frame.enums import UNDER_WAY, PaymentState, RefundState, Source
from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only


def new_key() -> str:
    return secrets.token_hex(16)


def _words(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in kind]


class Payment(BaseModel):
    """One attempt to pay for something: a case's fee, or whatever another domain has declared as payable.

    `payable` with the kind says for what, `number` and `description` say it to people. `key` makes a repeated request
    to the provider the same request; `reference` and `address` are the provider's own. `refunded` is what was given
    back or is being given back. `told_…` is the provider's last word, which may differ from what we hold.
    """

    kind = models.CharField(max_length=40)
    payable = models.UUIDField()
    service = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=40)
    description = models.CharField(max_length=250)
    language = models.CharField(max_length=10)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    refunded = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    provider = models.CharField(max_length=20)
    key = models.CharField(max_length=32, unique=True, default=new_key)
    reference = models.CharField(max_length=255, blank=True)
    address = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=_words(PaymentState), default=PaymentState.BEGUN.value)
    paid_at = models.DateTimeField(null=True)
    by_id = models.UUIDField(null=True, help_text="who took it at the cash desk")
    office = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField(null=True)
    told_state = models.CharField(max_length=10, blank=True)
    told_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    told_refunded = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.CheckConstraint(
                condition=Q(refunded__gte=0, refunded__lte=F("amount")), name="payment_refunded_in_bounds"
            ),
            models.CheckConstraint(condition=Q(state__in=[*PaymentState]), name="payment_state_known"),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=False) | ~Q(state=PaymentState.PAID.value), name="payment_paid_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["kind", "payable"], condition=Q(state__in=sorted(UNDER_WAY)), name="one_payment_under_way"
            ),
            models.UniqueConstraint(
                fields=["provider", "reference"], condition=~Q(reference=""), name="payment_reference_once"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "payable", "-created_at"]),
            models.Index(fields=["service", "-created_at", "-id"]),
            models.Index(fields=["asked_at"], name="payments_under_way", condition=Q(state__in=sorted(UNDER_WAY))),
            models.Index(fields=["paid_at"], name="payments_by_day", condition=Q(state=PaymentState.PAID.value)),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.amount} {self.currency} {self.state}"


class PaymentEntry(BaseModel):
    """What has happened to a payment, and who brought word of it; never changed, never removed."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="entries")
    state = models.CharField(max_length=10, choices=_words(PaymentState))
    source = models.CharField(max_length=10, choices=_words(Source))
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.payment_id} {self.state}"


class Refund(BaseModel):
    """Money that an office gives back of a payment; what people wrote is emptied when the case is erased.

    `second_id` agreed to it for `second_office`, where a second person had to; `refused_because` says why nobody did.
    `key` follows from the payment, the amount and the reason: the same click twice is the same refund.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    because = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=64, unique=True)
    reference = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=_words(RefundState), default=RefundState.ASKED.value)
    tries = models.PositiveIntegerField(default=0)
    by_id = models.UUIDField(null=True)
    office = models.CharField(max_length=60, blank=True)
    second_id = models.UUIDField(null=True)
    second_office = models.CharField(max_length=60, blank=True)
    refused_because = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_of_something"),
            models.CheckConstraint(condition=Q(state__in=[*RefundState]), name="refund_state_known"),
            models.CheckConstraint(
                condition=Q(second_id=None) | ~Q(second_id=F("by_id")), name="refund_second_is_another"
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], name="refunds_asked", condition=Q(state=RefundState.ASKED.value))
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.amount} {self.state}"
