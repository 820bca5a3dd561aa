from django.db import models

from hanse.frame.models.case import Case
from hanse.kernel.base import BaseModel


class Upload(BaseModel):
    """A file that a program has sent ahead of the answer that will refer to it; referred to, this row goes."""

    file = models.OneToOneField("kernel.StoredFile", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return str(self.file_id)


class Sending(BaseModel):
    """A submission that a program may send again when it did not hear the answer: which case it became.

    `caller` is the person's id, empty where nobody says who calls; `once` is what the program calls its submission,
    `digest` what was in it. Nothing of it can be read back, and it goes with the case's content or after some days.
    """

    caller = models.CharField(max_length=36, blank=True)
    once = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["caller", "once"], name="sent_once")]

    def __str__(self) -> str:
        return str(self.case_id)
