import datetime as dt

import pytest

from hanse.feel.values.durations import YearsAndMonths
from tests.feel.evaluation import feel, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-01-31" + @"P1M"', dt.date(2026, 2, 28)),
        ('@"P1D" + @"2026-01-31"', dt.date(2026, 2, 1)),
        ('@"2026-03-01" - @"P1D"', dt.date(2026, 2, 28)),
        ('@"2026-03-31" - @"P1M"', dt.date(2026, 2, 28)),
        ('@"2026-03-01" - @"2026-02-01"', dt.timedelta(28)),
        ('@"10:00:00" - @"09:30:00"', dt.timedelta(minutes=30)),
        ('@"23:30:00" + @"PT1H"', dt.time(0, 30)),
        ('@"P1D" * 1.5', dt.timedelta(1.5)),
        ('2 * @"P1Y"', YearsAndMonths(24)),
        ('@"P1D" / @"PT6H"', 4),
        ('@"P1Y" / @"P1M"', 12),
        ('-@"P1D" - @"P1D"', dt.timedelta(-2)),
        ('@"P1Y" + @"P1M"', YearsAndMonths(13)),
        ('@"P1D" / 0', None),
        ('@"P1D" + @"P1M"', None),
        ('@"2026-01-01" + 1', None),
        ('@"999999999-12-31" + @"P1D"', None),
        ('@"10:00:00Z" - @"10:00:00"', None),
    ],
)  # fmt: skip
def test_arithmetic_of_time(text, expected):
    assert feel(text) == expected


def test_the_reason_is_said():
    assert "division by zero" in str(why('@"P1D" / 0'))
    assert "one of the two has a time zone and the other has none" in str(why('@"10:00:00Z" - @"10:00:00"'))
