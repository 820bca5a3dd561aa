from datetime import UTC, datetime

import pytest

from hanse.kernel.quiet import BadHours, Quiet, quiet_hours

NIGHT = quiet_hours("21-7")
PARIS = "Europe/Paris"


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zone", "ends"),
    [
        ("2026-11-26 20:00", PARIS, "2026-11-27 06:00"),  # 21:00 there begins the night
        ("2026-11-26 19:59", PARIS, None),
        ("2026-11-27 05:59", PARIS, "2026-11-27 06:00"),
        ("2026-11-27 06:00", PARIS, None),
        ("2026-11-26 13:00", "Asia/Seoul", "2026-11-26 22:00"),
        # Clocks go forward in the night of 28 to 29 March 2026, back in that of 24 to 25 October.
        ("2026-03-28 20:30", PARIS, "2026-03-29 05:00"),
        ("2026-10-24 19:30", PARIS, "2026-10-25 06:00"),
        ("2026-10-25 00:30", PARIS, "2026-10-25 06:00"),  # 2:30 for the first time
        ("2026-10-25 01:30", PARIS, "2026-10-25 06:00"),  # 2:30 for the second
    ],
)
def test_the_night_ends_by_the_clock_of_the_place(at, zone, ends):
    assert NIGHT.ends(utc(at), zone) == (utc(ends) if ends else None)


def test_an_end_that_the_clocks_leap_over_comes_within_the_hour():
    """There is no 2:30 in that night."""
    quiet = quiet_hours("21-2:30")

    assert quiet.ends(utc("2026-03-29 00:45"), PARIS) == utc("2026-03-29 01:30")


def test_quiet_hours_may_lie_within_one_day():
    siesta = quiet_hours("13:30 - 15")

    assert siesta.ends(utc("2026-11-26 13:00"), PARIS) == utc("2026-11-26 14:00")
    assert siesta.ends(utc("2026-11-26 21:00"), PARIS) is None


def test_no_quiet_hours():
    assert quiet_hours("none") is None
    assert isinstance(NIGHT, Quiet)


@pytest.mark.parametrize("words", ["", "21", "21-25", "21:60-7", "evening-morning", "7-7"])
def test_what_is_no_span_of_hours_is_refused_with_how_to_write_one(words):
    with pytest.raises(BadHours, match="HANSE_QUIET_HOURS"):
        quiet_hours(words)
