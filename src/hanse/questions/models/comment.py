from django.db import models

from hanse.kernel.base import BaseModel
from hanse.questions.models.sheet import Sheet


class Comment(BaseModel):
    """A remark in the thread of one question. Not an answer: it may be written on a frozen sheet as well."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="comments")
    key = models.CharField(max_length=100)
    text = models.TextField()
    by_id = models.UUIDField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="comment_has_words")]
        indexes = [models.Index(fields=["sheet", "key"])]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:40]}"
