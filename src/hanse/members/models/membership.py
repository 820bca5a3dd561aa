from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today
from hanse.members.enums import EndReason


class DateRange(Func):
    """From one day until before another."""

    function = "DATERANGE"
    output_field = DateRangeField()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that hold on a day; today where none is named."""
        day = on or today()
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))


class Membership(BaseModel):
    """A party is a member of one kind, from a day until the day before `ends_on`. History is the rows before.

    `decided_by` is the body that admitted it, empty for the secretariat, `minute` where its minute says so; votes are
    empty where nobody counted. `case_id` names the case in which it was decided. `into` is the member into which it
    was merged.
    """

    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=40)
    starts_on = models.DateField(default=today)
    ends_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    because = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    minute = models.CharField(max_length=200, blank=True)
    case_id = models.UUIDField(null=True, blank=True)
    into = models.ForeignKey("identity.Party", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["party"], condition=Q(ends_on=None), name="membership_one_at_a_time"),
            ExclusionConstraint(
                name="membership_one_on_a_day",
                expressions=[
                    (F("party"), RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_dates"),
            models.CheckConstraint(
                condition=Q(ends_on=None, end_reason="") | Q(ends_on__isnull=False, end_reason__in=EndReason.values),
                name="membership_end_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(into=None) | Q(end_reason=EndReason.MERGED), name="membership_merged_into"
            ),
        ]
        indexes = [models.Index(fields=["kind", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.party_id} {self.kind} from {self.starts_on}"


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def current(self, on: date | None = None) -> "SuspensionQuerySet":
        day = on or today()
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))


class Suspension(BaseModel):
    """A member has none of its rights, from a day until the day before `ends_on`."""

    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="suspensions")
    starts_on = models.DateField(default=today)
    ends_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=500)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["party"], condition=Q(ends_on=None), name="suspension_one_at_a_time"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="suspension_dates"),
            models.CheckConstraint(condition=~Q(because=""), name="suspension_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} suspended from {self.starts_on}"
