from typing import ClassVar

from django.db import models
from django.db.models import Q

from hanse.diagnostic.enums import UNDER_WAY, ComputationState
from hanse.kernel.base import BaseModel


class Computation(BaseModel):
    """What takes a job minutes or hours, for a person who sees how far it is and may stop it: a run, or a search.

    `done` of `total` are its parts, or its seconds. `turn` counts how often it was begun by a person: a worker of an
    earlier turn keeps nothing. `job_id` is the job of this turn; one that ended without it has left it alone.
    `problem` is a key of the words that tell what went wrong.
    """

    WORK: ClassVar[str]
    """The name of its job."""
    ARGUMENT: ClassVar[str]
    """What the job calls its id."""

    state = models.CharField(max_length=10, choices=ComputationState, default=ComputationState.WAITING)
    turn = models.PositiveIntegerField(default=1)
    job_id = models.BigIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=30, blank=True)
    problem_detail = models.CharField(max_length=200, blank=True)
    asked_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ComputationState.values), name="%(class)s_state"),
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="%(class)s_progress"),
        ]

    @property
    def lane(self) -> str:
        """Computations of one lane are carried out one after the other."""
        return self.WORK

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY
