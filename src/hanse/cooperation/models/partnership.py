from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from hanse.cooperation.enums import OVER, PartnershipState, Source
from hanse.kernel.base import BaseModel


class Partnership(BaseModel):
    """Two members are partners, or a member and a city outside the network, which is known by its name alone.

    Between members it holds once the other has said so as well, and is `OVER` once either has taken it away.
    `outside_id` is the city's id in Wikidata, so that two members name the same city; `since` is a year.
    """

    asked_by_party = models.ForeignKey("identity.Party", on_delete=models.CASCADE, related_name="+")
    asked_party = models.ForeignKey("identity.Party", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    outside_id = models.CharField(max_length=13, blank=True)
    outside_name = models.CharField(max_length=200, blank=True)
    outside_country = models.CharField(max_length=2, blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=12, choices=Source, default=Source.ENTERED)
    state = models.CharField(max_length=10, choices=PartnershipState)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                Least("asked_by_party", "asked_party"),
                Greatest("asked_by_party", "asked_party"),
                condition=Q(asked_party__isnull=False, ended_at=None),
                name="partnership_once_a_pair",
            ),
            models.UniqueConstraint(
                fields=["asked_by_party", "outside_name", "outside_country"],
                condition=Q(asked_party=None),
                name="partnership_once_outside",
            ),
            models.CheckConstraint(condition=~Q(asked_by_party=F("asked_party")), name="partnership_of_two"),
            models.CheckConstraint(
                condition=Q(asked_party=None, state=PartnershipState.AGREED) & ~Q(outside_name="")
                | Q(asked_party__isnull=False, outside_name="", outside_id="", outside_country=""),
                name="partnership_with_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) & ~Q(state__in=OVER) | Q(ended_at__isnull=False, state__in=OVER),
                name="partnership_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by_party_id} and {self.asked_party_id or self.outside_name}"

    @property
    def sides(self) -> tuple[UUID, ...]:
        return (
            (self.asked_by_party_id,) if self.asked_party_id is None else (self.asked_by_party_id, self.asked_party_id)
        )
