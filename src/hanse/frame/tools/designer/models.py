from uuid import UUID

from django.db import models

from hanse.frame.tools.designer.enums import Change, Decision, Stage
from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now
from hanse.kernel.guards import append_only


class Draft(BaseModel):
    """A version of a service while it is written. `files` hold name → text, as `hanse service` reads a folder.

    They need not be sound, nor YAML at all. `service` and `title` are what the file last said of itself; `number` is
    the newest revision's, and the optimistic lock.
    """

    service = models.CharField(max_length=60)
    title = models.CharField(max_length=300, blank=True)
    based_on = models.CharField(max_length=20, blank=True)
    files = models.JSONField()
    number = models.PositiveIntegerField(default=1)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WRITING)
    author = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    touched_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-touched_at", "-id"]

    def __str__(self) -> str:
        return f"{self.service} ({self.number})"

    def is_written_by(self, user_id: UUID | None) -> bool:
        """Whether any of its revisions is hers."""
        return Revision.objects.filter(draft=self, by_id=user_id).exists()


class Revision(BaseModel):
    """One saved state of a draft: who saved it, and what it changed; `part` is the way to it in words."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    files = models.JSONField()
    by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=10, choices=Change)
    part = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="revision_numbered_once")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


class Comment(BaseModel):
    """What a designer wrote about a draft as it stood under a number."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


class Trial(BaseModel):
    """What somebody has typed in the preview of a draft: question key → answer as JSON. Nobody's application."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="trials")
    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "person"], name="one_trial_each")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.person_id}"


class Review(BaseModel):
    """Another designer's look at one revision of a draft. Undecided while `decision` is empty."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    asked_by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    asked = models.TextField(blank=True)
    decided_by = models.ForeignKey("identity.User", null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, blank=True, choices=Decision)
    words = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number} {self.decision or 'asked'}"
