from django.db import models

from hanse.kernel.base import BaseModel
from hanse.questions.models.sheet import Sheet


class Intake(BaseModel):
    """Answers that came from outside, read and checked, waiting for somebody to see the difference and to choose."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=200, help_text="of the file")
    origin = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="a label of the owner's; means nothing here"
    )
    content = models.JSONField(help_text="received answers, troubles in words, comments: see queries.intakes")
    by_id = models.UUIDField(null=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
