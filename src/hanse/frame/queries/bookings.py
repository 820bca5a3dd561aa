"""What is booked, and what is free of what can be booked."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from hanse.frame.models import Application, Booking, Case, ClosedDay, Waiting
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.freedom import Freedom, Taken
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.spec.kinds.booking import with_place
from hanse.questions.spec.kinds.slot import slot_of
from hanse.questions.spec.question import Question


def bookings_of(service: str, bookable: str) -> QuerySet[Booking]:
    return Booking.objects.filter(service=service, bookable=bookable)


def standing(rows: QuerySet[Booking]) -> QuerySet[Booking]:
    """Those that have not run out."""
    return rows.filter(Q(held_until=None) | Q(held_until__gt=now()))


def freedom_of(
    procedure: Procedure, bookable: Bookable, starts: datetime, ends: datetime, *, but: UUID | None = None
) -> Freedom:
    """What is taken and closed between two moments, but for what an application or case has itself."""
    rows = _taken(procedure.key, bookable.key, but=but).filter(starts__lt=ends, ends__gt=starts)
    taken = tuple(Taken(*one) for one in rows.values_list("place", "seat", "starts", "ends"))
    days = (procedure.calendar.day_of(one) for one in (starts, ends))
    closed = closed_days(procedure.key, [bookable.key], *days).values_list("day", "place")
    return Freedom(bookable, procedure.calendar, taken, frozenset(closed))


def taken_ahead(service: str, bookable: str, *, but: UUID | None = None) -> QuerySet[Booking]:
    """What is taken from now on, by time, but for what an application or case has itself."""
    return _taken(service, bookable, but=but).filter(ends__gt=now()).order_by("starts")


def _taken(service: str, bookable: str, *, but: UUID | None) -> QuerySet[Booking]:
    rows = standing(bookings_of(service, bookable).filter(firm=True))
    own = Q(application_id=but, application_id__isnull=False) | Q(case_id=but, case_id__isnull=False)
    return rows.exclude(own) if but else rows


def whole_freedom(procedure: Procedure, bookable: Bookable, *, but: UUID | None = None) -> Freedom:
    """The same for all that an applicant can book today."""
    at = now()
    most = timedelta(days=bookable.ahead + bookable.longest + 2)
    return freedom_of(procedure, bookable, at - timedelta(days=1), at + most, but=but)


NEAR = 3
"""So many others are named to somebody who did not get what she wanted."""


def free_near(procedure: Procedure, question: Question, value: str) -> list[str]:
    """The next that are free after an answer, as answers; none while others wait for whatever is free."""
    bookable = procedure.bookable(question)
    freedom, at = whole_freedom(procedure, bookable), now()
    if question.kind == "stay":
        return list(islice(freedom.stays(question, value, at), NEAR))
    place, starts = slot_of(value)
    if somebody_waits(procedure.key, bookable.key, place):
        return []
    today = procedure.calendar.day_of(at)
    first = max(today, starts.date())
    days = (first + timedelta(days=off) for off in range(bookable.ahead + 2))
    found = (one for one in freedom.slots(place, days, at) if one > starts)
    return [with_place(place, one.isoformat(timespec="minutes")) for one in islice(found, NEAR)]


def closed_days(service: str, bookables: Collection[str], first: date, last: date) -> QuerySet[ClosedDay]:
    return ClosedDay.objects.filter(service=service, bookable__in=bookables, day__gte=first, day__lte=last)


def somebody_waits(service: str, bookable: str, place: str, *, but: UUID | None = None) -> bool:
    """Whether what is free at a place belongs to who waits for it."""
    rows = Waiting.objects.filter(service=service, bookable=bookable, place=place, offered_at=None)
    return (rows.exclude(application_id=but) if but else rows).exists()


def held_of(application: UUID) -> QuerySet[Booking]:
    """What is kept for an application now."""
    return standing(Booking.objects.filter(application_id=application))


def meeting(case: Case) -> list[Booking]:
    """What other cases have or wish for where this one does, at the same time; nothing where several may."""
    wanted = Q(pk__in=[])
    for one in Booking.objects.filter(case=case, firm=False):
        same = Q(service=one.service, bookable=one.bookable, place=one.place)
        wanted |= same & Q(starts__lt=one.ends, ends__gt=one.starts)
    return list(Booking.objects.filter(wanted, case__isnull=False).exclude(case=case).select_related("case"))


def free_days(procedure: Procedure, bookable: Bookable, place: str, *, but: UUID | None = None) -> Iterator[date]:
    """The days, from today, on which an applicant can have a time; none while others wait for whatever is free."""
    if somebody_waits(procedure.key, bookable.key, place, but=but):
        return
    freedom, at = whole_freedom(procedure, bookable, but=but), now()
    today = procedure.calendar.day_of(at)
    for off in range(bookable.ahead + 2):
        day = today + timedelta(days=off)
        if next(freedom.slots(place, [day], at), None):
            yield day


def waiting_of(application: Application, key: str) -> Waiting | None:
    """Her place on the waiting list, while nothing was offered to her."""
    return Waiting.objects.filter(application=application, question=key, offered_at=None).first()


def offered_to(application: Application, key: str) -> Booking | None:
    """The time that came to her from the waiting list, or that she chose in its place, while it is kept for her."""
    offers = Waiting.objects.filter(application=application, question=key).exclude(offered_at=None)
    kept = Booking.objects.filter(application=application, question=key, held_until__gt=now())
    return kept.first() if offers.exists() else None


def taken_by(case: Case) -> list[Booking]:
    """What a case has for sure; nothing that it only wishes for."""
    return list(Booking.objects.filter(case=case, firm=True)) if case.answers else []
