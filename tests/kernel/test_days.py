from datetime import date

import pytest

from hanse.kernel.days import day_typed


def test_a_day_is_read():
    assert day_typed("2026-03-02") == date(2026, 3, 2)


@pytest.mark.parametrize("words", ["", "2026-02-30", "2026-13-01", "tomorrow", "2026-03-02T09:00", "\x00", "9" * 5000])
def test_whatever_else_is_typed_is_no_day(words):
    assert day_typed(words) is None
