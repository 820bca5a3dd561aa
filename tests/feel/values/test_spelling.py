import pytest

from hanse.feel.values.spelling import date_from, date_time_from, moment_from, time_from


@pytest.mark.parametrize("text", ["2026-11-26", "-0044-03-15", "999999999-12-31", "0000-02-29"])
def test_dates(text):
    assert str(date_from(text)) == text


@pytest.mark.parametrize(
    "text", ["2026-2-1", "2025-02-29", "02026-01-01", "2026-13-01", "1000000000-01-01", "26-01-01", "2026-01-01Z"]
)
def test_no_dates(text):
    assert date_from(text) is None


@pytest.mark.parametrize(
    "text", ["14:30:00", "14:30:00Z", "14:30:00.123+01:00", "00:00:00@Europe/Paris", "01:02:03-11:30"]
)
def test_times(text):
    assert str(time_from(text)) == text


@pytest.mark.parametrize(
    "text", ["14:30", "25:00:00", "10:60:00", "10:00:60", "10:00:00@Moon/Base", "10:00:00+19:00", "1:00:00"]
)
def test_no_times(text):
    assert time_from(text) is None


def test_midnight_at_the_end_of_a_day_is_the_next_one_s_beginning():
    assert str(date_time_from("2026-12-31T24:00:00")) == "2027-01-01T00:00:00"
    assert str(date_time_from("2026-12-31")) == "2026-12-31T00:00:00"
    assert date_time_from("2026-12-31T") is None


def test_a_literal_may_be_any_of_them():
    assert [type(moment_from(text)).__name__ for text in ("2026-11-26", "10:00:00", "P1D", "P1M", "2026-11-26T10:00:00")] == [
        "Date", "Time", "DaysAndTime", "YearsAndMonths", "DateTime"
    ]  # fmt: skip
    assert moment_from("soon") is None
