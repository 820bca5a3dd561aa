from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.errors import FeelLimitError, FeelValueError
from hanse.feel.limits import Limits
from hanse.feel.run import Run
from hanse.feel.values.incoming import to_feel, to_python

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_what_goes_in_comes_out_equal(value):
    assert to_python(to_feel(value), Run()) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_a_float_is_the_number_that_it_shows(value):
    assert to_feel(value) == Decimal(repr(value))


@pytest.mark.parametrize("value", [Decimal("1e7000"), Decimal("-1e999999999")])
def test_a_number_past_all_digits_is_refused(value):
    with pytest.raises(FeelValueError, match="is no number that 34 digits can hold"):
        to_feel(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_number_is_null(value):
    assert to_feel(value) is None


@pytest.mark.parametrize("value", [{1}, object(), b"x", 1j])
def test_other_types_are_refused(value):
    with pytest.raises(FeelValueError, match=type(value).__name__):
        to_feel([value])


def test_the_elements_of_a_result_count():
    class Small(Run):
        limits = Limits(steps=10)

    with pytest.raises(FeelLimitError):
        to_python([[0] * 6] * 2, Small())
