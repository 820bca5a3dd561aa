"""When something that can be booked is open, by the clock of its place: 02:30 may not be there, or be there twice."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hanse.frame.spec.bookables import Bookable, Weekday
from hanse.frame.spec.deadlines import Calendar

WEEKDAYS = tuple(Weekday)


def hours_on(bookable: Bookable, day: date, calendar: Calendar) -> tuple[tuple[time, time], ...]:
    """From and until when it is open on a day; nothing where it is closed."""
    special = [one for one in bookable.special_days if one.day == day.isoformat()]
    if special:
        return tuple((_clock(one.opens), _clock(one.closes)) for one in special if one.opens)
    if calendar.is_holiday(day) and not bookable.holidays:
        return ()
    found = ((_clock(one.opens), _clock(one.closes)) for one in bookable.hours if WEEKDAYS[day.weekday()] in one.days)
    return tuple(sorted(found))


def is_open(bookable: Bookable, day: date, calendar: Calendar) -> bool:
    """Whether it can be booked on a day at all; for whole days no hours mean every day."""
    if bookable.minutes or bookable.hours or any(one.day == day.isoformat() for one in bookable.special_days):
        return bool(hours_on(bookable, day, calendar))
    return bookable.holidays or not calendar.is_holiday(day)


def slots_on(bookable: Bookable, day: date, calendar: Calendar) -> tuple[datetime, ...]:
    """When the times of a day begin, one after another; each lasts its minutes, also while clocks are changed."""
    zone, length, found = ZoneInfo(calendar.zone), timedelta(minutes=bookable.minutes), list[datetime]()
    for opens, closes in hours_on(bookable, day, calendar) if bookable.minutes else ():
        at, end = (datetime.combine(day, clock, zone).astimezone(UTC) for clock in (opens, closes))
        while at + length <= end:
            found.append(at.astimezone(zone))
            at += length
    return tuple(found)


def span_of_slot(bookable: Bookable, starts: datetime) -> tuple[datetime, datetime]:
    """From and until when a time is taken, in UTC."""
    begins = starts.astimezone(UTC)
    return begins, begins + timedelta(minutes=bookable.minutes)


def span_of_days(first: date, last: date, calendar: Calendar) -> tuple[datetime, datetime]:
    """From the first moment of a day to the end of another, in UTC."""
    return calendar.end_of(first - timedelta(days=1)), calendar.end_of(last)


def _clock(words: str) -> time:
    return time.fromisoformat(words)
