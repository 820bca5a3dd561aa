from django.db import models

from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now


class Channel(models.TextChoices):
    EMAIL = "email", "e-mail"
    SMS = "sms", "SMS"


class DeliveryState(models.TextChoices):
    """`ARRIVED`: the provider says so. `DROPPED`: it made no sense any more when it could have gone."""

    WAITING = "waiting", "waiting"
    SENDING = "sending", "being sent"
    SENT = "sent", "sent"
    ARRIVED = "arrived", "arrived"
    FAILED = "failed", "refused"
    GIVEN_UP = "given_up", "given up"
    DROPPED = "dropped", "dropped"


ON_ITS_WAY = (DeliveryState.WAITING, DeliveryState.SENDING)
_TO_SEND = models.Q(state__in=["waiting", "sending"])


class Notice(BaseModel):
    """A message to one reader, written once in her language; its deliveries say which ways it takes.

    `person_id` is who reads it on the site as well. `about` is what it tells of (a case), and `role` as what it is
    read (its applicant, an office). `short` is its text for a telephone. After `expires_at` it makes no sense any more.
    Who has not got a message that `must` arrive is not to be asked whether she wanted it. `leave` is the address by
    which its reader ends messages of the kind with one click.
    """

    template = models.CharField(max_length=80)
    person_id = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    role = models.CharField(max_length=60, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=10)
    time_zone = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    short = models.CharField(max_length=1000, blank=True)
    urgent = models.BooleanField(default=False)
    leave = models.CharField(max_length=500, blank=True)
    expires_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["created_at"]),
            models.Index(fields=["about", "id"], name="notices_about", condition=models.Q(about__isnull=False)),
            models.Index(fields=["person_id", "-id"], name="notices_of", condition=models.Q(person_id__isnull=False)),
            models.Index(
                fields=["person_id"],
                name="unread_notices",
                condition=models.Q(person_id__isnull=False, read_at=None, archived_at=None),
            ),
        ]


class Delivery(BaseModel):
    """One way that a notice takes to its reader, and what became of it.

    `reason` is a short word of the machine (a code, the kind of an error) and names nobody. `reference` is what the
    provider calls it. `interrupted`: once it was not known whether it had gone. `together`: it may go in one letter
    with others to the same address.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    interrupted = models.BooleanField(default=False)
    together = models.BooleanField(default=False)
    due_at = models.DateTimeField(default=now)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    reference = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["channel", "id"], name="deliveries_to_send", condition=_TO_SEND),
            models.Index(fields=["address", "id"], name="deliveries_to", condition=_TO_SEND),
            models.Index(fields=["reference"]),
        ]
