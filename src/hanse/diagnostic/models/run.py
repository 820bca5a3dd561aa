from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.diagnostic.enums import RunState, StudyKind
from hanse.diagnostic.models.framework import UnderFramework
from hanse.kernel.base import BaseModel


class Run(UnderFramework):
    """A study of the index over a round's submitted assessments: what was asked, how far it is, what came out.

    `assessments` names them in an order drawn by lot, in which they stand in the file of the run as c1, c2, …; what was
    submitted never changes, so the run rests on the same answers whenever it goes on. `turn` counts how often work on
    it was begun: a worker of an earlier turn keeps no block. `problem` is a key of the words that tell it.
    """

    round = models.ForeignKey("diagnostic.Round", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=StudyKind)
    settings = models.JSONField()
    seed = models.PositiveBigIntegerField(default=0)
    assessments = ArrayField(models.UUIDField())
    answers_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    turn = models.PositiveIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=30, blank=True)
    problem_detail = models.CharField(max_length=200, blank=True)
    results = models.JSONField(null=True)
    started_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=RunState.values), name="run_state"),
            models.CheckConstraint(
                condition=models.Q(state=RunState.DONE, results__isnull=False)
                | (~models.Q(state=RunState.DONE) & models.Q(results__isnull=True)),
                name="run_results",
            ),
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="run_progress"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class RunBlock(BaseModel):
    """A part of a run that is computed, as numpy's own file; gone once all parts are put together."""

    run = models.ForeignKey("diagnostic.Run", on_delete=models.CASCADE, related_name="blocks")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="run_block_once")]
