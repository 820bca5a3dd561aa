from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.kernel.base import BaseModel


class Topics(BaseModel):
    """What a city offers to others and looks for: dimensions of the diagnostic by their keys, and its own words.

    Members see it.
    """

    party = models.OneToOneField("identity.Party", on_delete=models.CASCADE, related_name="topics")
    offers = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    offers_words = models.CharField(max_length=500, blank=True)
    looks_for = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    looks_for_words = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"topics of {self.party_id}"
