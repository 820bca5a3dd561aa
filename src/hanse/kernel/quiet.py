"""Quiet hours: at night nobody's telephone is to ring for what can wait until morning."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?\s*-\s*(\d{1,2})(?::(\d\d))?")
NONE = "none"


class BadHours(ValueError):
    """What was written is no span of hours; the message says how to write one."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """From one time of the clock to another, mostly over midnight. `end` itself is not quiet."""

    start: time
    end: time

    def ends(self, at: datetime, zone: str) -> datetime | None:
        """When it ends, where a moment lies in it at a place; None where it does not.

        The clock of the place counts: a night over a change of the clocks is an hour longer or shorter.
        """
        local = at.astimezone(ZoneInfo(zone))
        clock = local.time()
        over_midnight = self.end <= self.start
        inside = clock >= self.start or clock < self.end if over_midnight else self.start <= clock < self.end
        if not inside:
            return None
        day = local.date() + timedelta(days=over_midnight and clock >= self.start)
        return datetime.combine(day, self.end, ZoneInfo(zone)).astimezone(UTC)


@cache
def quiet_hours(words: str) -> Quiet | None:
    """`21-7` or `21:30-7:15`; `none` for no quiet. Raises BadHours."""
    if words == NONE:
        return None
    found = _HOURS.fullmatch(words)
    try:
        first, first_minute, last, last_minute = (int(part or 0) for part in found.groups()) if found else (24, 0, 0, 0)
        hours = Quiet(time(first, first_minute), time(last, last_minute))
    except ValueError as error:
        raise BadHours(f"HANSE_QUIET_HOURS must be like 21-7 or 21:30-7:15, or none, not “{words}”.") from error
    if hours.start == hours.end:
        raise BadHours(f"HANSE_QUIET_HOURS must begin and end at different times; “{words}” would be quiet for ever.")
    return hours
