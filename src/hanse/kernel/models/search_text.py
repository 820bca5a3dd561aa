"""What is public on the site, as text, for search."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchText(models.Model):
    """What one thing says in one language.

    `text` is all of its words as they are, `stems` as the language's dictionary has them. `meaning` is the vector that
    `encoder` made of title and summary; none has made it where that is empty.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    title = models.TextField()
    summary = models.TextField(blank=True)
    text = models.TextField()
    stems = SearchVectorField()
    meaning = models.BinaryField(default=bytes)
    encoder = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="search_text_once_in_a_language"),
            models.CheckConstraint(condition=~models.Q(title=""), name="search_text_has_a_title"),
        ]
        indexes = [
            GinIndex(fields=["stems"], name="search_text_stems"),
            GinIndex(fields=["text"], name="search_text_words", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.language}"
