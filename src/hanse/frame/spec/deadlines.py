"""Deadlines in days or working days of a country, and when they end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from hanse.kernel.places import Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Whose days count: a country (ISO 3166-1 alpha-2), perhaps a part of it (ISO 3166-2), and a time zone."""

    country: str
    subdivision: str = ""
    zone: str = "UTC"

    def is_working(self, day: date) -> bool:
        """Whether offices are open: no weekend and no public holiday of the place."""
        return _holidays(self.country, self.subdivision).is_working_day(day)

    def is_holiday(self, day: date) -> bool:
        """Whether it is a public holiday of the place."""
        return day in _holidays(self.country, self.subdivision)

    def day_of(self, moment: datetime) -> date:
        """The day at the place at a moment (which has a zone)."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def days_of(self, starts: datetime, ends: datetime) -> tuple[date, date]:
        """The first and the last day at the place of a time that is over when `ends` begins."""
        return self.day_of(starts), self.day_of(ends - timedelta(microseconds=1))

    def moment(self, words: str) -> datetime:
        """The moment (in UTC) of a text of ISO 8601: by the place's clock if it names none; of a day, nine o'clock.

        Raises ValueError for another text.
        """
        try:
            named = datetime.combine(date.fromisoformat(words), time(9))
        except ValueError:
            named = datetime.fromisoformat(words)
        return (named if named.tzinfo else named.replace(tzinfo=ZoneInfo(self.zone))).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The first moment after a day at the place, in UTC; 23, 24 or 25 hours after its first."""
        return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(self.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Placed):
    """So many days in a state, counted from the day after it was entered.

    With `from_answer`, a question for a date, they are counted from that date; `before`: so many days before it is the
    last day. Without an answer there is no deadline.

    When they have passed, the system takes the transition `then`, or the case goes to the office `escalate_to`, or it
    is merely late. `warn` days before, counted in the same way, the office is warned, or the applicant where the case
    waits for her; 0: nobody is.
    """

    days: int = 0
    from_answer: str = ""
    before: int = 0
    working: bool = True
    then: str = ""
    escalate_to: str = ""
    warn: int = 0


def last_day(deadline: Deadline, start: date, calendar: Calendar) -> date:
    """The last day on which the deadline is kept; never one on which offices are closed, where working days count."""
    if deadline.before:
        return days_before(deadline.before, start, calendar, working=deadline.working)
    return days_after(deadline.days, start, calendar, working=deadline.working)


def days_before(days: int, end: date, calendar: Calendar, *, working: bool) -> date:
    """The day so many days before another."""
    day, left = end, days
    while left:
        day -= timedelta(days=1)
        left -= not working or calendar.is_working(day)
    return day


def days_after(days: int, start: date, calendar: Calendar, *, working: bool) -> date:
    """The day so many days after another; the next working one, where working days count and it is none."""
    if not working:
        return start + timedelta(days=days)
    day, left = start, days
    while left > 0 or not calendar.is_working(day):
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return day


def days_between(start: date, end: date, calendar: Calendar, *, working: bool) -> int:
    """How many days lie after `start`, up to `end` and with it; 0 where it is not later."""
    days = range((end - start).days)
    return sum(not working or calendar.is_working(start + timedelta(days=1 + day)) for day in days)


def warning_day(deadline: Deadline, last: date, calendar: Calendar) -> date | None:
    """The day on which to warn of a deadline that ends on `last`; None where nobody is warned."""
    return days_before(deadline.warn, last, calendar, working=deadline.working) if deadline.warn else None


def places() -> Mapping[str, frozenset[str]]:
    """The countries whose holidays are known, each with its subdivisions."""
    return _places()


@cache
def _places() -> Mapping[str, frozenset[str]]:
    return {country: frozenset(parts) for country, parts in holidays.list_supported_countries().items()}


@cache
def _holidays(country: str, subdivision: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=subdivision or None)
