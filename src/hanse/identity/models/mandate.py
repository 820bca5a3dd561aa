from datetime import date

from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today


class MandateQuerySet(models.QuerySet["Mandate"]):
    def current(self, on: date | None = None) -> "MandateQuerySet":
        """Mandates in force on a day; today where none is named."""
        day = on or today()
        return self.filter(starts_on__lte=day, ended_at=None).exclude(ends_on__lt=day)


class Mandate(BaseModel):
    """A person may act for a party in a role, from a day until a day or until it is ended."""

    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="mandates")
    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=40)
    starts_on = models.DateField(default=today)
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    granted_by_id = models.UUIDField(null=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["party", "role", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "party", "role"], condition=models.Q(ended_at=None), name="mandate_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")), name="mandate_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.party_id}"
