"""Sending what was written, each way once: claimed in one transaction, handed over, and written down in another.

Where the process dies in between, or the line breaks, nobody knows whether it has gone. The provider is asked, where it
keeps a list. Where it keeps none (e-mail), it is handed over a second time and never a third: one copy at most.

What goes to one address goes in its order. Where a channel does not answer, everything on it waits for the same moment,
so that it goes in order afterwards; what makes no sense any more by then is dropped.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from hanse.kernel.clock import now
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import ON_ITS_WAY, Channel, DeliveryState
from hanse.kernel.notices.channels import Away, NotSent, Refused, Unsure, way_of
from hanse.kernel.pauses import pause_after
from hanse.kernel.quiet import quiet_hours

TRIED_FOR = timedelta(days=3)
"""How long after it was written a delivery is tried again."""
LONGEST_PAUSE = timedelta(minutes=15)
INTERRUPTED_AFTER = timedelta(minutes=10)
"""Longer than handing over can take: whoever began it is no more."""

TOO_LATE, POINTLESS, INTERRUPTED = "too late", "no longer so", "interrupted"

type Sense = Callable[[Notice], bool]
_senses: dict[str, Sense] = {}
_log = logging.getLogger(__name__)


def sensible_while(template: str) -> Callable[[Sense], Sense]:
    """Register a function that says, of a notice of the kind that is about to go, whether it is still so."""

    def register(function: Sense) -> Sense:
        _senses[template] = function
        return function

    return register


def send_delivery(delivery_id: UUID) -> bool:
    """Send one, if it is its turn, and what waits behind it for the same address. False where its channel is away."""
    claimed = _claim(delivery_id)
    while claimed:
        if not _hand_over(claimed):
            return False
        behind = _waiting(claimed[0].channel).filter(address=claimed[0].address, due_at__lte=now()).first()
        claimed = _claim(behind.id) if behind else []
    return True


def send_due() -> None:
    """Send all whose time has come, in order; each channel until it does not answer."""
    _take_up_interrupted()
    for channel in Channel:
        due = _waiting(channel).filter(due_at__lte=now()).values_list("id", flat=True)
        for delivery_id in list(due):
            if not send_delivery(delivery_id):
                break


def _waiting(channel: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(channel=channel, state=DeliveryState.WAITING)


@transaction.atomic
def _claim(delivery_id: UUID) -> Sequence[Delivery]:
    """It, and those that go in one letter with it, marked as being sent; nothing where it is not its turn."""
    rows = Delivery.objects.select_for_update(of=("self",), skip_locked=True).select_related("notice")
    first = rows.filter(id=delivery_id, state=DeliveryState.WAITING, due_at__lte=now()).first()
    if first is None or _is_over(first) or _is_quiet(first) or _comes_after_another(first):
        return []
    claimed = [first]
    if first.together:
        others = rows.filter(channel=first.channel, address=first.address, together=True, due_at__lte=now())
        others = others.filter(state=DeliveryState.WAITING, notice__language=first.notice.language)
        claimed += [one for one in others.exclude(id=first.id) if not _is_over(one)]
    for one in claimed:
        one.state, one.tried_at, one.attempts = DeliveryState.SENDING, now(), one.attempts + 1
        one.save(update_fields=["state", "tried_at", "attempts"])
    return claimed


def _is_over(one: Delivery) -> bool:
    """Whether it makes no sense any more; then it is dropped, with a word."""
    notice = one.notice
    sense = _senses.get(notice.template)
    if notice.expires_at and notice.expires_at <= now():
        one.reason = TOO_LATE
    elif sense and not sense(notice):
        one.reason = POINTLESS
    else:
        return False
    one.state = DeliveryState.DROPPED
    one.save(update_fields=["state", "reason"])
    return True


def _is_quiet(one: Delivery) -> bool:
    """Whether it is night for its reader; then it waits until morning."""
    hours = quiet_hours(settings.QUIET_HOURS)
    if hours is None or one.notice.urgent or (one.channel == Channel.EMAIL and not settings.QUIET_LETTERS):
        return False
    morning = hours.ends(now(), one.notice.time_zone or settings.TIME_ZONE)
    if morning is None:
        return False
    one.due_at = morning
    one.save(update_fields=["due_at"])
    return True


def _comes_after_another(one: Delivery) -> bool:
    """Whether an earlier one to the same address is still on its way; its sender goes on with this one."""
    if one.notice.urgent:
        return False
    before = Delivery.objects.filter(channel=one.channel, address=one.address, id__lt=one.id, state__in=ON_ITS_WAY)
    return before.filter(due_at__lte=one.due_at).exists()


def _hand_over(claimed: Sequence[Delivery]) -> bool:
    way = way_of(claimed[0].channel)
    try:
        taken = way.find(claimed[0]) if claimed[0].attempts > 1 else ""
        reference = taken or way.send(claimed)
    except NotSent as problem:
        _note_failure(claimed, problem)
        return not isinstance(problem, Away)
    note_sent(claimed, reference)
    return True


@transaction.atomic
def note_sent(claimed: Sequence[Delivery], reference: str) -> None:
    """Write down that they have gone; what their provider has said of them meanwhile stays."""
    ids = [one.id for one in claimed]
    Delivery.objects.filter(id__in=ids).update(reference=reference, sent_at=now())
    Delivery.objects.filter(id__in=ids, state=DeliveryState.SENDING).update(state=DeliveryState.SENT, reason="")


@transaction.atomic
def _note_failure(claimed: Sequence[Delivery], problem: NotSent) -> None:
    again = now() + pause_after(claimed[0].attempts, longest=LONGEST_PAUSE)
    for one in claimed:
        one.reason, one.due_at = problem.reason, again
        if isinstance(problem, Refused):
            one.state = DeliveryState.FAILED
        elif now() - one.created_at > TRIED_FOR:
            one.state = DeliveryState.GIVEN_UP
        else:
            _lay_back(one, unsure=isinstance(problem, Unsure))
        one.save(update_fields=["state", "reason", "due_at", "interrupted"])
    if isinstance(problem, Away):
        _log.warning("nothing can be sent by %s: %s", claimed[0].channel, problem.reason)
        _waiting(claimed[0].channel).filter(due_at__lt=again).update(due_at=again)


@transaction.atomic
def _take_up_interrupted() -> None:
    """What somebody began to hand over who is no more."""
    left = Delivery.objects.select_for_update(skip_locked=True).filter(state=DeliveryState.SENDING)
    for one in left.filter(tried_at__lt=now() - INTERRUPTED_AFTER):
        one.reason = INTERRUPTED
        _lay_back(one, unsure=True)
        one.save(update_fields=["state", "reason", "interrupted"])


def _lay_back(one: Delivery, *, unsure: bool) -> None:
    """Back among those that wait. Where it may have gone, and nobody can be asked, once and no more."""
    unknowable = unsure and one.channel == Channel.EMAIL
    one.state = DeliveryState.GIVEN_UP if unknowable and one.interrupted else DeliveryState.WAITING
    one.interrupted = one.interrupted or unknowable
