from django.db import models

from hanse.kernel.clock import now


class Organisation(models.Model):
    """An organisation that is no city: an agency, a company, a university, or the network itself."""

    party = models.OneToOneField("identity.Party", on_delete=models.PROTECT, primary_key=True, related_name="+")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    website = models.URLField(blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
