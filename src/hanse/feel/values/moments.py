"""Dates, times and both together (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.6).

Python's own are too narrow: FEEL's years have nine digits and a sign, its seconds nine decimals, and its zones may be
fixed or a place's. What fits becomes Python's at the door (`values.incoming`).
"""

from dataclasses import dataclass, replace

from hanse.feel.values.calendar import date_of, day_number, months_later, weekday
from hanse.feel.values.durations import DAY, HOUR, MINUTE, NANOSECONDS
from hanse.feel.values.zones import Zone


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar."""

    year: int
    month: int
    day: int

    @property
    def number(self) -> int:
        """Days since 1 January 1970."""
        return day_number(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """1 for Monday to 7 for Sunday."""
        return weekday(self.number)

    def later(self, days: int) -> "Date":
        """Return the date so many days later."""
        return Date(*date_of(self.number + days))

    def months_later(self, months: int) -> "Date":
        """Return the date so many months later, or the last day of its month."""
        return Date(*months_later(self.year, self.month, self.day, months))

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day in nanoseconds since midnight, in a zone or in none."""

    nanoseconds: int
    zone: Zone | None = None

    @property
    def hour(self) -> int:
        return self.nanoseconds // HOUR

    @property
    def minute(self) -> int:
        return self.nanoseconds % HOUR // MINUTE

    @property
    def second(self) -> int:
        return self.nanoseconds % MINUTE // NANOSECONDS

    def later(self, nanoseconds: int) -> "Time":
        """Return the time so much later, past midnight where need be."""
        return replace(self, nanoseconds=(self.nanoseconds + nanoseconds) % DAY)

    def __str__(self) -> str:
        fraction = f"{self.nanoseconds % NANOSECONDS:09}".rstrip("0")
        clock = f"{self.hour:02}:{self.minute:02}:{self.second:02}"
        return f"{clock}{f'.{fraction}' if fraction else ''}{self.zone or ''}"


@dataclass(frozen=True, slots=True)
class DateTime:
    """A time on a day."""

    date: Date
    time: Time

    @property
    def year(self) -> int:
        return self.date.year

    @property
    def zone(self) -> Zone | None:
        return self.time.zone

    @property
    def offset(self) -> int | None:
        """Seconds ahead of UTC; None without a zone."""
        if self.zone is None:
            return None
        return self.zone.offset(self.date.number, self.time.nanoseconds // NANOSECONDS)

    def later(self, nanoseconds: int) -> "DateTime":
        """Return the moment so much later by the clock of its zone."""
        days, rest = divmod(self.time.nanoseconds + nanoseconds, DAY)
        return DateTime(self.date.later(days), replace(self.time, nanoseconds=rest))

    def months_later(self, months: int) -> "DateTime":
        """Return the same time so many months later."""
        return replace(self, date=self.date.months_later(months))

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"


type Moment = Date | Time | DateTime

MIDNIGHT = Time(0)
MIDNIGHT_UTC = Time(0, Zone())


def at_midnight(value: Date) -> DateTime:
    """Return the moment for which a date stands among moments: its beginning, in UTC (10.3.2.3.5)."""
    return DateTime(value, MIDNIGHT_UTC)


def instant(value: Moment) -> tuple[bool, int]:
    """Return whether a moment has a zone, and its nanoseconds since 1970 or midnight (10.3.2.3.6), in UTC if it has."""
    if isinstance(value, Date):
        return False, value.number * DAY
    if isinstance(value, Time):
        offset = value.zone.usual_offset if value.zone else 0
        return value.zone is not None, value.nanoseconds - offset * NANOSECONDS
    return value.zone is not None, by_the_clock(value) - (value.offset or 0) * NANOSECONDS


def by_the_clock(value: Moment) -> int:
    """Return the nanoseconds since 1970, a time's since midnight, as a clock at its place shows them (10.3.2.3.6)."""
    if isinstance(value, Time):
        return value.nanoseconds
    return value.number * DAY if isinstance(value, Date) else value.date.number * DAY + value.time.nanoseconds
