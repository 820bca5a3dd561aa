"""Trying a webhook, and sending once more what it was told."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.enums import Occasion
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.webhooks.events import written
from hanse.frame.webhooks.telling import SEND
from hanse.identity.public import User
from hanse.kernel import audit, jobs
from hanse.kernel.clock import now
from hanse.kernel.errors import Conflict, NotThere, TooMany
from hanse.kernel.limits import Limit

SENT_BY_HAND = Limit("webhook", most=60, within=timedelta(hours=1))
"""By one person: whoever mends a receiver needs fewer, and whoever aims at somebody else's server wants more."""


@transaction.atomic
def try_webhook(hook: Webhook, *, by: User) -> HookDelivery:
    """Send an event that tells of nothing, at once. Raises Conflict where it is paused, and TooMany."""
    _require_active(hook)
    _refuse_floods(by)
    body = written(Occasion.TEST, now(), {"webhook": str(hook.id)}, name=f"test-{uuid4()}")
    made = HookDelivery.objects.create(webhook=hook, event=Occasion.TEST.value, body=body)
    audit.record("frame.try_webhook", by=by.actor, on=hook)
    _send_now(hook)
    return made


@transaction.atomic
def send_delivery_again(hook: Webhook, message: str, *, by: User) -> HookDelivery:
    """The same once more under the same `webhook-id`; one that still waits goes at once.

    Raises NotThere, Conflict, TooMany.
    """
    _require_active(hook)
    _refuse_floods(by)
    found = HookDelivery.objects.select_for_update().filter(webhook=hook, message=message).first()
    if found is None:
        raise NotThere(_("There is no such delivery. They are kept for 30 days."))
    if found.state != HookState.SENDING:
        found.state, found.due_at, found.arrived_at = HookState.WAITING, now(), None
        found.save(update_fields=["state", "due_at", "arrived_at"])
    audit.record("frame.send_delivery_again", by=by.actor, on=hook, detail={"message": message})
    _send_now(hook)
    return found


def _require_active(hook: Webhook) -> None:
    if hook.paused:
        raise Conflict(_("This webhook is paused. Resume it first."))


def _refuse_floods(by: User) -> None:
    if not SENT_BY_HAND.admit_of(str(by.pk)):
        words = _("Very much was sent to your webhooks by hand in the last hour. Try again in an hour.")
        raise TooMany(words, wait=int(SENT_BY_HAND.within.total_seconds()))


def _send_now(hook: Webhook) -> None:
    Webhook.objects.filter(id=hook.id).update(due_at=None)
    jobs.defer(SEND, webhook_id=str(hook.id))
