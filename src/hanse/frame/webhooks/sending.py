"""Sending what webhooks are to be told: each claimed in one transaction, sent, and written down in another.

A webhook is sent to by one process at a time, and of one case in order. What a process leaves that dies in between,
another takes up: it may arrive twice then, under the same `webhook-id`. Where nobody answers at the address, everything
waits; where one event is refused, the others of its case wait. Nothing is lost for days.
"""

import time
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from hanse.frame.enums import Pause
from hanse.frame.models import HookDelivery, HookState, Webhook
from hanse.frame.webhooks.pausing import pause
from hanse.frame.webhooks.signing import headers_of
from hanse.frame.webhooks.telling import KEPT_FOR, SEND
from hanse.kernel import jobs
from hanse.kernel.clock import now
from hanse.kernel.outgoing import PATIENCE_S, Answer, NotReached, post
from hanse.kernel.pauses import pause_after

A_TURN_S = 20
"""After so long the next job goes on, so that one slow receiver does not hold a worker."""
INTERRUPTED_AFTER = timedelta(seconds=6 * PATIENCE_S)
"""Longer than an attempt can take: whoever began it is no more."""
OWN_AT_ONCE = 2
"""Of people's own webhooks, of all that a worker does at once; the others are asked for again within a minute."""
LONGEST_PAUSE = timedelta(hours=1)
INTERRUPTED = "interrupted"
_TO_SEND = (HookState.WAITING, HookState.SENDING)
_GONE = 410
_NOT_NOW = frozenset({408, 425, 429, 502, 503, 504})
"""It says that it takes nothing at the moment, whatever it is."""


def send_webhook(webhook_id: UUID) -> None:
    """Send what is due, in order, until nothing is left or it does not answer."""
    ends = time.monotonic() + A_TURN_S
    while (claimed := _claim(webhook_id)) is not None:
        try:
            answer: Answer | NotReached = post(claimed.webhook.address, claimed.body.encode(), headers_of(claimed))
        except NotReached as problem:
            answer = problem
        _note(claimed, answer)
        if time.monotonic() > ends:
            jobs.defer(SEND, webhook_id=str(webhook_id))
            return


def send_due() -> None:
    """Ask for the sending of all whose time has come."""
    waiting = HookDelivery.objects.filter(webhook=OuterRef("id"), state__in=_TO_SEND, due_at__lte=now())
    for webhook_id in _ready().filter(Exists(waiting)).values_list("id", flat=True):
        jobs.defer(SEND, webhook_id=str(webhook_id))


def purge_deliveries() -> None:
    HookDelivery.objects.filter(created_at__lt=now() - KEPT_FOR).delete()


def _ready() -> QuerySet[Webhook]:
    """Those that are not paused, do not wait, and whose person is still there."""
    active = Q(office="", owner__is_active=True) | ~Q(office="")
    return Webhook.objects.filter(active, Q(due_at=None) | Q(due_at__lte=now()), paused="")


@transaction.atomic
def _claim(webhook_id: UUID) -> HookDelivery | None:
    """The next that is due, marked as being sent; none where another process is at it, or everything waits."""
    hook = _ready().select_for_update(of=("self",)).filter(id=webhook_id).first()
    if hook is None or not _alone(hook) or not _has_room(hook):
        return None
    before = HookDelivery.objects.filter(
        webhook=hook, case_id=OuterRef("case_id"), id__lt=OuterRef("id"), state=HookState.WAITING
    )
    due = HookDelivery.objects.filter(webhook=hook, state=HookState.WAITING, due_at__lte=now())
    claimed: HookDelivery | None = due.exclude(Exists(before)).order_by("id").first()
    if claimed is not None:
        claimed.webhook = hook
        claimed.state, claimed.tried_at, claimed.attempts = HookState.SENDING, now(), claimed.attempts + 1
        claimed.save(update_fields=["state", "tried_at", "attempts"])
    return claimed


def _alone(hook: Webhook) -> bool:
    """Whether nobody sends to it now; what somebody began who is no more is laid back."""
    sending = HookDelivery.objects.filter(webhook=hook, state=HookState.SENDING)
    sending.filter(tried_at__lt=now() - INTERRUPTED_AFTER).update(state=HookState.WAITING, reason=INTERRUPTED)
    return not sending.exists()


def _has_room(hook: Webhook) -> bool:
    """Whether people's own webhooks leave room: whoever has an account may name receivers that are slow on purpose."""
    lately = now() - INTERRUPTED_AFTER
    under_way = HookDelivery.objects.filter(webhook__office="", state=HookState.SENDING, tried_at__gte=lately)
    return bool(hook.office) or under_way.count() < OWN_AT_ONCE


@transaction.atomic
def _note(claimed: HookDelivery, answer: Answer | NotReached) -> None:
    """Write down what came of it. Where it was paused or taken away meanwhile, it stays so."""
    hook = Webhook.objects.select_for_update().filter(id=claimed.webhook_id).first()
    if hook is None:
        return
    status = answer.status if isinstance(answer, Answer) else None
    claimed.answered, claimed.reason = status, answer.reason if isinstance(answer, NotReached) else ""
    claimed.said = answer.start if isinstance(answer, Answer) else ""
    if status is not None and 200 <= status < 300:
        claimed.state, claimed.arrived_at = HookState.ARRIVED, now()
        hook.failures, hook.failing_since, hook.due_at = 0, None, None
    else:
        _wait(hook, claimed, answer)
    claimed.save(update_fields=["state", "due_at", "arrived_at", "answered", "reason", "said"])
    hook.save(update_fields=["failures", "failing_since", "due_at"])
    if hook.paused == "" and hook.failing_since is not None:
        if status == _GONE:
            pause(hook, Pause.GONE)
        elif now() - hook.failing_since > _tried_for():
            pause(hook, Pause.FAILING)


def _wait(hook: Webhook, claimed: HookDelivery, answer: Answer | NotReached) -> None:
    hook.failures += 1
    hook.failing_since = hook.failing_since or now()
    claimed.state = HookState.WAITING
    if isinstance(answer, NotReached) or answer.status in _NOT_NOW:
        asked_for = timedelta(seconds=answer.wait) if isinstance(answer, Answer) else timedelta(0)
        hook.due_at = now() + min(max(pause_after(hook.failures, longest=LONGEST_PAUSE), asked_for), timedelta(days=1))
    elif answer.status != _GONE:
        claimed.due_at = now() + pause_after(claimed.attempts, longest=LONGEST_PAUSE)
        if now() - claimed.created_at > _tried_for():
            claimed.state = HookState.GIVEN_UP


def _tried_for() -> timedelta:
    return timedelta(days=settings.WEBHOOK_DAYS)
