"""Times and days that can be booked: an example that cannot is moved to the first that can."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hanse.frame.spec.booked import KINDS, is_offered, reachable_slots
from hanse.frame.spec.declaration import Declaration
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.kinds.booking import with_place
from hanse.questions.spec.kinds.slot import slot_of
from hanse.questions.spec.kinds.stay import stay_of
from hanse.questions.spec.question import Question

AROUND = 400
"""Days that are looked at."""


def when_open(procedure: Declaration, answers: Mapping[str, Answer], today: date) -> dict[str, Answer]:
    """The answers, with the first time or day that can be booked tomorrow or later, where there is one."""
    found = dict(answers)
    for key, answer in answers.items():
        question = procedure.questions[key]
        if question.kind in KINDS and answer.value is not None:
            first = next(_offered(procedure, question, answer.value, today), None)
            found[key] = Answer.answered(key, first) if first else answer
    return found


def _offered(procedure: Declaration, question: Question, value: object, today: date) -> Iterator[str]:
    bookable, calendar = procedure.bookable(question), procedure.calendar
    days = (today + timedelta(days=off) for off in range(1, AROUND))
    if question.kind == "slot":
        for starts in reachable_slots(bookable, days, calendar.end_of(today), calendar):
            yield with_place(slot_of(value)[0], starts.isoformat(timespec="minutes"))
        return
    begun = calendar.end_of(today) + timedelta(hours=bookable.notice)
    for day in days:
        one = with_place(stay_of(value)[0], f"{day}/{day}")
        if calendar.end_of(day - timedelta(days=1)) >= begun and is_offered(calendar, bookable, question, one):
            yield one
