from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only


class Offer(BaseModel):
    """What is offered of a service from this moment on: a published version, or with an empty version nothing.

    Who decided so stands in the audit; the newest row of a service counts.
    """

    service = models.CharField(max_length=60)
    version = models.CharField(max_length=20, blank=True)
    because = models.CharField(max_length=500)

    class Meta:
        indexes = [models.Index(fields=["service", "-created_at", "-id"], name="newest_offer")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.service} {self.version or 'withdrawn'}"
