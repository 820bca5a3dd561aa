"""Durations (DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8): days and time in nanoseconds, years and months in months."""

import re
from dataclasses import dataclass
from decimal import Decimal

NANOSECONDS = 10**9
MINUTE, HOUR, DAY = 60 * NANOSECONDS, 3600 * NANOSECONDS, 86_400 * NANOSECONDS

_DAYS_AND_TIME = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,28})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,28})H)?(?:(?P<minutes>\d{1,28})M)?(?:(?P<seconds>\d{1,28})(?:\.(?P<fraction>\d{0,28}))?S)?)?",
    re.ASCII,
)
_YEARS_AND_MONTHS = re.compile(r"(?P<sign>-?)P(?:(?P<years>\d{1,28})Y)?(?:(?P<months>\d{1,28})M)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class DaysAndTime:
    """A length of time, the same everywhere and always."""

    nanoseconds: int

    @property
    def seconds(self) -> Decimal:
        """The whole of it in seconds."""
        return Decimal(self.nanoseconds).scaleb(-9)

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """Days, hours, minutes and nanoseconds, all with the sign of the whole."""
        sign = -1 if self.nanoseconds < 0 else 1
        days, rest = divmod(abs(self.nanoseconds), DAY)
        hours, rest = divmod(rest, HOUR)
        minutes, rest = divmod(rest, MINUTE)
        return sign * days, sign * hours, sign * minutes, sign * rest

    def __str__(self) -> str:
        days, hours, minutes, rest = map(abs, self.parts)
        seconds = f"{Decimal(rest).scaleb(-9):f}"
        seconds = seconds.rstrip("0").rstrip(".") if "." in seconds else seconds
        of_day = [f"{hours}H" * bool(hours), f"{minutes}M" * bool(minutes), f"{seconds}S" * bool(rest)]
        time = "".join(of_day)
        text = f"P{f'{days}D' * bool(days)}{f'T{time}' * bool(time)}"
        return "PT0S" if text == "P" else "-" * (self.nanoseconds < 0) + text


@dataclass(frozen=True, slots=True, order=True)
class YearsAndMonths:
    """A number of months, which have no one length."""

    months: int

    @property
    def parts(self) -> tuple[int, int]:
        """Years and months, both with the sign of the whole."""
        sign = -1 if self.months < 0 else 1
        years, months = divmod(abs(self.months), 12)
        return sign * years, sign * months

    def __str__(self) -> str:
        years, months = map(abs, self.parts)
        text = f"{years}Y" * bool(years) + f"{months}M" * bool(months)
        return "-" * (self.months < 0) + f"P{text or '0M'}"


type Duration = DaysAndTime | YearsAndMonths


def duration_of(text: str) -> Duration | None:
    """Return the duration that a text spells, as P1DT2H or P1Y2M (10.3.4.1); None where it spells none."""
    if found := _DAYS_AND_TIME.fullmatch(text):
        given = found.groupdict()
        if any(given[name] for name in ("days", "hours", "minutes", "seconds")):
            return _days_and_time(given)
    if (found := _YEARS_AND_MONTHS.fullmatch(text)) and (found["years"] or found["months"]):
        months = int(found["years"] or 0) * 12 + int(found["months"] or 0)
        return YearsAndMonths(-months if found["sign"] else months)
    return None


def _days_and_time(given: dict[str, str | None]) -> DaysAndTime:
    whole = int(given["days"] or 0) * DAY + int(given["hours"] or 0) * HOUR + int(given["minutes"] or 0) * MINUTE
    fraction = (given["fraction"] or "")[:9].ljust(9, "0")
    whole += int(given["seconds"] or 0) * NANOSECONDS + int(fraction)
    return DaysAndTime(-whole if given["sign"] else whole)
