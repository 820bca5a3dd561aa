from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.diagnostic.enums import ComputationState, StudyKind
from hanse.diagnostic.models.computation import Computation
from hanse.diagnostic.models.framework import UnderFramework
from hanse.kernel.base import BaseModel


class Run(UnderFramework, Computation):
    """A study of the index over a round's submitted assessments: what was asked, how far it is, what came out.

    `assessments` names them in an order drawn by lot, in which they stand in the file of the run as c1, c2, …; what was
    submitted never changes, so the run rests on the same answers whenever it goes on.
    """

    WORK = "diagnostic.carry_out_run"
    ARGUMENT = "run_id"

    round = models.ForeignKey("diagnostic.Round", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=StudyKind)
    settings = models.JSONField()
    seed = models.PositiveBigIntegerField(default=0)
    assessments = ArrayField(models.UUIDField())
    answers_digest = models.CharField(max_length=64, blank=True)
    results = models.JSONField(null=True)

    class Meta(Computation.Meta):
        constraints = [
            *Computation.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state=ComputationState.DONE, results__isnull=False)
                | (~models.Q(state=ComputationState.DONE) & models.Q(results__isnull=True)),
                name="run_results",
            ),
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
