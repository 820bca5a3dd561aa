"""Somebody from outside examines a city's submitted answers."""

from datetime import date
from uuid import UUID

from django.db import models

from hanse.diagnostic.enums import Capacity, Step, VerificationState
from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only

LIVE = (VerificationState.ASKED, VerificationState.ACCEPTED)
"""States of a verification that has not ended, whatever its last day."""

COUNTING = (*LIVE, VerificationState.FINISHED)
"""States of a verification that counts; an assessment has at most one of them."""


class Verification(BaseModel):
    """A reviewer's examination of one submitted assessment; her access ends with it, or after its last day."""

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.PROTECT, related_name="verifications")
    reviewer = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=12, choices=Capacity)
    state = models.CharField(max_length=10, choices=VerificationState, default=VerificationState.ASKED)
    ends_on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    asked_by_id = models.UUIDField(null=True)
    has_conflict = models.BooleanField(default=False, help_text="the reviewer declared a conflict of interest")
    words = models.CharField(max_length=2000, blank=True, help_text="why it was declined or ended, or what she sums up")
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(state__in=COUNTING), name="verified_once_at_a_time"
            ),
            models.CheckConstraint(condition=models.Q(state__in=VerificationState.values), name="verification_state"),
        ]

    def __str__(self) -> str:
        return f"verification of {self.assessment_id}"

    @property
    def party_id(self) -> UUID:
        """The party whose answers are examined."""
        return self.assessment.party_id

    def is_asked(self) -> bool:
        return self.state == VerificationState.ASKED

    def is_under_way(self, on: date) -> bool:
        """Whether answers are examined on a day."""
        return self.state == VerificationState.ACCEPTED and on <= self.ends_on


class Finding(BaseModel):
    """One step on the way of an answer: verified, a change asked for, the city's reply, a dispute, its decision.

    The last step of a question says how its answer stands; none is ever changed or taken away.
    """

    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="findings")
    question = models.CharField(max_length=100)
    step = models.CharField(max_length=10, choices=Step)
    words = models.CharField(max_length=2000, blank=True)
    link = models.CharField(max_length=2000, blank=True)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["verification", "question"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step=Step.VERIFIED) | ~models.Q(words=""), name="finding_has_words"
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.question}: {self.step}"
