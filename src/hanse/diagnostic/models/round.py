from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.diagnostic.enums import Invited, Publication
from hanse.diagnostic.models.framework import UnderFramework
from hanse.kernel.clock import today


class Round(UnderFramework):
    """A time in which the network's cities assess themselves with one version of a framework.

    `regions` are those of a round that invites by region, `publication` is the most that a city may show of its
    results. Until `final_on` submitted answers can be corrected, so results are provisional; closing makes them final.
    """

    name = models.CharField(max_length=120, unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    final_on = models.DateField()
    invites = models.CharField(max_length=10, choices=Invited, default=Invited.ALL)
    regions = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    publication = models.CharField(max_length=10, choices=Publication, default=Publication.PUBLIC)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens_on", "name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_dates"),
            models.CheckConstraint(condition=models.Q(final_on__gt=models.F("closes_on")), name="round_final_on"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, on: date) -> bool:
        """Whether cities can begin on a day; one with a later last day can for longer (`queries.participation`)."""
        return self.closed_at is None and self.opens_on <= on <= self.closes_on

    def is_final(self, on: date) -> bool:
        """Whether results no longer change on a day: from `final_on`, or from closing where that is earlier."""
        return self.closed_at is not None or on >= self.final_on

    @property
    def provisional_until(self) -> date | None:
        """The day when its results become final; None once they are."""
        return None if self.is_final(today()) else self.final_on
