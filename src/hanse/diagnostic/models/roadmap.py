from datetime import date
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models

from hanse.diagnostic.enums import RoadmapState
from hanse.kernel.base import BaseModel
from hanse.kernel.days import months_after


class Roadmap(BaseModel):
    """Solutions that a city would carry out, ordered in time: one scenario among several, or the one that was chosen.

    It rests on a submitted assessment, which never changes. `wishes` is what the city laid down, as the engine's
    `Wishes` and `Circumstances` (queries/roadmaps/laid_down.py reads and writes it). `done` names solutions that had
    been carried out before it begins, `begun` those under way with the steps that were done, for a roadmap that was
    planned anew. `version` counts what was saved: who saves on top of an older one is told.
    """

    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.PROTECT, related_name="roadmaps")
    name = models.CharField(max_length=120)
    library_version = models.CharField(max_length=20)
    begins_on = models.DateField(help_text="the first day of a month")
    periods = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    period_months = models.PositiveSmallIntegerField(default=12)
    wishes = models.JSONField()
    done = models.JSONField(default=list)
    begun = models.JSONField(default=dict)
    vision = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=RoadmapState, default=RoadmapState.SCENARIO)
    chosen_at = models.DateTimeField(null=True, blank=True)
    made_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_by_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RoadmapState.values), name="roadmap_state"),
            models.CheckConstraint(condition=models.Q(period_months__in=[3, 12]), name="roadmap_period"),
            models.CheckConstraint(condition=models.Q(periods__range=(1, 20)), name="roadmap_periods"),
            models.UniqueConstraint(
                fields=["city"], condition=models.Q(state=RoadmapState.CHOSEN), name="roadmap_chosen_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=RoadmapState.SCENARIO, chosen_at=None)
                | (~models.Q(state=RoadmapState.SCENARIO) & models.Q(chosen_at__isnull=False)),
                name="roadmap_chosen_at",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def party_id(self) -> UUID:
        """The party whose roadmap it is: a city's key is its party's."""
        return UUID(str(self.city_id))

    def first_day(self, period: int) -> date:
        """Of a period, counted from 0; of the one after the last, the day on which the roadmap has ended."""
        return months_after(self.begins_on, period * self.period_months)


class RoadmapItem(BaseModel):
    """One solution of a roadmap: the period in which it begins, who answers for it, and how far it is.

    `steps_done` counts steps of the solution from the first. `owner_words` names an office where no person is meant.
    `version` counts what was kept of all that: who saves on top of an older one is told.
    """

    roadmap = models.ForeignKey("diagnostic.Roadmap", on_delete=models.CASCADE, related_name="items")
    solution = models.CharField(max_length=60)
    start = models.PositiveSmallIntegerField()
    owner = models.ForeignKey("identity.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    owner_words = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True, help_text="where it is not the first day of its period")
    due_on = models.DateField(null=True, blank=True, help_text="where it is not what the months of its steps make")
    steps_done = models.PositiveSmallIntegerField(default=0)
    finished_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["start", "solution"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "solution"], name="roadmap_item_once"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(due_on=None)
                | models.Q(due_on__gte=models.F("starts_on")),
                name="roadmap_item_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.solution
