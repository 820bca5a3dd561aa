from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today


class FormerName(BaseModel):
    """How a member was called until the day before `until`."""

    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=200)
    until = models.DateField(default=today)
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["until", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="former_name_named")]

    def __str__(self) -> str:
        return f"{self.name} until {self.until}"
