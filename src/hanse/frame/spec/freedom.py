"""What is still free of something that can be booked: what is taken, and on which days it is closed, is given."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.booked import is_offered, reachable_slots
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.opening import span_of_days, span_of_slot
from hanse.questions.spec.kinds.stay import stay_of
from hanse.questions.spec.question import Question


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody has a seat of a place for a time."""

    place: str
    seat: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Freedom:
    """`closed` are days with the place that is closed, or "" for all of them."""

    bookable: Bookable
    calendar: Calendar
    taken: tuple[Taken, ...] = ()
    closed: frozenset[tuple[date, str]] = frozenset()

    def seat(self, place: str, starts: datetime, ends: datetime) -> int | None:
        """The first seat that is free all the time; None where none is, or it is closed."""
        return next(self.seats(place, starts, ends), None)

    def seats(self, place: str, starts: datetime, ends: datetime) -> Iterator[int]:
        days = self._days(starts, ends)
        if any((day, where) in self.closed for day in days for where in ("", place)):
            return
        near = (one for day in days for one in self._by_day[place, day])
        gone = {one.seat for one in near if one.starts < ends and one.ends > starts}
        yield from (number for number in range(1, self.bookable.capacity + 1) if number not in gone)

    def slots(self, place: str, days: Iterable[date], at: datetime, *, by_office: bool = False) -> Iterator[datetime]:
        """The times of some days that an applicant can have; an office, whatever has not begun."""
        for starts in reachable_slots(self.bookable, days, at, self.calendar, by_office=by_office):
            if self.seat(place, *span_of_slot(self.bookable, starts)):
                yield starts

    def stays(self, question: Question, value: str, at: datetime) -> Iterator[str]:
        """As many days from the next first days on which they can be had, as answers."""
        place, first, last = stay_of(value)
        today = self.calendar.day_of(at)
        for off in range(self.bookable.ahead):
            begins = max(first, today) + timedelta(days=off + 1)
            ends = begins + (last - first)
            one = f"{place} {begins}/{ends}".strip()
            if is_offered(self.calendar, self.bookable, question, one) and self.seat(
                place, *span_of_days(begins, ends, self.calendar)
            ):
                yield one

    def _days(self, starts: datetime, ends: datetime) -> list[date]:
        first, last = self.calendar.days_of(starts, ends)
        return [first + timedelta(days=off) for off in range((last - first).days + 1)]

    @cached_property
    def _by_day(self) -> Mapping[tuple[str, date], list[Taken]]:
        found: defaultdict[tuple[str, date], list[Taken]] = defaultdict(list)
        for one in self.taken:
            for day in self._days(one.starts, one.ends):
                found[one.place, day].append(one)
        return found
