"""Python's dates, times and time differences to FEEL's, and back where Python's are wide enough."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from hanse.feel.values.durations import NANOSECONDS, DaysAndTime
from hanse.feel.values.moments import Date, DateTime, Time
from hanse.feel.values.zones import Zone

_MICROSECOND = 1000


def temporal_from(value: datetime | date | time | timedelta) -> Date | Time | DateTime | DaysAndTime:
    """Return FEEL's value (10.3.2.12); a zone keeps its place's name where Python knows it, else its offset."""
    match value:
        case timedelta():
            return DaysAndTime((value.days * 86_400 + value.seconds) * NANOSECONDS + value.microseconds * _MICROSECOND)
        case datetime():
            return DateTime(Date(value.year, value.month, value.day), _time(value, value.utcoffset()))
        case date():
            return Date(value.year, value.month, value.day)
        case _:
            return _time(value, value.utcoffset())


def _time(value: datetime | time, offset: timedelta | None) -> Time:
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return Time(seconds * NANOSECONDS + value.microsecond * _MICROSECOND, _zone(value.tzinfo, offset))


def _zone(info: tzinfo | None, offset: timedelta | None) -> Zone | None:
    if isinstance(info, ZoneInfo) and info.key:
        return Zone(name=info.key)
    return None if offset is None else Zone(offset.days * 86_400 + offset.seconds)


def temporal_to(value: Date | Time | DateTime | DaysAndTime) -> object:
    """Return Python's value, or FEEL's own where Python's holds no such year or no nanoseconds (10.3.2.12)."""
    if isinstance(value, DaysAndTime):
        return value if value.nanoseconds % _MICROSECOND else _difference(value)
    if isinstance(value, Date):
        return date(value.year, value.month, value.day) if MINYEAR <= value.year <= MAXYEAR else value
    clock = value if isinstance(value, Time) else value.time
    if clock.nanoseconds % _MICROSECOND:
        return value
    plain = time(clock.hour, clock.minute, clock.second, clock.nanoseconds % NANOSECONDS // _MICROSECOND, _info(clock))
    if isinstance(value, Time):
        return plain
    on = value.date
    return datetime.combine(date(on.year, on.month, on.day), plain) if MINYEAR <= on.year <= MAXYEAR else value


def _difference(value: DaysAndTime) -> timedelta | DaysAndTime:
    try:
        return timedelta(microseconds=value.nanoseconds // _MICROSECOND)
    except OverflowError:
        return value


def _info(value: Time) -> tzinfo | None:
    zone = value.zone
    if zone is None:
        return None
    if zone.name:
        return ZoneInfo(zone.name)
    return timezone(timedelta(seconds=zone.seconds)) if zone.seconds else UTC
