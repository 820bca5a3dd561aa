"""Offsets from UTC, fixed or those of a place (the IANA time zone database)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hanse.feel.values.calendar import date_of

MOST_OFFSET = 18 * 3600
_MIDWINTER = 10_957
"""1 January 2000, as days since 1 January 1970."""


@dataclass(frozen=True, slots=True)
class Zone:
    """An offset of `seconds` from UTC, or with a `name` that of a place, which changes with the date."""

    seconds: int = 0
    name: str = ""

    def offset(self, day: int, second: int) -> int:
        """Return the seconds ahead of UTC at a local time: days since 1 January 1970, and seconds of the day."""
        if not self.name:
            return self.seconds
        year, month, date = date_of(day)
        # What Python's calendar does not reach has the rules of a year like it: the calendar repeats after 400 years.
        known = year if 1 < year < 9999 else year % 400 + 2000
        local = datetime(known, month, date, tzinfo=_place(self.name)) + timedelta(seconds=second)
        return _whole_seconds(local.utcoffset())

    @property
    def usual_offset(self) -> int:
        """The offset of a time of no date: that of the place without its summer time."""
        if not self.name:
            return self.seconds
        local = datetime(*date_of(_MIDWINTER), tzinfo=_place(self.name))
        return _whole_seconds(local.utcoffset()) - _whole_seconds(local.dst())

    def __str__(self) -> str:
        if self.name:
            return f"@{self.name}"
        if not self.seconds:
            return "Z"
        minutes, seconds = divmod(abs(self.seconds), 60)
        text = f"{'-' if self.seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
        return f"{text}:{seconds:02}" if seconds else text


def _whole_seconds(delta: timedelta | None) -> int:
    return 0 if delta is None else delta.days * 86_400 + delta.seconds


@lru_cache(maxsize=600)
def _place(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def zone_of_place(name: str) -> Zone | None:
    """Return the zone of a place such as Europe/Paris (10.3.2.3.6); None where the database has no such place."""
    try:
        _place(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return Zone(name=name)


def zone_of_offset(seconds: int) -> Zone | None:
    """Return the zone of a fixed offset (10.3.2.3.6); None for one that no place could have (more than 18 hours)."""
    return Zone(seconds) if abs(seconds) <= MOST_OFFSET else None
