"""What can be booked: its hours can be read, and questions of the right kind book it."""

from collections.abc import Iterator
from datetime import date, time

from hanse.frame.spec.bookables import Bookable, Hours, SpecialDay
from hanse.frame.spec.booked import KINDS
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.faults import Fault
from hanse.questions.spec.question import Question

LEAST = {"capacity": 1, "minutes": 0, "notice": 0, "ahead": 0, "longest": 0, "hold": 1, "waiting": 0}
MOST = {"capacity": 500, "minutes": 720, "notice": 8760, "ahead": 1100, "longest": 1000, "hold": 1440, "waiting": 336}


def booking_faults(procedure: Declaration) -> Iterator[Fault]:
    own = {question.key for section in procedure.sections for question in section.questions}
    for bookable in procedure.bookings:
        asked = [one for one in procedure.questions.values() if one.books == bookable.key]
        yield from _bookable(bookable, asked)
    for question in procedure.questions.values():
        part = f"question {question.key}"
        if question.books and question.kind not in KINDS:
            message = f"it is of the kind {question.kind} and books nothing; only slot and stay do"
            yield Fault(question.place, part, message)
        if question.kind in KINDS and question.key not in own:
            message = "what is booked is asked of the applicant first; a step asks it anew with asks_again"
            yield Fault(question.place, part, message)


def _bookable(bookable: Bookable, asked: list[Question]) -> Iterator[Fault]:
    part = f"booking {bookable.key}"
    if not bookable.office:
        yield Fault(bookable.place, part, "name the office whose calendar it is")
    if not asked:
        yield Fault(bookable.place, part, "no question books it; one of the kind slot or stay must")
    if bookable.minutes and not bookable.hours:
        yield Fault(bookable.place, part, "it is booked by times, and has no hours in which they lie")
    if bookable.waiting and not bookable.minutes:
        yield Fault(bookable.place, f"{part}, waiting", "there is a waiting list only for times, not for whole days")
    for name, least in LEAST.items():
        if not least <= getattr(bookable, name) <= MOST[name]:
            yield Fault(bookable.place, f"{part}, {name}", f"must be {least} to {MOST[name]}")
    yield from _hours(bookable, part)
    yield from _asked(bookable, part, asked)


def _hours(bookable: Bookable, part: str) -> Iterator[Fault]:
    for one in bookable.hours:
        yield from _times(one, part)
        if not one.days:
            yield Fault(one.place, f"{part}, hours", "name the days of the week")
    for special in bookable.special_days:
        if special.opens or special.closes:
            yield from _times(special, part)
        if not _is(date, special.day):
            yield Fault(special.place, f"{part}, special_days", f"“{special.day}” is no day; write it like 2026-12-24")


def _asked(bookable: Bookable, part: str, asked: list[Question]) -> Iterator[Fault]:
    wanted = "slot" if bookable.minutes else "stay"
    for question in asked:
        if question.kind in KINDS and question.kind != wanted:
            message = f"the question {question.key} is of the kind {question.kind}; it must be {wanted}"
            yield Fault(question.place, part, message)
        if question.options != asked[0].options:
            yield Fault(question.place, part, f"{question.key} and {asked[0].key} must have the same places as options")


def _times(one: Hours | SpecialDay, part: str) -> Iterator[Fault]:
    if not (_is(time, one.opens) and _is(time, one.closes)) or one.opens >= one.closes:
        message = f"“{one.opens}” to “{one.closes}”: write two times of the day like 08:30, the earlier one first"
        yield Fault(one.place, f"{part}, hours", message)


def _is(kind: type[date | time], words: str) -> bool:
    try:
        return kind.fromisoformat(words).isoformat().startswith(words)
    except ValueError:
        return False
