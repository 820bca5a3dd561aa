from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from hanse.cooperation.enums import IntroductionState
from hanse.kernel.base import BaseModel


class Introduction(BaseModel):
    """One city asks to be introduced to another, which answers yes or no without having to say why.

    `asked_by_id` and `answered_by_id` are the persons, whose contact the other side sees once both have agreed.
    `about` is a dimension of the diagnostic by its key.
    """

    asked_by_party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="+")
    asked_party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=100, blank=True)
    message = models.TextField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=IntroductionState, default=IntroductionState.OPEN)
    asked_by_id = models.UUIDField()
    answered_by_id = models.UUIDField(null=True, blank=True)
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                Least("asked_by_party", "asked_party"),
                Greatest("asked_by_party", "asked_party"),
                condition=Q(state=IntroductionState.OPEN),
                name="introduction_one_open_a_pair",
            ),
            models.CheckConstraint(condition=~Q(asked_by_party=F("asked_party")), name="introduction_of_two"),
            models.CheckConstraint(condition=Q(state__in=IntroductionState.values), name="introduction_state"),
            models.CheckConstraint(
                condition=Q(state=IntroductionState.OPEN, ended_at=None)
                | (~Q(state=IntroductionState.OPEN) & Q(ended_at__isnull=False)),
                name="introduction_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by_party_id} asks {self.asked_party_id}"

    @property
    def sides(self) -> tuple[UUID, UUID]:
        return self.asked_by_party_id, self.asked_party_id

    def other_than(self, party_id: UUID) -> UUID:
        return self.asked_party_id if party_id == self.asked_by_party_id else self.asked_by_party_id
