from django.db import models

from hanse.kernel.base import BaseModel


class RollIntake(BaseModel):
    """Members and people as an uploaded file says them, waiting for its sender to choose; emptied once that is done."""

    name = models.CharField(max_length=200, help_text="of the file")
    content = models.JSONField(help_text="rows of members and people: see queries.roll.reading")
    by_id = models.UUIDField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
