from hanse.feel.values.durations import DAY, HOUR
from hanse.feel.values.moments import Date, at_midnight, instant
from hanse.feel.values.spelling import date_time_from, time_from


def test_a_day_of_the_clock_s_change_has_its_own_offset():
    summer, winter = (
        date_time_from("2026-07-01T12:00:00@Europe/Paris"),
        date_time_from("2026-12-01T12:00:00@Europe/Paris"),
    )
    assert [summer.offset, winter.offset] == [7200, 3600]


def test_moments_in_zones_lie_on_one_line():
    paris, utc = date_time_from("2026-12-01T13:00:00@Europe/Paris"), date_time_from("2026-12-01T12:00:00Z")
    assert instant(paris) == instant(utc) == (True, Date(2026, 12, 1).number * DAY + 12 * HOUR)
    assert instant(date_time_from("2026-12-01T12:00:00"))[0] is False


def test_a_time_goes_round_the_clock():
    assert str(time_from("23:00:00").later(2 * HOUR)) == "01:00:00"
    assert str(date_time_from("2026-12-31T23:00:00").later(2 * HOUR)) == "2027-01-01T01:00:00"


def test_a_date_among_moments_is_its_midnight_in_utc():
    assert str(at_midnight(Date(2026, 1, 1))) == "2026-01-01T00:00:00Z"
