import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from hanse.frame.models.case import Case
from hanse.frame.spec.events import Happened
from hanse.kernel.guards import append_only, never_emptied


class CaseEvent(models.Model):
    """One event of a case in its chain (`spec.chain`); never changed, never removed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Happened])
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    role = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="event_number_once")]
        indexes = [models.Index(fields=["kind", "at"]), BrinIndex(fields=["at"], name="events_by_time")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.case_id} {self.number} {self.kind}"


class EventValues(models.Model):
    """What a person said in an event, with the salt of its digest: erased together, never changed."""

    event = models.OneToOneField(CaseEvent, on_delete=models.PROTECT, primary_key=True, related_name="said")
    salt = models.BinaryField(max_length=32)
    values = models.JSONField(default=dict)

    class Meta:
        triggers = [pgtrigger.Protect(name="said_once", operation=pgtrigger.Update), never_emptied()]

    def __str__(self) -> str:
        return f"values of {self.event_id}"


class Anchor(models.Model):
    """How all cases stood at the end of a day (UTC), in one hash; `spec.anchors` says how it is made.

    `cases` is the number of all cases that there were.
    """

    day = models.DateField(primary_key=True)
    cases = models.PositiveIntegerField()
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["day"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.day} {self.hash[:12]}"
