from django.db import models

from hanse.identity.enums import PartyKind
from hanse.kernel.base import BaseModel


class Party(BaseModel):
    """Whoever can act or be acted for: a person or an organisation (a city is one)."""

    kind = models.CharField(max_length=20, choices=PartyKind)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=PartyKind.values), name="party_kind"),
            models.CheckConstraint(condition=~models.Q(name=""), name="party_named"),
        ]

    def __str__(self) -> str:
        return self.name
