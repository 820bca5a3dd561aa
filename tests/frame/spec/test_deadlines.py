from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.frame.spec.deadlines import Calendar, Deadline, last_day, warning_day

FRANCE = Calendar(country="FR", zone="Europe/Paris")
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # Monday to Monday
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday to Monday
        (date(2026, 4, 2), 3, date(2026, 4, 8)),  # over Easter Monday
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # over Christmas and a weekend
    ],
)
def test_working_days_leave_out_weekends_and_holidays(start: date, days: int, end: date) -> None:
    assert last_day(Deadline(days=days), start, FRANCE) == end


def test_calendar_days_count_all() -> None:
    assert last_day(Deadline(days=30, working=False), date(2026, 3, 2), FRANCE) == date(2026, 4, 1)


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    alsace = Calendar(country="FR", subdivision="6AE", zone="Europe/Paris")

    assert FRANCE.is_working(date(2026, 12, 26)) is False  # a Saturday
    assert FRANCE.is_working(date(2025, 12, 26))
    assert not alsace.is_working(date(2025, 12, 26))


@pytest.mark.parametrize(
    ("warn", "working", "day"),
    [(0, True, None), (3, True, date(2026, 3, 11)), (3, False, date(2026, 3, 13)), (5, True, date(2026, 3, 9))],
)
def test_the_day_of_a_warning_is_counted_back(warn: int, working: bool, day: date | None) -> None:
    assert warning_day(Deadline(days=10, working=working, warn=warn), date(2026, 3, 16), FRANCE) == day


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_a_day_ends_at_its_place_whatever_the_clock_does(day: date, hours: int) -> None:
    begin = FRANCE.end_of(day.replace(day=day.day - 1) if day.day > 1 else date(2026, 5, 31))

    assert (FRANCE.end_of(day) - begin).total_seconds() == hours * 3600


def test_the_day_is_that_of_the_place() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)

    assert FRANCE.day_of(late) == date(2026, 3, 3)


@given(start=DAYS, days=st.integers(1, 60))
def test_the_last_day_is_one_on_which_offices_are_open(start: date, days: int) -> None:
    end = last_day(Deadline(days=days), start, FRANCE)

    assert FRANCE.is_working(end)
    assert (
        sum(FRANCE.is_working(date.fromordinal(n)) for n in range(start.toordinal() + 1, end.toordinal() + 1)) == days
    )


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        (Deadline(from_answer="day"), date(2026, 4, 7)),
        (Deadline(days=2, from_answer="day", working=False), date(2026, 4, 9)),
        (Deadline(before=1, from_answer="day", working=False), date(2026, 4, 6)),
        (Deadline(before=1, from_answer="day"), date(2026, 4, 3)),  # Easter Monday is the 6th
    ],
)
def test_days_are_counted_from_a_date_and_back(deadline: Deadline, last: date) -> None:
    assert last_day(deadline, date(2026, 4, 7), FRANCE) == last


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2025-12-01", "2025-12-01T08:00:00+00:00"),
        ("2025-07-01T14:30", "2025-07-01T12:30:00+00:00"),
        ("2025-07-01T14:30+00:00", "2025-07-01T14:30:00+00:00"),
    ],
)
def test_a_moment_is_by_the_place_s_clock_where_it_says_no_other(words: str, moment: str) -> None:
    assert Calendar(country="FR", zone="Europe/Paris").moment(words).isoformat() == moment
