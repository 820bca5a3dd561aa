"""The calendars of offices: what can be booked there, what is booked, and which days are closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hanse.frame import catalogue
from hanse.frame.models import Booking, ClosedDay
from hanse.frame.queries.bookings import bookings_of, closed_days, standing
from hanse.frame.queries.offering import known
from hanse.frame.spec.bookables import Bookable
from hanse.frame.spec.opening import span_of_days
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.errors import NotThere

WEEKS_OF_DAYS = 5
"""So many weeks are shown where whole days are booked."""


@dataclass(frozen=True, slots=True)
class Calendared:
    """Something that can be booked, with the service to which it belongs."""

    procedure: Procedure
    bookable: Bookable

    @property
    def key(self) -> str:
        return f"{self.procedure.key}.{self.bookable.key}"


def calendars_of(offices: frozenset[str]) -> Iterator[Calendared]:
    """Those of some offices, of services that were withdrawn too: what is booked there still is."""
    for procedure in known():
        yield from (Calendared(procedure, one) for one in procedure.bookings if one.office in offices)


def has_a_calendar(offices: frozenset[str]) -> bool:
    """Whether one of the services in the code has any for them; without a query."""
    return any(one.office in offices for procedure in catalogue.every_version() for one in procedure.bookings)


def calendar_named(key: str, offices: frozenset[str]) -> Calendared:
    """Raises NotThere, which does not tell whether another office has it."""
    found = next((one for one in calendars_of(offices) if one.key == key), None)
    if found is None:
        raise NotThere
    return found


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days of a calendar: what is booked, kept or wished for in them, by time, and which of them are closed."""

    first: date
    last: date
    rows: Sequence[Booking]
    closed: Sequence[ClosedDay]


def stretch_of(one: Calendared, day: date) -> Stretch:
    """The week of a day; some weeks, from its Monday, where whole days are booked."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=7 * (1 if one.bookable.minutes else WEEKS_OF_DAYS) - 1)
    starts, ends = span_of_days(first, last, one.procedure.calendar)
    rows = bookings_of(one.procedure.key, one.bookable.key).filter(starts__lt=ends, ends__gt=starts)
    closed = closed_days(one.procedure.key, [one.bookable.key], first, last)
    return Stretch(first, last, list(standing(rows).select_related("case")), list(closed))
