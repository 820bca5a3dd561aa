from django.db import models

from hanse.kernel.base import BaseModel


class Placement(BaseModel):
    """Where a city stood among those that counted when a round was closed, worked out once (doc/method/privacy.md).

    `groups` lists those of its groups in which places are told: ``{"classes", "percentiles": {node: 5 to 95}}``, the
    classes as in `Release`. `near` is the number of its neighbourhood, to which it has these distances. Between `first`
    and `last` lies its rank among `ranked` cities, null where nothing is told.
    """

    release = models.ForeignKey("diagnostic.Release", on_delete=models.CASCADE, related_name="placements")
    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")
    groups = models.JSONField(default=list)
    near = models.PositiveSmallIntegerField(null=True)
    near_mean = models.FloatField(null=True)
    near_farthest = models.FloatField(null=True)
    first = models.PositiveIntegerField(null=True)
    last = models.PositiveIntegerField(null=True)
    ranked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "city"], name="placed_once")]

    def __str__(self) -> str:
        return f"{self.city_id} in {self.release_id}"
