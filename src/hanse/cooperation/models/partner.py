from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hanse.cooperation.enums import Audience, PartnerKind
from hanse.kernel.base import BaseModel


class Partner(BaseModel):
    """An organisation or expert with whom the network works. `topics` are dimensions of the diagnostic by their keys.

    `contact` is read by those whom `contact_for` names, and nobody else.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=PartnerKind)
    country = models.CharField(max_length=2, blank=True)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    website = models.URLField(blank=True)
    contact = models.CharField(max_length=300, blank=True)
    contact_for = models.CharField(max_length=12, choices=Audience, default=Audience.SECRETARIAT)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "country"], name="partner_once_in_a_country"),
            models.CheckConstraint(condition=Q(kind__in=PartnerKind.values), name="partner_kind"),
            models.CheckConstraint(condition=Q(contact_for__in=Audience.values), name="partner_contact_for"),
        ]

    def __str__(self) -> str:
        return self.name
