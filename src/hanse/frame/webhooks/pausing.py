"""Pausing a webhook that its receiver does not want or cannot take any more, and telling its people."""

from hanse.frame.enums import Pause
from hanse.frame.models import Webhook
from hanse.frame.queries.people import people_in
from hanse.identity.public import recipient
from hanse.kernel.clock import now
from hanse.kernel.notices import About, Recipient, send


def pause(hook: Webhook, why: Pause) -> None:
    """Send nothing more to it; part of the caller's transaction, in which it is locked."""
    hook.paused, hook.paused_at = why.value, now()
    hook.save(update_fields=["paused", "paused_at"])
    if why is Pause.BY_HAND:
        return
    for whom in _people(hook):
        said = {"address": hook.address, "gone": why is Pause.GONE, "link": whom.link("frame:webhook", hook.id)}
        send("frame/webhook_paused", to=whom, context=said, about=About(role=hook.office, must=True))


def _people(hook: Webhook) -> list[Recipient]:
    """Its owner; of an office's, everybody who works there now."""
    if hook.office:
        return [recipient(person) for person in people_in(hook.office)]
    return [recipient(hook.owner)]
