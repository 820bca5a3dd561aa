"""The waiting list: who comes first is told first of what was given back, and has it for some hours."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hanse.frame.errors import NoSuchService, StepRefused
from hanse.frame.models import Application, Booking, Waiting
from hanse.frame.queries import procedure_of
from hanse.frame.queries.bookings import free_days, whole_freedom
from hanse.frame.spec.answering import to_json
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.booked import wanted_of
from hanse.frame.spec.freedom import Freedom
from hanse.frame.spec.procedure import Procedure
from hanse.frame.workflow.booking import lock, place_of, write
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.links import token_of
from hanse.kernel.notices import Recipient
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.kinds.booking import with_place
from hanse.questions.spec.question import Question
from hanse.ui import formats

TEMPLATE = "frame/slot_free"


@transaction.atomic
def join_waiting(application: Application, key: str, place: str, email: str, *, language: str) -> Waiting:
    """Wait for a time that is given back, behind all who wait already; at another place, behind those who wait there.

    Raises StepRefused where there is no list, or something is free.
    """
    procedure = procedure_of(application)
    question = procedure.questions[key]
    bookable = procedure.bookable(question)
    lock(procedure.key, bookable.key)
    if not bookable.waiting:
        raise StepRefused(_("There is no waiting list here."))
    waits = Waiting.objects.filter(application=application, question=key, place=place, offered_at=None).first()
    if waits is None and next(free_days(procedure, bookable, place), None):
        raise StepRefused(_("A time is free again: you can choose it now."))
    Waiting.objects.filter(application=application, question=key).exclude(place=place).delete()
    known = {"service": procedure.key, "bookable": bookable.key, "place": place}
    found, _new = Waiting.objects.update_or_create(
        application=application,
        question=key,
        defaults={**known, "email": email, "language": language},
        create_defaults={**known, "email": email, "language": language, "created_at": now()},
    )
    return found


@transaction.atomic
def leave_waiting(application: Application, key: str) -> None:
    Waiting.objects.filter(application=application, question=key).delete()


@transaction.atomic
def offer_to_waiting(service: str, bookable: str) -> int:
    """Give what is free to those who wait, in their order; returns how many were told.

    Somebody who is just writing in her application is left for the next turn, and those behind her with her.
    """
    lock(service, bookable)
    _forget_what_ran_out(service, bookable)
    told = 0
    for one in Waiting.objects.filter(service=service, bookable=bookable, offered_at=None):
        row = Application.objects.select_for_update(skip_locked=True).filter(id=one.application_id).first()
        if row is None:
            break
        told += _offer(one, row)
    return told


def offer_to_all_who_wait() -> int:
    """The same for everything for which somebody waits, and forgets what ran out."""
    Booking.objects.filter(held_until__lte=now()).delete()
    for service, bookable in Waiting.objects.order_by().values_list("service", "bookable").distinct():
        offer_to_waiting(service, bookable)
    return Waiting.objects.count()


def _forget_what_ran_out(service: str, bookable: str) -> None:
    rows = Booking.objects.filter(service=service, bookable=bookable)
    rows.filter(held_until__lte=now()).delete()
    offered = Waiting.objects.filter(service=service, bookable=bookable, offered_at__isnull=False)
    kept = rows.filter(application__isnull=False).values("application_id")
    offered.exclude(application_id__in=kept).delete()


def _offer(one: Waiting, row: Application) -> bool:
    """Whether something was free for her."""
    try:
        procedure = procedure_of(row)
    except NoSuchService:
        return False
    question = procedure.questions[one.question]
    bookable, at = procedure.bookable(question), now()
    starts = _first(procedure, bookable, whole_freedom(procedure, bookable), one.place, at)
    if starts is None:
        return False
    value = with_place(one.place, starts.isoformat(timespec="minutes"))
    wanted = wanted_of(procedure, question, value)
    seat = place_of(procedure, wanted)
    assert seat is not None
    Booking.objects.filter(application=row, question=question.key).delete()
    until = min(at + timedelta(hours=bookable.waiting), starts - timedelta(hours=bookable.notice))
    write(procedure, wanted, seat, application=row, held_until=until)
    answer = Answer.answered(question.key, value)
    row.answers |= to_json(procedure, {question.key: answer})
    row.touched_at = one.offered_at = at
    row.save(update_fields=["answers", "touched_at"])
    one.save(update_fields=["offered_at"])
    _tell(one, row, procedure, question, until)
    return True


def _first(procedure: Procedure, bookable: Bookable, freedom: Freedom, place: str, at: datetime) -> datetime | None:
    """The first that is free and leaves her the time to answer; nothing so near that it begins meanwhile."""
    today = procedure.calendar.day_of(at)
    days = (today + timedelta(days=off) for off in range(bookable.ahead + 2))
    return next(freedom.slots(place, days, at), None)


def _tell(one: Waiting, row: Application, procedure: Procedure, question: Question, until: datetime) -> None:
    to = Recipient(one.email, one.language, time_zone=procedure.calendar.zone)
    reader = reader_in(one.language, procedure.translations)
    answer = Answer.answered(question.key, str(row.answers[question.key]["value"]))
    with translation.override(one.language), timezone.override(procedure.calendar.zone):
        said = {
            "service": reader(procedure.title),
            "time": format_answer(question, answer, reader),
            "until": formats.moment(until),
            "link": to.link("frame:link", token_of(row.id, row.link_nonce)),
        }
    notices.send(TEMPLATE, to=to, context=said, about=notices.SECRET)
