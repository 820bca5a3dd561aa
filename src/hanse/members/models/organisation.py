from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.kernel.clock import now


class Organisation(models.Model):
    """An association, agency or company of the network. It is a party: the party's id is its own."""

    party = models.OneToOneField(
        "identity.Party", on_delete=models.PROTECT, primary_key=True, related_name="member_organisation"
    )
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    website = models.URLField(blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "country"], name="organisation_once_in_a_country"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{2}$"), name="organisation_country_code"),
        ]

    def __str__(self) -> str:
        return self.name
