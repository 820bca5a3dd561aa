from django.contrib.postgres.fields import ArrayField
from django.db import models

from hanse.frame.enums import Occasion, Pause
from hanse.frame.models.application import new_nonce
from hanse.kernel.base import BaseModel
from hanse.kernel.clock import now
from hanse.kernel.ids import new_id


class Webhook(BaseModel):
    """An address that is told what happens in cases: of an office, or, where `office` is empty, of the owner's own.

    An empty `service` is all of them. Its secret is made of the site's key and `nonce`; the one before counts until
    `old_until`. While nothing arrives (since `failing_since`), everything waits until `due_at`.
    """

    owner = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="webhooks")
    office = models.CharField(max_length=60, blank=True)
    service = models.CharField(max_length=60, blank=True)
    events = ArrayField(models.CharField(max_length=60, choices=[(one.value, one.value) for one in Occasion]))
    address = models.CharField(max_length=1000)
    nonce = models.CharField(max_length=32, default=new_nonce)
    old_nonce = models.CharField(max_length=32, blank=True)
    old_until = models.DateTimeField(null=True)
    paused = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Pause])
    paused_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["office"], name="webhooks_of_office", condition=~models.Q(office="")),
            models.Index(fields=["owner"], name="webhooks_of_person"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class HookState(models.TextChoices):
    WAITING = "waiting", "waiting"
    SENDING = "sending", "being sent"
    ARRIVED = "arrived", "arrived"
    GIVEN_UP = "given_up", "given up"


def new_message() -> str:
    return f"msg_{new_id().hex}"


class HookDelivery(models.Model):
    """One event for one webhook, written with the event. The numbers of a case's deliveries rise with its events.

    `message` is its name for the receiver, the same however often it is sent. `answered` is the status that came back,
    `reason` a short word of the machine where none did, `said` the beginning of what was answered.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    message = models.CharField(max_length=40, default=new_message, unique=True)
    case_id = models.UUIDField(null=True)
    event = models.CharField(max_length=60)
    body = models.TextField()
    created_at = models.DateTimeField(default=now, editable=False)
    state = models.CharField(max_length=10, choices=HookState, default=HookState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=now)
    tried_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    answered = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    said = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["webhook", "-id"], name="hook_log"),
            models.Index(
                fields=["webhook", "id"],
                name="hook_to_send",
                condition=models.Q(state__in=["waiting", "sending"]),
            ),
            models.Index(fields=["created_at"], name="hook_log_by_time"),
        ]

    def __str__(self) -> str:
        return self.message
