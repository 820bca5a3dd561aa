"""A time or days that are kept for an application while it is filled in."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from hanse.frame.models import Application, Booking
from hanse.frame.queries.bookings import somebody_waits
from hanse.frame.spec.booked import KINDS, is_offered, wanted_of, within_reach
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import Booked
from hanse.frame.workflow.booking import give_back, lock, place_of, write
from hanse.frame.workflow.refusing import in_words
from hanse.kernel.clock import now
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Question


def hold_booking(
    row: Application, procedure: Procedure, key: str, answer: Answer | None, *, beside: Collection[UUID] = ()
) -> None:
    """Keep what an answer books for the application, which is locked; what it had for the same question goes.

    One person keeps one at once: what her other applications keep of the same goes as well, `beside` being those of
    her browser. Nothing is kept where a new case only wishes for it. Raises NotFree, which says what is free.
    """
    question = procedure.questions[key]
    if question.kind not in KINDS:
        return
    lock(procedure.key, question.books)
    before = Q(application=row, question=key)
    if answer and answer.value is not None:
        before |= _elsewhere(row, beside)
    for one in Booking.objects.filter(before, service=procedure.key, bookable=question.books):
        give_back(one, procedure)
    if answer and answer.value is not None:
        with in_words(procedure, get_language() or row.language):
            _hold(row, procedure, question, answer)


def _elsewhere(row: Application, beside: Collection[UUID]) -> Q:
    """What her other applications keep; what somebody applies for in the name of an organisation is another matter."""
    others = Q(application__in=beside)
    if row.applicant_id:
        others |= Q(application__applicant=row.applicant_id, application__party=row.party_id)
    return others & ~Q(application=row)


def _hold(row: Application, procedure: Procedure, question: Question, answer: Answer) -> None:
    bookable, at = procedure.bookable(question), now()
    wanted = wanted_of(procedure, question, answer.value)
    if not is_offered(procedure.calendar, bookable, question, answer.value) or not within_reach(
        bookable, wanted.starts, at
    ):
        raise ActRefused(Why.NOT_OFFERED, question.key, words=wanted.value)
    if procedure.start.booked is not Booked.TAKEN:
        return
    seat = place_of(procedure, wanted)
    if seat is None or somebody_waits(procedure.key, bookable.key, wanted.place, but=row.id):
        raise ActRefused(Why.TAKEN, question.key, words=wanted.value)
    write(procedure, wanted, seat, application=row, held_until=at + timedelta(minutes=bookable.hold))
