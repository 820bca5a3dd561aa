from decimal import Decimal

from django.db import models

from hanse.frame.enums import PaymentState
from hanse.kernel.base import BaseModel


class PretendedPayment(BaseModel):
    """The books of the provider `local`, which moves no money: what somebody chose on its page.

    `given_back` holds amounts by the key of each refund.
    """

    key = models.CharField(max_length=32, unique=True)
    payment = models.UUIDField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    description = models.CharField(max_length=250)
    back = models.TextField()
    state = models.CharField(max_length=10, default=PaymentState.OPEN.value)
    given_back = models.JSONField(default=dict)

    class Meta:
        ordering = ["created_at"]

    @property
    def refunded(self) -> Decimal:
        return sum(map(Decimal, self.given_back.values()), Decimal(0))

    def __str__(self) -> str:
        return f"pretended {self.amount} {self.currency} {self.state}"
