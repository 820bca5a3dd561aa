from datetime import date

from django.db import models

from hanse.kernel.base import BaseModel


class Round(BaseModel):
    """A time in which the network's cities assess themselves with one version of a framework."""

    name = models.CharField(max_length=120, unique=True)
    framework_key = models.CharField(max_length=60)
    framework_version = models.CharField(max_length=20)
    opens_on = models.DateField()
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens_on", "name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_dates"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_open(self, on: date) -> bool:
        """Whether answers are taken on a day."""
        return self.closed_at is None and self.opens_on <= on <= self.closes_on
