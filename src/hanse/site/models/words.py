"""The words of live pages, for search."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from wagtail.models import Page


class PageWords(models.Model):
    """What a live page says, in its language: with its words by their stems, and as it is for languages without."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    text = models.TextField()
    stems = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["stems"], name="page_stems"),
            GinIndex(fields=["text"], name="page_text", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return str(self.page_id)
