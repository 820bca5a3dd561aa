import pgtrigger
from django.db import models

from hanse.diagnostic.enums import Basis, SharingLevel
from hanse.diagnostic.models.framework import UnderFramework
from hanse.kernel.base import BaseModel
from hanse.kernel.guards import append_only, never_emptied


class Result(UnderFramework):
    """The scores of an assessment under one version of a framework, on one basis.

    `nodes` maps a node's key to its score (0 to 100 or null), level, completeness; everything else is computed
    from the answers when it is looked at. A new version of the method adds a derived row, it changes none.
    """

    assessment = models.ForeignKey("diagnostic.Assessment", on_delete=models.CASCADE, related_name="results")
    basis = models.CharField(max_length=12, choices=Basis)
    score = models.FloatField(null=True)
    level = models.PositiveSmallIntegerField(null=True)
    nodes = models.JSONField()
    is_derived = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "basis", "framework_key", "framework_version"], name="result_once"
            ),
        ]
        triggers = append_only()


class Sharing(BaseModel):
    """A city's consent to show its results of a round. Taking it back ends the row, which stays as it was given."""

    city = models.ForeignKey("members.City", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey("diagnostic.Round", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=SharingLevel)
    given_by_id = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "round"], condition=models.Q(withdrawn_at=None), name="sharing_once_at_a_time"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_removed", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="ended_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="stays_as_given",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["withdrawn_at"]),
            ),
            never_emptied(),
        ]
