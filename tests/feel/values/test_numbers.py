from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.values.numbers import ROUNDINGS, rounded, written

SENSIBLE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6)


@given(SENSIBLE, st.integers(-3, 8), st.sampled_from(sorted(ROUNDINGS)))
def test_rounding_moves_less_than_one_unit_and_is_done_once(number, scale, rounding):
    result = rounded(number, scale, rounding)
    assert abs(result - number) < Decimal(1).scaleb(-scale)
    assert rounded(result, scale, rounding) == result


@given(SENSIBLE, st.integers(-3, 8))
def test_directed_roundings_enclose_the_number(number, scale):
    assert rounded(number, scale, "floor") <= number <= rounded(number, scale, "ceiling")
    assert abs(rounded(number, scale, "down")) <= abs(number) <= abs(rounded(number, scale, "up"))


@pytest.mark.parametrize(
    ("number", "text"),
    [(Decimal("1E+5"), "100000"), (Decimal("1E-7"), "0.0000001"), (10**40, "1" + "0" * 40), (7, "7")],
)
def test_numbers_are_written_without_exponent(number, text):
    assert written(number) == text
