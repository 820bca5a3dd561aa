from django.db import models

from hanse.frame.models.case import Case
from hanse.kernel.base import BaseModel


class IssuedDocument(BaseModel):
    """A document that an event issued: its content at once, its file as soon as a job has made it, once.

    `code` is what anyone can look up to see that the document is genuine.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    event_number = models.PositiveIntegerField()
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    code = models.CharField(max_length=20, unique=True)
    content = models.JSONField(help_text="title, paragraphs and facts, in words")
    file = models.ForeignKey("kernel.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["issued_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "event_number", "key"], name="document_issued_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.code}"
