from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.rounding import Halves, rounded


@pytest.mark.parametrize(
    ("number", "decimals", "even", "up"),
    [
        (2.5, 0, 2.0, 3.0),
        (3.5, 0, 4.0, 4.0),
        (-2.5, 0, -2.0, -3.0),
        (2.675, 2, 2.68, 2.68),  # 2.67499999999999982… in binary
        (0.285, 2, 0.28, 0.29),
        (0.49999999, 0, 0.0, 0.0),
        (1250.0, -2, 1200.0, 1300.0),
        (123456789.125, 2, 123456789.12, 123456789.13),
    ],
)
def test_halves_go_where_the_rule_says(number: float, decimals: int, even: float, up: float) -> None:
    assert rounded(number, decimals) == even
    assert rounded(number, decimals, Halves.UP) == up


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_decimal_number_is_rounded_as_it_is_written(thousandths: int, decimals: int) -> None:
    written = Decimal(thousandths).scaleb(-4)
    for halves, rule in ((Halves.EVEN, ROUND_HALF_EVEN), (Halves.UP, ROUND_HALF_UP)):
        expected = float(written.quantize(Decimal(1).scaleb(-decimals), rule))
        assert rounded(float(written), decimals, halves) == expected


def test_missing_stays_missing_and_the_shape_stays() -> None:
    result = rounded([[1.26, np.nan]], 1)

    np.testing.assert_array_equal(result, [[1.3, np.nan]])
