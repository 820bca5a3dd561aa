from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only


class AuditEntry(BaseModel):
    """Who did what to which thing; never changed, never removed. Names of persons are looked up, not stored."""

    verb = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=80, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    party_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["party_id", "created_at"]),
        ]
        triggers = append_only()
