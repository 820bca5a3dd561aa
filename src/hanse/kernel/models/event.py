from django.db import models

from hanse.kernel.base import BaseModel


class DomainEvent(BaseModel):
    """A domain event in the outbox: written with the change that it tells of, delivered afterwards."""

    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], name="undelivered_events", condition=models.Q(delivered_at=None)),
        ]
