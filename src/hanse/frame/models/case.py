from decimal import Decimal

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from hanse.frame.models.application import new_nonce
from hanse.kernel.base import BaseModel


class Case(BaseModel):
    """How a case stands: a projection of its events, written in the transaction in which they are appended.

    `party` is the organisation for which somebody applied: who acts for it today follows the case.
    `events` and `head` are the number and the hash of the last event. `words` is what offices search: the number and
    what the applicant wrote in short answers. `answers` and `words` are emptied when the case is erased.
    `proved_email` is the address at which she opened a link of our letters; it follows from no event.
    """

    number = models.CharField(max_length=20, unique=True)
    service = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    link_nonce = models.CharField(max_length=32, default=new_nonce)
    applicant = models.ForeignKey("identity.User", null=True, on_delete=models.SET_NULL, related_name="cases")
    party = models.ForeignKey("identity.Party", null=True, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    proved_email = models.EmailField(max_length=254, blank=True)
    answers = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=60)
    since = models.DateTimeField()
    office = models.CharField(max_length=60, blank=True)
    holder_id = models.UUIDField(null=True)
    due = models.DateField(null=True)
    warn_on = models.DateField(null=True)
    submitted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)
    fee = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    received = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    paid = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    events_number = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["office", "due", "id"], name="open_by_office", condition=models.Q(ended_at=None)),
            models.Index(
                fields=["office", "due", "id"],
                name="unclaimed_by_office",
                condition=models.Q(ended_at=None, holder_id=None),
            ),
            models.Index(fields=["-ended_at"], name="ended_lately", condition=models.Q(ended_at__isnull=False)),
            models.Index(fields=["holder_id", "due", "id"], name="open_by_holder", condition=models.Q(ended_at=None)),
            models.Index(fields=["due"], name="open_by_due", condition=models.Q(ended_at=None)),
            models.Index(fields=["warn_on"], name="to_warn", condition=models.Q(warn_on__isnull=False)),
            models.Index(fields=["service", "state", "id"]),
            models.Index(fields=["applicant", "-id"]),
            models.Index(fields=["keep_until"], name="to_erase", condition=models.Q(erased_at=None)),
            GinIndex(OpClass(Upper("words"), name="gin_trgm_ops"), name="case_words"),
        ]

    def __str__(self) -> str:
        return self.number


class AskedOpinion(BaseModel):
    """An opinion that a case waits for, or has been given: what an office finds in its inbox beside its own cases."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="opinions")
    state = models.CharField(max_length=60)
    office = models.CharField(max_length=60)
    due = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["office", "due"], name="open_opinions", condition=models.Q(closed_at=None)),
            models.Index(fields=["case"]),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.office}"
