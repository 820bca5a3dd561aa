from django.db import models

from hanse.diagnostic.enums import UNDER_WAY, SearchOutcome
from hanse.diagnostic.models.computation import Computation

LANES = 2
"""So many searches run at once, of one city one after the other: other places of a worker are left to letters."""


class RoadmapSearch(Computation):
    """A search for the best roadmap under its wishes, in seconds: how far it is, how it ended, what it found.

    `best` and `bound` are in the engine's value; `why` are the limits that a search without a roadmap would have to
    break, as the engine's breaches.
    """

    WORK = "diagnostic.search_roadmap"
    ARGUMENT = "search_id"

    roadmap = models.ForeignKey("diagnostic.Roadmap", on_delete=models.CASCADE, related_name="searches")
    outcome = models.CharField(max_length=10, choices=SearchOutcome, blank=True)
    best = models.FloatField(null=True, blank=True)
    bound = models.FloatField(null=True, blank=True)
    is_proven = models.BooleanField(default=False)
    why = models.JSONField(default=list)
    margins = models.JSONField(default=list)

    class Meta(Computation.Meta):
        constraints = [
            *Computation.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *SearchOutcome.values]), name="roadmapsearch_outcome"
            ),
            models.UniqueConstraint(
                fields=["roadmap"], condition=models.Q(state__in=UNDER_WAY), name="roadmap_one_search"
            ),
        ]

    @property
    def lane(self) -> str:
        return f"{self.WORK}.{self.roadmap.party_id.int % LANES}"

    @property
    def has_found(self) -> bool:
        return self.outcome == SearchOutcome.FOUND

    @property
    def gap(self) -> float | None:
        """By what share of the bound a better roadmap could at most be better than what was found; None without."""
        stands = self.is_under_way or self.has_found
        if not stands or self.best is None or not self.bound or self.bound <= 0:
            return None
        return max(0.0, (self.bound - self.best) / self.bound)
