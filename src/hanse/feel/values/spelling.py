"""Texts to dates, times and moments, as ISO 8601 and FEEL write them (DMN 1.5, 10.3.4.1); None for what spells none."""

import re

from hanse.feel.values.calendar import LAST_YEAR, month_length
from hanse.feel.values.durations import DAY, NANOSECONDS, Duration, duration_of
from hanse.feel.values.moments import MIDNIGHT, Date, DateTime, Moment, Time
from hanse.feel.values.zones import Zone, zone_of_offset, zone_of_place

_DATE = re.compile(r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})", re.ASCII)
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?"
    r"(?P<zone>Z|z|@[A-Za-z0-9_/+-]+|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?",
    re.ASCII,
)


def date_from(text: str) -> Date | None:
    """Return the date that a text such as 2026-11-26 spells (10.3.4.1)."""
    found = _DATE.fullmatch(text)
    return date_from_numbers(*map(int, found.groups())) if found else None


def date_from_numbers(year: int, month: int, day: int) -> Date | None:
    """Return the date of these numbers (10.3.4.1); None where the calendar has none."""
    if abs(year) > LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return Date(year, month, day)


def time_from(text: str) -> Time | None:
    """Return the time that a text such as 14:30:00, 14:30:00Z or 14:30:00@Europe/Paris spells (10.3.4.1)."""
    found = _TIME.fullmatch(text)
    clock = _clock(found) if found else None
    if found is None or clock is None:
        return None
    zone = _zone(found["zone"])
    return Time(clock % DAY, zone) if zone or not found["zone"] else None


def date_time_from(text: str) -> DateTime | None:
    """Return the moment that a text such as 2026-11-26T14:30:00 spells (10.3.4.1); a date alone is its midnight."""
    date_text, divider, time_text = text.partition("T")
    date = date_from(date_text)
    if date is None or not divider:
        return DateTime(date, MIDNIGHT) if date else None
    found = _TIME.fullmatch(time_text)
    clock = _clock(found) if found else None
    if found is None or clock is None:
        return None
    zone = _zone(found["zone"])
    if zone is None and found["zone"]:
        return None
    return DateTime(date, MIDNIGHT if zone is None else Time(0, zone)).later(clock)


def moment_from(text: str) -> Moment | Duration | None:
    """Return the date, time, moment or duration that the text of an @-literal spells (10.3.1.2, rule 65)."""
    return date_from(text) or time_from(text) or duration_of(text) or date_time_from(text)


def _clock(found: re.Match[str]) -> int | None:
    """Nanoseconds since midnight; 24:00:00 is the end of the day."""
    hour, minute, second = (int(found[group]) for group in (1, 2, 3))
    nanoseconds = int((found[4] or "").ljust(9, "0"))
    whole = (hour * 3600 + minute * 60 + second) * NANOSECONDS + nanoseconds
    return whole if minute < 60 and second < 60 and whole <= DAY else None


def _zone(text: str | None) -> Zone | None:
    if not text:
        return None
    if text in {"Z", "z"}:
        return Zone()
    if text.startswith("@"):
        return zone_of_place(text[1:])
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    if minutes > 59 or (seconds and seconds[0] > 59):
        return None
    offset = hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0)
    return zone_of_offset(-offset if text[0] == "-" else offset)
