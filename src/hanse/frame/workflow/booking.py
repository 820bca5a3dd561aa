"""Taking what is booked: one transaction at a time decides, and the database lets nothing be had twice."""

from datetime import datetime

from django.db import connection

from hanse.frame.models import Application, Booking, Case
from hanse.frame.queries.bookings import bookings_of, freedom_of, somebody_waits, standing
from hanse.frame.spec import cases
from hanse.frame.spec.booked import Wanted, booked_by
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import Booked
from hanse.kernel import jobs
from hanse.kernel.clock import now

GIVEN_BACK = "frame.offer_to_waiting"


def keep_booked(row: Case, procedure: Procedure, case: cases.Case) -> None:
    """Bring what a case has in line with where it stands, in the transaction of its events.

    Raises ActRefused where somebody else has it; then nothing has happened.
    """
    if not procedure.bookings:
        return
    firm = procedure.state(case.state).booked is Booked.TAKEN
    wanted = () if case.erased else booked_by(procedure, case.state, case.answers)
    there = {one.question: one for one in Booking.objects.filter(case=row)}
    for one in wanted:
        before = there.pop(one.question, None)
        if before is None or not _is_that(before, one, firm=firm):
            _take(row, procedure, one, before, firm=firm)
    for left in there.values():
        give_back(left, procedure)


def _is_that(row: Booking, wanted: Wanted, *, firm: bool) -> bool:
    return (row.place, row.starts, row.ends, row.firm) == (wanted.place, wanted.starts, wanted.ends, firm)


def _take(row: Case, procedure: Procedure, wanted: Wanted, before: Booking | None, *, firm: bool) -> None:
    """What was kept for the application becomes the case's; its row is that of the same id."""
    lock(procedure.key, wanted.bookable)
    held = Booking.objects.filter(application_id=row.id, question=wanted.question)
    is_hers = any(_is_that(one, wanted, firm=True) for one in standing(held))
    held.delete()
    if before:
        give_back(before, procedure)
    seat = place_of(procedure, wanted) if firm else 1
    comes_first = not firm or before or is_hers
    waits = not comes_first and somebody_waits(procedure.key, wanted.bookable, wanted.place, but=row.id)
    if seat is None or waits:
        raise ActRefused(Why.TAKEN, wanted.question, words=wanted.value)
    write(procedure, wanted, seat, case=row, firm=firm)


def lock(service: str, bookable: str) -> None:
    """One transaction at a time decides who gets what; the others wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"booking {service} {bookable}"])


def place_of(procedure: Procedure, wanted: Wanted) -> int | None:
    """The seat that is free, once what has run out is gone; None where none is. Only under the lock."""
    over = bookings_of(procedure.key, wanted.bookable).filter(held_until__lte=now())
    over.filter(starts__lt=wanted.ends, ends__gt=wanted.starts).delete()
    bookable = procedure.bookable(procedure.questions[wanted.question])
    return freedom_of(procedure, bookable, wanted.starts, wanted.ends).seat(wanted.place, wanted.starts, wanted.ends)


def write(
    procedure: Procedure,
    wanted: Wanted,
    seat: int,
    *,
    case: Case | None = None,
    application: Application | None = None,
    firm: bool = True,
    held_until: datetime | None = None,
) -> Booking:
    return Booking.objects.create(
        service=procedure.key,
        bookable=wanted.bookable,
        place=wanted.place,
        question=wanted.question,
        starts=wanted.starts,
        ends=wanted.ends,
        seat=seat,
        case=case,
        application=application,
        firm=firm,
        held_until=held_until,
    )


def give_back(row: Booking, procedure: Procedure) -> None:
    """Somebody else can have it; the first who waits for it is told."""
    row.delete()
    waits = (one.key for one in procedure.bookings if one.waiting)
    if row.firm and row.bookable in waits and row.starts > now():
        tell_waiting(procedure.key, row.bookable)


def tell_waiting(service: str, bookable: str) -> None:
    """By a job, once this transaction has come to its end."""
    jobs.defer(GIVEN_BACK, service=service, bookable=bookable)
