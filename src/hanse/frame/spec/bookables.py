"""What can be booked, and when it is open: times at counters, or days of places."""

from dataclasses import dataclass
from enum import StrEnum

from hanse.kernel.places import Placed
from hanse.kernel.texts import Text


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Placed):
    """On some days of the week, from one time of the day to another ("08:30"), on the clock of the place."""

    days: tuple[Weekday, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay(Placed):
    """One day ("2026-12-24") with hours of its own, also if it is a holiday; without any: closed."""

    day: str
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookable(Placed):
    """What questions of the kinds slot and stay book; where it has several places, they are the question's options.

    `office` has it in its calendar. With `minutes` it is booked by times of that length, within its `hours`; without,
    by whole days, of which one may have at most `longest` (0: any number). `capacity` is how many can have the same
    time, or each place on the same day. It can be booked up to `ahead` days before, no later than `notice` hours
    before. A time is kept for `hold` minutes for who chooses it; one that was given back for `waiting` hours for the
    first of the waiting list (0: there is none).
    """

    key: str
    title: Text
    office: str
    minutes: int = 0
    hours: tuple[Hours, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    holidays: bool = False
    capacity: int = 1
    notice: int = 0
    ahead: int = 90
    longest: int = 0
    hold: int = 20
    waiting: int = 0
