"""Several voices on one question: what each says on her own, and what they agree on."""

import pgtrigger
from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only, never_emptied


class Voice(BaseModel):
    """What one person says to a question that several answer on their own. Never the city's answer by itself.

    Each wording is a row, the last of a person counts; `state`, `value` and `note` are as a sheet's answers have them.
    `speaks_for` is the department or role for which she says it.
    """

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="voices")
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=100)
    speaks_for = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["assessment", "question", "user"])]
        triggers = append_only()


class Consensus(BaseModel):
    """The answer on which those who were asked are to agree, and why; it counts once it is settled.

    A later proposal takes the place of an earlier one, which stays on record.
    """

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="consensuses")
    question = models.CharField(max_length=100)
    state = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    proposed_by = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["assessment", "question"])]
        triggers = [
            pgtrigger.Protect(name="never_removed", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="settled_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__settled_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="stays_as_proposed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["settled_at"]),
            ),
            never_emptied(),
        ]


class Stance(BaseModel):
    """Whether somebody who was asked agrees to a consensus, or keeps her dissent on record, with her reason."""

    consensus = models.ForeignKey(Consensus, on_delete=models.CASCADE, related_name="stances")
    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reason = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["consensus", "user"], name="one_stance_each"),
            models.CheckConstraint(condition=models.Q(agrees=True) | ~models.Q(reason=""), name="dissent_has_a_reason"),
        ]
        triggers = append_only()
