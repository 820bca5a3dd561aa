from django.db import models

from hanse.kernel.base import BaseModel
from hanse.questions.enums import EvidenceKind
from hanse.questions.models.guard import frozen_guard
from hanse.questions.models.sheet import Sheet


class Evidence(BaseModel):
    """What backs an answer: a file, a link or a note. Removed evidence stays, out of sight."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    link = models.CharField(max_length=2000, blank=True)
    note = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=EvidenceKind.FILE, file__isnull=False, link="")
                | (models.Q(kind=EvidenceKind.LINK, file=None) & ~models.Q(link=""))
                | (models.Q(kind=EvidenceKind.NOTE, file=None, link="") & ~models.Q(note="")),
                name="evidence_is_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["sheet", "key"], name="standing_evidence", condition=models.Q(removed_at=None)),
        ]
        triggers = frozen_guard()

    def __str__(self) -> str:
        return f"{self.key}: {self.kind}"
