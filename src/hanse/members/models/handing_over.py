from django.db import models
from django.db.models import Q

from hanse.kernel.base import BaseModel


class HandOver(BaseModel):
    """A coordinator's role on its way to a successor who has not come yet: when she comes, the leaver's mandate ends.

    `stays`: the leaver goes on as a contributor. A row is settled when that happened, or was called off.
    """

    leaving = models.ForeignKey("identity.Mandate", on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    stays = models.BooleanField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leaving"], condition=Q(settled_at=None), name="hand_over_one_at_a_time"),
        ]
        indexes = [models.Index(fields=["successor"], condition=Q(settled_at=None), name="hand_overs_to_settle")]

    def __str__(self) -> str:
        return f"{self.leaving_id} to {self.successor_id}"
