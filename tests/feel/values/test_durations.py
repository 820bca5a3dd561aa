import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.values.durations import DaysAndTime, YearsAndMonths, duration_of


@given(st.integers(-(10**25), 10**25).map(DaysAndTime) | st.integers(-(10**9), 10**9).map(YearsAndMonths))
def test_what_is_written_reads_back_as_itself(duration):
    assert duration_of(str(duration)) == duration


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("P1DT24H", "P2D"),
        ("PT90M", "PT1H30M"),
        ("-PT0.5S", "-PT0.5S"),
        ("P0D", "PT0S"),
        ("P14M", "P1Y2M"),
        ("P0Y", "P0M"),
        ("PT1.0000000019S", "PT1.000000001S"),
    ],
)
def test_forms(text, written):
    assert str(duration_of(text)) == written


@pytest.mark.parametrize("text", ["", "P", "PT", "P1YT1H", "P1Y2D", "1D", "P-1D", "PT1", "P1.5D", "+P1D"])
def test_what_is_none(text):
    assert duration_of(text) is None
