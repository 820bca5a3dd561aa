"""Making a webhook, giving it a new secret, pausing and resuming it, taking it away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.frame.enums import OFFICES_ALONE, Occasion, Pause
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.models.application import new_nonce
from hanse.frame.queries.offering import offered
from hanse.frame.rules import may_keep_webhook, offices_in
from hanse.frame.webhooks.pausing import pause
from hanse.frame.webhooks.signing import secret_of
from hanse.frame.webhooks.telling import SEND
from hanse.identity.public import User, viewer_of
from hanse.kernel import audit, jobs
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.outgoing import require_address
from hanse.kernel.rights import require

MOST = 20
"""Webhooks of one office or person: each event is sent to every one of them."""
BOTH_FOR = timedelta(days=2)
"""How long a secret goes on counting beside the one that took its place."""


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A webhook with its secret, which is shown once."""

    webhook: Webhook
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a webhook is to tell: of an office's cases or, without one, of one's own; of one service or of all."""

    address: str
    events: Collection[str]
    office: str = ""
    service: str = ""


@transaction.atomic
def make_webhook(wish: Wish, *, by: User) -> NewSecret:
    """Raises NotAllowed for an office that is not hers, and Invalid with the field."""
    hook = Webhook(owner_id=by.pk, office=wish.office, service=wish.service, address=wish.address.strip())
    require(may_keep_webhook, viewer_of(by), hook)
    require_address(hook.address)
    hook.events = _events(wish)
    _require_service(wish)
    User.objects.select_for_update().get(id=by.pk)  # two made at once are counted one after the other
    mine = {"office": wish.office} if wish.office else {"office": "", "owner": by}
    if Webhook.objects.filter(**mine).count() >= MOST:
        raise Invalid(_("There are %(number)s webhooks already. Delete one first.") % {"number": MOST})
    hook.save(force_insert=True)
    detail = {"office": hook.office, "service": hook.service, "events": hook.events}
    audit.record("frame.make_webhook", by=by.actor, on=hook, detail=detail)
    return NewSecret(hook, secret_of(hook))


@transaction.atomic
def change_webhook(hook: Webhook, *, address: str, events: Collection[str], by: User) -> Webhook:
    """Another address, other events: its log, its secret and what waits stay. Raises Invalid with the field.

    What waited for an address that took nothing goes to the new one at once, unless the webhook is paused.
    """
    hook = _locked(hook)
    address, moved = address.strip(), address.strip() != hook.address
    if moved:
        require_address(address)
    hook.events = _events(Wish(address=address, events=events, office=hook.office, service=hook.service))
    hook.address = address
    if moved:
        hook.failures, hook.failing_since, hook.due_at = 0, None, None
        HookDelivery.objects.filter(webhook=hook, state=HookState.WAITING).update(due_at=now())
    hook.save(update_fields=["address", "events", "failures", "failing_since", "due_at"])
    audit.record("frame.change_webhook", by=by.actor, on=hook, detail={"address": moved, "events": hook.events})
    if moved and not hook.paused:
        jobs.defer(SEND, webhook_id=str(hook.id))
    return hook


@transaction.atomic
def renew_secret(hook: Webhook, *, by: User) -> NewSecret:
    """A new secret; the one before counts beside it for some days, so that no event is lost on the way."""
    hook = _locked(hook)
    hook.old_nonce, hook.old_until, hook.nonce = hook.nonce, now() + BOTH_FOR, new_nonce()
    hook.save(update_fields=["nonce", "old_nonce", "old_until"])
    audit.record("frame.renew_webhook_secret", by=by.actor, on=hook)
    return NewSecret(hook, secret_of(hook))


@transaction.atomic
def pause_webhook(hook: Webhook, *, by: User) -> None:
    hook = _locked(hook)
    if not hook.paused:
        pause(hook, Pause.BY_HAND)
        audit.record("frame.pause_webhook", by=by.actor, on=hook)


@transaction.atomic
def resume_webhook(hook: Webhook, *, by: User) -> None:
    """Send what has been collected; also one that only waits for its next try goes on at once."""
    hook = _locked(hook)
    hook.paused, hook.paused_at, hook.failures, hook.failing_since, hook.due_at = "", None, 0, None, None
    hook.save(update_fields=["paused", "paused_at", "failures", "failing_since", "due_at"])
    HookDelivery.objects.filter(webhook=hook, state=HookState.WAITING).update(due_at=now())
    audit.record("frame.resume_webhook", by=by.actor, on=hook)
    jobs.defer(SEND, webhook_id=str(hook.id))


@transaction.atomic
def delete_webhook(hook: Webhook, *, by: User) -> None:
    audit.record("frame.delete_webhook", by=by.actor, on=hook)
    hook.delete()


def _locked(hook: Webhook) -> Webhook:
    return Webhook.objects.select_for_update().get(id=hook.id)


def _events(wish: Wish) -> list[str]:
    """Those that are known and can come, in their order."""
    possible = [one for one in Occasion if one is not Occasion.TEST and (wish.office or one not in OFFICES_ALONE)]
    if set(wish.events) - {one.value for one in possible}:
        raise Invalid(_("One of the events cannot come here. See the list of them."), field="events")
    if not wish.events:
        raise Invalid(_("Choose at least one event."), field="events")
    return [one.value for one in possible if one.value in wish.events]


def _require_service(wish: Wish) -> None:
    known = {one.key for one in offered() if not wish.office or wish.office in offices_in(one)}
    if wish.service and wish.service not in known:
        raise Invalid(_("This service is not offered here, or your office has no part in it."), field="service")
