"""What a case books by its answers, and whether that can be booked at all. Who else has it is known outside."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.opening import is_open, slots_on, span_of_days, span_of_slot
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import Booked
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.kinds.slot import slot_of
from hanse.questions.spec.kinds.stay import stay_of
from hanse.questions.spec.question import Question

KINDS = frozenset({"slot", "stay"})
"""Kinds of question whose answers book something."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A time or days that an answer names, from and until when in UTC; `value` is the answer itself."""

    question: str
    value: str
    bookable: str
    place: str
    starts: datetime
    ends: datetime


def wanted_of(procedure: Declaration, question: Question, value: object) -> Wanted:
    """What the answer to a question of the kinds slot and stay names."""
    bookable = procedure.bookable(question)
    if question.kind == "slot":
        place, starts = slot_of(value)
        span = span_of_slot(bookable, starts)
    else:
        place, first, last = stay_of(value)
        span = span_of_days(first, last, procedure.calendar)
    return Wanted(question.key, str(value), bookable.key, place, *span)


def booked_by(procedure: Declaration, state: str, answers: Mapping[str, Answer]) -> tuple[Wanted, ...]:
    """All that a case in a state has or wishes for; nothing where the state leaves it free."""
    if procedure.state(state).booked is Booked.FREE:
        return ()
    return tuple(
        wanted_of(procedure, procedure.questions[key], answer.value)
        for key, answer in answers.items()
        if procedure.questions[key].kind in KINDS and answer.value is not None
    )


def require_offered(
    procedure: Declaration, answers: Mapping[str, Answer], at: datetime, *, by_office: bool = False
) -> None:
    """Raises ActRefused where something that is closed or past is booked; of an applicant also too soon or too far."""
    for key, answer in answers.items():
        question = procedure.questions[key]
        if question.kind not in KINDS or answer.value is None:
            continue
        bookable = procedure.bookable(question)
        wanted = wanted_of(procedure, question, answer.value)
        held = timedelta(minutes=bookable.hold)  # whoever chose it in time may take as long to hand it in
        if not is_offered(procedure.calendar, bookable, question, answer.value) or not (
            wanted.starts > at if by_office else within_reach(bookable, wanted.starts, at - held)
        ):
            raise ActRefused(Why.NOT_OFFERED, key, words=str(answer.value))


def is_offered(calendar: Calendar, bookable: Bookable, question: Question, value: object) -> bool:
    """Whether the time is one of its times, or it is open on each of the days."""
    if question.kind == "slot":
        starts = slot_of(value)[1].astimezone(UTC)
        return starts in slots_on(bookable, calendar.day_of(starts), calendar)
    _place, first, last = stay_of(value)
    days = (last - first).days + 1
    if days > (bookable.longest or days) or days > MOST_DAYS:
        return False
    return all(is_open(bookable, first + timedelta(days=off), calendar) for off in range(days))


MOST_DAYS = 1000
"""Of one stay, whatever is declared: each is looked at."""


def within_reach(bookable: Bookable, starts: datetime, at: datetime) -> bool:
    """Whether an applicant may book it at a moment: late enough before, and not too far ahead."""
    earliest, latest = at + timedelta(hours=bookable.notice), at + timedelta(days=bookable.ahead + 1)
    return earliest <= starts < latest


def reachable_slots(
    bookable: Bookable, days: Iterable[date], at: datetime, calendar: Calendar, *, by_office: bool = False
) -> Iterator[datetime]:
    """The times of some days that an applicant may book at a moment, free or not; an office, all that are to come."""
    for day in days:
        for one in slots_on(bookable, day, calendar):
            if one > at if by_office else within_reach(bookable, one, at):
                yield one


def day_in(value: object) -> date | None:
    """The day of an answer from which days are counted: a date, that of a slot, the first of a stay."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    return stay_of(value)[1] if "/" in value else slot_of(value)[1].date()
