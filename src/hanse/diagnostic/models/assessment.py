from uuid import UUID

import pgtrigger
from django.db import models

from hanse.diagnostic.enums import Decision, State
from hanse.diagnostic.models.framework import Version
from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today
from hanse.kernel.guards import append_only


class Assessment(BaseModel):
    """A city's answers in a round. Once submitted it never changes: reopening makes the next revision."""

    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey("diagnostic.Round", on_delete=models.PROTECT, related_name="assessments")
    sheet = models.OneToOneField("questions.Sheet", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveSmallIntegerField(default=1)
    reopened_because = models.CharField(max_length=1000, blank=True)
    opened_by_id = models.UUIDField(null=True)
    laid_by_id = models.UUIDField(null=True, help_text="the person who laid the answers before the approver")
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["city", "round", "revision"], name="assessment_revision_once"),
            models.UniqueConstraint(
                fields=["city", "round"], condition=~models.Q(state=State.SUBMITTED), name="assessment_one_open"
            ),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="assessment_state"),
            models.CheckConstraint(
                condition=models.Q(state=State.SUBMITTED, submitted_at__isnull=False)
                | (~models.Q(state=State.SUBMITTED) & models.Q(submitted_at__isnull=True)),
                name="assessment_submitted_at",
            ),
            models.CheckConstraint(
                condition=models.Q(revision=1) | ~models.Q(reopened_because=""), name="assessment_reopening_reason"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="submitted_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=State.SUBMITTED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city_id} {self.round_id} {self.revision}"

    @property
    def party_id(self) -> UUID:
        """The party whose assessment it is: a city's key is its party's."""
        return UUID(str(self.city_id))

    @property
    def method(self) -> Version:
        """The framework under which it is answered: what its sheet asks.

        The round's own, unless it was submitted before the round went over to another version.
        """
        return Version(self.sheet.questionnaire, self.sheet.questionnaire_version)

    @property
    def is_lapsed(self) -> bool:
        """Whether it is a correction that was not submitted before the round's results became final."""
        return self.revision > 1 and self.state != State.SUBMITTED and self.round.is_final(today())


class Assignment(BaseModel):
    """A section, or one question of it, handed to a person.

    With `on_their_own` several people each give their own answer to the same questions (models.voice), and `speaks_for`
    says for which department or role she answers.
    """

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=60)
    question = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    on_their_own = models.BooleanField(default=False)
    speaks_for = models.CharField(max_length=80, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    assigned_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "section", "question", "user"], name="assigned_once"),
        ]


class Review(BaseModel):
    """What an approver decided about an assessment, in her words."""

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="reviews")
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12, choices=Decision)
    comment = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["created_at"]
        triggers = append_only()
