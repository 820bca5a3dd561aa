from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now


class QuickScan(BaseModel):
    """Answers of a visitor without an account, kept under a link that only she has until a city takes them over.

    No sheet: a sheet keeps every wording for ever, takes comments and files, and names who wrote. A visitor is
    promised the opposite, that what is deleted is gone; so her few answers lie here, as the runner's JSON exchange
    has them (key → state and value), and become a sheet's answers when a city takes them over. Keys are stable for
    ever, so they are read under the newest version of the framework.

    Of the link's secret only the SHA-256 is kept: who reads the database cannot open a scan.
    """

    secret_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField(default=dict)
    touched_at = models.DateTimeField(default=now, db_index=True)
    taken_over_by = models.ForeignKey(
        "members.City", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_over_by=None) | models.Q(taken_over_at__isnull=False),
                name="quick_scan_taken_over_at",
            ),
        ]

    def __str__(self) -> str:
        return f"quick scan {self.id}"
