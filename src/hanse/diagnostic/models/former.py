from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only


class FormerSheet(BaseModel):
    """The answers of an assessment under the version before, kept as they were when it went over to the next one."""

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="former_sheets")
    sheet = models.OneToOneField("questions.Sheet", on_delete=models.PROTECT, related_name="+")
    carried = models.PositiveIntegerField(help_text="answers in the new version that came from these")
    left_out = models.PositiveIntegerField(help_text="of these answers, those that became none")

    class Meta:
        ordering = ["-created_at"]
        triggers = append_only()
