from datetime import date

from django.db import models
from django.db.models import F, Q

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import today


class TermQuerySet(models.QuerySet["Term"]):
    def current(self, on: date | None = None) -> "TermQuerySet":
        """Terms that run on a day; today where none is named."""
        day = on or today()
        return self.filter(starts_on__lte=day, ends_on__gt=day)


class Term(BaseModel):
    """Somebody of a member holds a post of the network, from a day until the day before `ends_on`.

    `decided_by` is the body that chose, `minute` where it says so; `despite` says why somebody was chosen against whom
    something stood, `because` why a term ended before its time.
    """

    post = models.CharField(max_length=40)
    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="terms")
    holder = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    decided_by = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=200, blank=True)
    despite = models.CharField(max_length=500, blank=True)
    because = models.CharField(max_length=500, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="term_dates"),
            models.CheckConstraint(condition=~Q(holder=""), name="term_has_holder"),
            models.UniqueConstraint(fields=["post", "party", "starts_on"], name="term_once_from_a_day"),
        ]
        indexes = [models.Index(fields=["post", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.post} {self.party_id} from {self.starts_on}"


class Candidacy(BaseModel):
    """A member's person stands for a post: notice was given on `noticed_on` for the choice on `chosen_on`.

    `term` is what came of it; withdrawn, it says when.
    """

    post = models.CharField(max_length=40)
    party = models.ForeignKey("identity.Party", on_delete=models.PROTECT, related_name="candidacies")
    holder = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    noticed_on = models.DateField(default=today)
    chosen_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    term = models.OneToOneField(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="candidacy")

    class Meta:
        ordering = ["chosen_on", "noticed_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "party", "chosen_on"], condition=Q(withdrawn_on=None), name="candidacy_once"
            ),
            models.CheckConstraint(condition=Q(term=None) | Q(withdrawn_on=None), name="candidacy_withdrawn_or_chosen"),
            models.CheckConstraint(condition=Q(noticed_on__lte=F("chosen_on")), name="candidacy_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.party_id} on {self.chosen_on}"
