from django.db import models

from hanse.kernel.following import FollowsByMail
from hanse.site.enums import Rhythm


class Subscriber(FollowsByMail):
    """An address to which what is new on the site is written. Everything published before `told_until` was told."""

    rhythm = models.CharField(max_length=10, choices=Rhythm)
    told_until = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["email"], name="subscribes_once")]
        indexes = [models.Index(fields=["rhythm", "told_until"], name="subscribers_due")]

    def __str__(self) -> str:
        return str(self.id)
