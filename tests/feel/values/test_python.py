import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feel.evaluation import feel

PARIS = ZoneInfo("Europe/Paris")


@given(
    st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.datetimes(timezones=st.just(dt.UTC))
    | st.datetimes(timezones=st.just(PARIS), allow_imaginary=False)
)
def test_python_s_own_come_back_as_they_went_in(value):
    found = feel("a", a=value)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ['@"-0044-03-15"', '@"12026-01-01"', 'string(@"12026-01-01T00:00:00Z")'])
def test_what_python_has_no_value_for_stays_ours(text):
    assert str(feel(text)).startswith(("-0044", "12026"))
