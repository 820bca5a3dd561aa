"""Writing the anchors of days that are over (`spec.anchors` says what they hold)."""

from datetime import UTC, date, datetime, time

from django.db import transaction

from hanse.frame.models import Anchor, CaseEvent
from hanse.frame.queries.auditing import AT_ONCE, last_anchor
from hanse.frame.spec.anchors import ONE_DAY, Heads
from hanse.frame.spec.chain import BEGINNING
from hanse.frame.spec.events import Happened
from hanse.kernel.clock import now


@transaction.atomic
def anchor_days() -> int:
    """Anchor each day up to yesterday (by UTC) that has no anchor yet; returns how many."""
    last = last_anchor()
    day, written = last.day + ONE_DAY if last else _first_day(), 0
    while day and day < now().astimezone(UTC).date():
        last = _anchor(day, last.hash if last else BEGINNING)
        day, written = day + ONE_DAY, written + 1
    return written


def _first_day() -> date | None:
    first = CaseEvent.objects.order_by("at").values_list("at", flat=True).first()
    return first.astimezone(UTC).date() if first else None


def _anchor(day: date, before: str) -> Anchor:
    begins = datetime.combine(day, time(), tzinfo=UTC)
    of_the_day = CaseEvent.objects.filter(at__gte=begins, at__lt=begins + ONE_DAY)
    newest = of_the_day.order_by("case_id", "-number").distinct("case_id")
    heads = Heads()
    for row in newest.values_list("case_id", "number", "hash").iterator(chunk_size=AT_ONCE):
        heads.take(*row)
    cases = CaseEvent.objects.filter(kind=Happened.SUBMITTED, at__lt=begins + ONE_DAY).count()
    made = heads.anchored(day, cases=cases, before=before)
    return Anchor.objects.create(day=day, cases=cases, before=before, hash=made.hash)
