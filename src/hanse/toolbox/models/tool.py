from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hanse.kernel.base import BaseModel


class Tool(BaseModel):
    """Something that the network offers: a framework, a toolkit, learning material.

    `texts`: language → name, summary, about, begin; `language` is the one for whoever reads none of them. `open_to` is
    `everybody`, `members`, or a right of the network's file. `languages` are those in which the tool itself speaks.
    `start` is where one begins: an address, or a page of this site that begins with a slash.
    """

    key = models.SlugField(max_length=60, unique=True)
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)
    open_to = models.CharField(max_length=40)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    start = models.CharField(max_length=500, blank=True)
    place = models.PositiveSmallIntegerField(default=100)
    shown = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "key"]
        constraints = [
            models.CheckConstraint(condition=~Q(texts={}), name="tool_has_texts"),
            models.CheckConstraint(
                condition=Q(start="") | Q(start__regex=r"^(https?://|/[^/])"), name="tool_starts_at_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class ToolDocument(BaseModel):
    """A file about a tool, for everybody."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=200)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title
