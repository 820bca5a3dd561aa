"""Arithmetic of dates, times and durations (DMN 1.5, 10.3.2.15, tables 57 to 59)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from hanse.feel.run import NullResult, Run
from hanse.feel.values.calendar import LAST_YEAR
from hanse.feel.values.durations import DaysAndTime, Duration, YearsAndMonths
from hanse.feel.values.kinds import Kind
from hanse.feel.values.moments import Date, DateTime, Moment, Time, at_midnight, instant
from hanse.feel.values.numbers import ARITHMETIC, whole

type Operation = Callable[[Any, Any, Run], Any]

_MOST_NANOSECONDS = 10**27
_MOST_MONTHS = 12 * 10**10


def _days(nanoseconds: int) -> DaysAndTime:
    if abs(nanoseconds) > _MOST_NANOSECONDS:
        raise NullResult("a duration is no longer than the time between two dates can be")
    return DaysAndTime(nanoseconds)


def _months(months: int) -> YearsAndMonths:
    if abs(months) > _MOST_MONTHS:
        raise NullResult("a duration is no longer than the time between two dates can be")
    return YearsAndMonths(months)


def _in_calendar[Value: (Date, DateTime)](value: Value) -> Value:
    if abs(value.year) > LAST_YEAR:
        raise NullResult(f"the calendar goes to the year {LAST_YEAR}, after Christ and before")
    return value


def later(value: Moment, duration: DaysAndTime) -> Moment:
    """Return a moment so much later (10.3.2.15): a date stays a date, a time goes round the clock."""
    if isinstance(value, Time):
        return value.later(duration.nanoseconds)
    if isinstance(value, Date):
        return _in_calendar(at_midnight(value).later(duration.nanoseconds).date)
    return _in_calendar(value.later(duration.nanoseconds))


def months_later(value: Date | DateTime, duration: YearsAndMonths) -> Date | DateTime:
    """Return the same day so many months later, or the last day of that month (10.3.2.15)."""
    if isinstance(value, Date):
        return _in_calendar(value.months_later(duration.months))
    return _in_calendar(value.months_later(duration.months))


def between(later_one: Moment, earlier: Moment) -> DaysAndTime:
    """Return the time from `earlier` to `later_one` (10.3.2.15); raise NullResult where only one of them has a zone."""
    first, second = (at_midnight(one) if isinstance(one, Date) else one for one in (later_one, earlier))
    (zoned, ends), (other_zoned, begins) = instant(first), instant(second)
    if zoned is not other_zoned:
        raise NullResult("one of the two has a time zone and the other has none")
    return _days(ends - begins)


def _times(duration: Duration, factor: Decimal | int, _run: Run) -> Duration:
    if isinstance(duration, DaysAndTime):
        return _days(whole(ARITHMETIC.multiply(duration.nanoseconds, factor)))
    return _months(whole(ARITHMETIC.multiply(duration.months, factor)))


def _divided(duration: Duration, divisor: Decimal | int, _run: Run) -> Duration:
    if isinstance(duration, DaysAndTime):
        return _days(whole(ARITHMETIC.divide(duration.nanoseconds, divisor)))
    return _months(whole(ARITHMETIC.divide(duration.months, divisor)))


def _swapped(operation: Operation) -> Operation:
    return lambda left, right, run: operation(right, left, run)


def _negated(duration: Duration) -> Duration:
    return DaysAndTime(-duration.nanoseconds) if isinstance(duration, DaysAndTime) else YearsAndMonths(-duration.months)


def _with_negated(operation: Operation) -> Operation:
    return lambda left, right, run: operation(left, _negated(right), run)


_LATER: Mapping[tuple[Kind, Kind], Operation] = {
    **{(kind, Kind.DAYS): lambda left, right, _: later(left, right) for kind in (Kind.DATE, Kind.TIME, Kind.DATE_TIME)},
    **{(kind, Kind.MONTHS): lambda left, right, _: months_later(left, right) for kind in (Kind.DATE, Kind.DATE_TIME)},
}
_DATED = (Kind.DATE, Kind.DATE_TIME)

ADDITION: Mapping[tuple[Kind, Kind], Operation] = {
    **_LATER,
    **{(right, left): _swapped(operation) for (left, right), operation in _LATER.items()},
    (Kind.DAYS, Kind.DAYS): lambda left, right, _: _days(left.nanoseconds + right.nanoseconds),
    (Kind.MONTHS, Kind.MONTHS): lambda left, right, _: _months(left.months + right.months),
}
SUBTRACTION: Mapping[tuple[Kind, Kind], Operation] = {
    **{(first, second): lambda left, right, _: between(left, right) for first in _DATED for second in _DATED},
    (Kind.TIME, Kind.TIME): lambda left, right, _: between(left, right),
    (Kind.DAYS, Kind.DAYS): lambda left, right, _: _days(left.nanoseconds - right.nanoseconds),
    (Kind.MONTHS, Kind.MONTHS): lambda left, right, _: _months(left.months - right.months),
    **{kinds: _with_negated(operation) for kinds, operation in _LATER.items()},
}
MULTIPLICATION: Mapping[tuple[Kind, Kind], Operation] = {
    (Kind.DAYS, Kind.NUMBER): _times,
    (Kind.MONTHS, Kind.NUMBER): _times,
    (Kind.NUMBER, Kind.DAYS): _swapped(_times),
    (Kind.NUMBER, Kind.MONTHS): _swapped(_times),
}
DIVISION: Mapping[tuple[Kind, Kind], Operation] = {
    (Kind.DAYS, Kind.NUMBER): _divided,
    (Kind.MONTHS, Kind.NUMBER): _divided,
    (Kind.DAYS, Kind.DAYS): lambda left, right, _: ARITHMETIC.divide(left.nanoseconds, right.nanoseconds),
    (Kind.MONTHS, Kind.MONTHS): lambda left, right, _: ARITHMETIC.divide(left.months, right.months),
}
NEGATION: Mapping[Kind, Callable[[Any], Any]] = {Kind.DAYS: _negated, Kind.MONTHS: _negated}
