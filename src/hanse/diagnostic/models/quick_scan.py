from django.db import models

from hanse.kernel.base import BaseModel


class QuickScan(BaseModel):
    """Answers of a visitor without an account, kept under a link that only she has until a city takes them over."""

    secret = models.CharField(max_length=64, unique=True)
    framework_version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    taken_over_by = models.ForeignKey(
        "members.City", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)
