"""Days on which an office closes beside what is declared: nothing can be booked on them any more."""

from datetime import date

from django.db import transaction

from hanse.frame.models import ClosedDay
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.booking import lock, tell_waiting
from hanse.kernel import audit
from hanse.kernel.actor import Actor


@transaction.atomic
def close_day(procedure: Procedure, bookable: Bookable, day: date, because: str, *, by: Actor) -> ClosedDay:
    """Who has booked that day keeps it until somebody moves her: the calendar shows whom."""
    lock(procedure.key, bookable.key)
    found, _new = ClosedDay.objects.update_or_create(
        service=procedure.key, bookable=bookable.key, place="", day=day, defaults={"because": because}
    )
    detail = {"service": procedure.key, "bookable": bookable.key, "day": day.isoformat()}
    audit.record("frame.close_day", by=by, on=found, detail=detail)
    return found


@transaction.atomic
def open_day(procedure: Procedure, bookable: Bookable, day: date, *, by: Actor) -> None:
    """What is free on it again goes first to who waits."""
    lock(procedure.key, bookable.key)
    for one in ClosedDay.objects.filter(service=procedure.key, bookable=bookable.key, day=day):
        detail = {"service": procedure.key, "bookable": bookable.key, "day": day.isoformat()}
        audit.record("frame.open_day", by=by, on=one, detail=detail)
        one.delete()
    if bookable.waiting:
        tell_waiting(procedure.key, bookable.key)
