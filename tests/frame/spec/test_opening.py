"""When counters are open: weekdays, days of their own, holidays, and the days on which clocks are changed."""

from datetime import date, timedelta

from hanse.frame.spec.bookables import Hours, SpecialDay, Weekday
from hanse.frame.spec.opening import is_open, slots_on, span_of_days, span_of_slot
from tests.frame.booking import PARIS, desk, squares

NIGHT = Hours(days=(Weekday.SUNDAY,), opens="01:00", closes="04:00")


def clocks(bookable, day):
    return [f"{one:%H:%M%z}" for one in slots_on(bookable, day, PARIS)]


def test_times_follow_one_another_within_the_hours():
    assert clocks(desk(), date(2026, 3, 12)) == ["09:00+0100", "09:30+0100", "10:00+0100", "10:30+0100"]
    assert clocks(desk(minutes=45), date(2026, 3, 12)) == ["09:00+0100", "09:45+0100"]
    assert clocks(desk(), date(2026, 3, 15)) == []


def test_the_same_hours_begin_an_hour_earlier_for_the_world_in_summer():
    before, after = (slots_on(desk(), day, PARIS)[0] for day in (date(2026, 3, 27), date(2026, 3, 30)))

    assert [f"{one:%H:%M%z}" for one in (before, after)] == ["09:00+0100", "09:00+0200"]
    assert span_of_slot(desk(), after)[0] - span_of_slot(desk(), before)[0] == timedelta(days=3, hours=-1)


def test_a_night_that_loses_an_hour_has_fewer_times_and_one_that_gains_it_has_more():
    night = desk(hours=(NIGHT,), minutes=60)

    assert clocks(night, date(2026, 3, 29)) == ["01:00+0100", "03:00+0200"]
    assert clocks(night, date(2026, 10, 25)) == ["01:00+0200", "02:00+0200", "02:00+0100", "03:00+0100"]
    assert clocks(night, date(2026, 11, 8)) == ["01:00+0100", "02:00+0100", "03:00+0100"]


def test_a_day_of_its_own_comes_before_weekdays_and_holidays():
    assert clocks(desk(), date(2026, 3, 11)) == []
    assert clocks(desk(), date(2026, 3, 14)) == ["10:00+0100", "10:30+0100"]
    may = SpecialDay(day="2026-05-01", opens="09:00", closes="10:00")
    assert clocks(desk(special_days=(may,)), date(2026, 5, 1)) == ["09:00+0200", "09:30+0200"]


def test_public_holidays_are_closed_unless_it_is_declared():
    assert clocks(desk(), date(2026, 5, 1)) == []
    assert len(clocks(desk(holidays=True), date(2026, 5, 1))) == 4
    assert not is_open(squares(), date(2026, 5, 1), PARIS)
    assert is_open(squares(), date(2026, 5, 2), PARIS)
    assert is_open(squares(holidays=True), date(2026, 5, 1), PARIS)


def test_a_day_lasts_from_midnight_to_midnight_of_its_place():
    starts, ends = span_of_days(date(2026, 3, 29), date(2026, 3, 29), PARIS)

    assert ends - starts == timedelta(hours=23)
    assert (starts.isoformat(), ends.isoformat()) == ("2026-03-28T23:00:00+00:00", "2026-03-29T22:00:00+00:00")
