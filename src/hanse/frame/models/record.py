from django.db import models

from hanse.frame.models.case import Case
from hanse.kernel.base import BaseModel


class Record(BaseModel):
    """One version of a register's record. The newest version of a number is the one that counts.

    `content` holds the shown answers in words and as values, by question key, in the language of the case.
    """

    register = models.CharField(max_length=60)
    service = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="records")
    public = models.BooleanField(default=False)
    content = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    by_id = models.UUIDField(null=True)
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["register", "number", "version"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number", "version"], name="record_version_once"),
            models.UniqueConstraint(
                fields=["register", "number"], condition=models.Q(current=True), name="one_current_record"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.number} v{self.version}"
