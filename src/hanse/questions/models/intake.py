from django.db import models

from hanse.kernel.base import BaseModel
from hanse.questions.models.sheet import Sheet


class Intake(BaseModel):
    """Answers that came in a file, read and checked, waiting for somebody to look at the difference and to choose."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=200, help_text="of the file")
    content = models.JSONField(help_text="received answers, troubles in words, comments: see queries.intakes")
    by_id = models.UUIDField(null=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
