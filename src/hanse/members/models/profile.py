from datetime import UTC, datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hanse.kernel.clock import now
from hanse.members.enums import Openness

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Profile(models.Model):
    """What a member says of itself, and who may see it: nobody else until it decides otherwise.

    `descriptions` are its words by language. `is_listed`: everyone may see that it is a member; else members alone.
    """

    party = models.OneToOneField("identity.Party", on_delete=models.PROTECT, primary_key=True, related_name="profile")
    level = models.CharField(max_length=20, choices=Openness, default=Openness.PRIVATE)
    is_listed = models.BooleanField(default=True)
    descriptions = models.JSONField(default=dict, blank=True)
    topics = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    contact = models.EmailField(blank=True)
    shows_contact = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Openness.values), name="profile_level"),
            models.CheckConstraint(condition=Q(shows_contact=False) | ~Q(contact=""), name="profile_contact_shown"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.level}"

    @property
    def version(self) -> int:
        """The optimistic lock: the moment of the last change in microseconds, 0 where it is not written yet."""
        return 0 if self._state.adding else (self.changed_at - EPOCH) // timedelta(microseconds=1)


class DirectoryChange(models.Model):
    """Something that the directory shows was written: a trigger of the database notes each statement here.

    Number and sum of the rows tell one state of the directory from every other, in whatever order transactions end; so
    what is worked out from it is kept as long as they stay the same. The trigger forgets old rows itself.
    """

    id = models.BigAutoField(primary_key=True)
