from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from hanse.frame.models.case import Case
from hanse.frame.spec.acts import Standing
from hanse.kernel.base import BaseModel


class Record(BaseModel):
    """One version of a register's record. The newest version of a number is the one that counts.

    `content` holds the shown answers in words and as values, by question key, in the language of the case. `office` is
    who wrote the version, empty for the system; `because` is the key of the step that did it, or a reason in words.
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
    standing = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Standing], default=Standing.IN_FORCE.value
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    by_id = models.UUIDField(null=True)
    office = models.CharField(max_length=60, blank=True)
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["register", "number", "version"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number", "version"], name="record_version_once"),
            models.UniqueConstraint(
                fields=["register", "number"], condition=models.Q(current=True), name="one_current_record"
            ),
        ]
        indexes = [
            models.Index(fields=["register", "-number"], name="current_records", condition=models.Q(current=True)),
            GinIndex(OpClass(Upper("words"), name="gin_trgm_ops"), name="record_words"),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.number} v{self.version}"
