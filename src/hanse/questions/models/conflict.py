from django.db import models

from hanse.kernel.base import BaseModel
from hanse.questions.enums import Keep, StoredState
from hanse.questions.models.guard import frozen_guard
from hanse.questions.models.sheet import Sheet


class Conflict(BaseModel):
    """What somebody answered to a question that another person had answered meanwhile; kept until she chooses.

    `state`, `value` and `note` are hers; the other person's is the stored answer. `expected` is the version she saw.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="conflicts")
    key = models.CharField(max_length=100)
    state = models.CharField(max_length=20, choices=StoredState)
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    expected = models.PositiveIntegerField()
    by_id = models.UUIDField(null=True)
    resolved_at = models.DateTimeField(null=True)
    kept = models.CharField(max_length=10, choices=Keep, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, kept="")
                | models.Q(resolved_at__isnull=False, kept__in=Keep.values),
                name="conflict_resolved_one_way",
            ),
        ]
        indexes = [
            models.Index(fields=["sheet", "key"], name="open_conflicts", condition=models.Q(resolved_at=None)),
        ]
        triggers = frozen_guard()

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
