import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.values.calendar import date_of, day_number, is_leap, month_length, months_later, weekday


@given(st.dates())
def test_the_calendar_is_that_of_python(day):
    number = day_number(day.year, day.month, day.day)
    assert number == (day - dt.date(1970, 1, 1)).days
    assert date_of(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.isoweekday()


@given(st.integers(-(10**11), 10**11))
def test_days_are_counted_without_a_gap(number):
    assert day_number(*date_of(number)) == number


def test_months_end_where_they_end():
    assert [is_leap(year) for year in (1900, 2000, 2023, 2024, 0, -4)] == [False, True, False, True, True, True]
    assert month_length(2024, 2) == 29
    assert months_later(2024, 1, 31, 1) == (2024, 2, 29)
    assert months_later(2024, 1, 31, -2) == (2023, 11, 30)
