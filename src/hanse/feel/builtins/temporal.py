"""Dates, times and durations, and the calendar (DMN 1.5, 10.3.4.1, 10.3.4.6, 10.3.4.8 and 10.3.4.11)."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.calendar import day_number
from hanse.feel.values.durations import HOUR, MINUTE, NANOSECONDS, DaysAndTime, Duration, YearsAndMonths, duration_of
from hanse.feel.values.kinds import a
from hanse.feel.values.moments import MIDNIGHT_UTC, Date, DateTime, Time
from hanse.feel.values.numbers import whole
from hanse.feel.values.python import temporal_from
from hanse.feel.values.spelling import date_from, date_from_numbers, date_time_from, time_from
from hanse.feel.values.zones import zone_of_offset

library = Library()

SOUGHT_IN_VAIN = 150
"""The steps of looking for a place that the database of time zones does not have."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


@library.add("date(from: any)", steps=3)
def date(run: Run, value: Any) -> Date:
    """Return the date that a text spells, or that of a moment (10.3.4.1)."""
    match value:
        case Date():
            return value
        case DateTime():
            return value.date
        case str():
            return _spelt(date_from(value), value, "date, as 2026-11-26", run)
    raise NullResult(f"a date is made of a text or a date and time, not of {a(value)}")


@library.add("date(year: number, month: number, day: number)")
def date_of_numbers(_run: Run, year: Decimal, month: Decimal, day: Decimal) -> Date:
    """Return the date of a year, month and day (10.3.4.1)."""
    made = date_from_numbers(whole(year), whole(month), whole(day))
    if made is None:
        raise NullResult(f"the calendar has no day {day} of month {month} of the year {year}")
    return made


@library.add("time(from: any)", steps=6)
def time(run: Run, value: Any) -> Time:
    """Return the time that a text spells, or that of a moment (10.3.4.1); a date's is midnight in UTC."""
    match value:
        case Time():
            return value
        case DateTime():
            return value.time
        case Date():
            return MIDNIGHT_UTC
        case str():
            return _spelt(time_from(value), value, "time, as 14:30:00", run)
    raise NullResult(f"a time is made of a text or a date and time, not of {a(value)}")


@library.add("time(hour: number, minute: number, second: number, offset?: any)")
def time_of_numbers(_run: Run, hour: Decimal, minute: Decimal, second: Decimal, offset: Any = None) -> Time:
    """Return the time of an hour, minute, second and, where given, the offset from UTC as a duration (10.3.4.1)."""
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise NullResult(f"a clock has no {hour}:{minute}:{second}")
    if offset is not None and type(offset) is not DaysAndTime:
        raise NullResult(f"the offset is a days and time duration, not {a(offset)}")
    zone = None if offset is None else zone_of_offset(offset.nanoseconds // NANOSECONDS)
    if offset is not None and zone is None:
        raise NullResult(f"no place is {offset} away from UTC")
    return Time(int(hour) * HOUR + int(minute) * MINUTE + int(second * NANOSECONDS), zone)


@library.add("date and time(from: any)", steps=10)
def date_and_time(run: Run, value: Any) -> DateTime:
    """Return the moment that a text spells (10.3.4.1)."""
    match value:
        case DateTime():
            return value
        case str():
            return _spelt(date_time_from(value), value, "date and time, as 2026-11-26T14:30:00", run)
    raise NullResult(f"a date and time is made of a text, or of a date and a time, not of {a(value)}")


@library.add("date and time(date: any, time: time)")
def date_with_time(_run: Run, on: Any, at: Time) -> DateTime:
    """Return the moment of a time on a date (10.3.4.1)."""
    match on:
        case Date():
            return DateTime(on, at)
        case DateTime():
            return DateTime(on.date, at)
    raise NullResult(f'"date" must be a date, and is {a(on)}')


@library.add("duration(from: any)", steps=6)
def duration(run: Run, value: Any) -> Duration:
    """Return the duration that a text spells (10.3.4.1)."""
    match value:
        case DaysAndTime() | YearsAndMonths():
            return value
        case str():
            made = duration_of(value)
            if made is None:
                raise _misspelt(value, "duration, as P1DT2H or P1Y6M", run)
            return made
    raise NullResult(f"a duration is made of a text, not of {a(value)}")


@library.add("years and months duration(from: any, to: any)")
def years_and_months_duration(_run: Run, begin: Any, end: Any) -> YearsAndMonths:
    """Return the whole months from one date to another (10.3.4.1); the time of day does not count."""
    first, last = _day_of(begin, "from"), _day_of(end, "to")
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and last.day < first.day:
        months -= 1
    elif months < 0 and last.day > first.day:
        months += 1
    return YearsAndMonths(months)


@library.add("day of year(date: any)")
def day_of_year(_run: Run, value: Any) -> int:
    """Return 1 for 1 January to 366 (10.3.4.8)."""
    day = _day_of(value, "date")
    return day.number - day_number(day.year, 1, 1) + 1


@library.add("day of week(date: any)")
def day_of_week(_run: Run, value: Any) -> str:
    """Return the English name of the weekday (10.3.4.8)."""
    return _WEEKDAYS[_day_of(value, "date").weekday - 1]


@library.add("month of year(date: any)")
def month_of_year(_run: Run, value: Any) -> str:
    """Return the English name of the month (10.3.4.8)."""
    return _MONTHS[_day_of(value, "date").month - 1]


@library.add("week of year(date: any)")
def week_of_year(_run: Run, value: Any) -> int:
    """Return the number of the week by ISO 8601 (10.3.4.8): the first one holds the year's first Thursday."""
    day = _day_of(value, "date")
    thursday = day.later(4 - day.weekday)
    return (thursday.number - day_number(thursday.year, 1, 1)) // 7 + 1


@library.add("last day of month(date: any)")
def last_day_of_month(_run: Run, value: Any) -> Date:
    """Return the last day of the month of a date (10.3.4.8)."""
    day = _day_of(value, "date")
    return Date(day.year, day.month, 1).months_later(1).later(-1)


@library.add("now()")
def now(_run: Run) -> DateTime:
    """Return the moment at which it is evaluated, in UTC (10.3.4.11)."""
    made = temporal_from(datetime.now(UTC))
    assert isinstance(made, DateTime)
    return made


@library.add("today()")
def today(run: Run) -> Date:
    """Return the date on which it is evaluated, in UTC (10.3.4.11)."""
    return now(run).date


def _spelt[Value](made: Value | None, text: str, what: str, run: Run) -> Value:
    if made is None:
        raise _misspelt(text, what, run)
    return made


def _misspelt(text: str, what: str, run: Run) -> NullResult:
    run.spend(SOUGHT_IN_VAIN)
    return NullResult(f'"{text[:40]}" is no {what}')


def _day_of(value: Any, name: str) -> Date:
    match value:
        case Date():
            return value
        case DateTime():
            return value.date
    raise NullResult(f'"{name}" must be a date, and is {a(value)}')
