from django.db import models

from hanse.kernel.base import BaseModel


class Invitation(BaseModel):
    """A city chosen for a round that invites chosen cities alone."""

    round = models.ForeignKey("diagnostic.Round", on_delete=models.CASCADE, related_name="invitations")
    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "city"], name="invited_once")]


class Extension(BaseModel):
    """A later last day of one city in a round. Setting it back removes the row; the audit log keeps both."""

    round = models.ForeignKey("diagnostic.Round", on_delete=models.CASCADE, related_name="extensions")
    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "city"], name="extended_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="extension_has_reason"),
        ]
