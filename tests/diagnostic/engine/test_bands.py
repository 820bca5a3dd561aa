import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.bands import bands, gaps

STARTS = [25.0, 50.0, 75.0]


def test_a_start_belongs_to_the_band_it_begins_or_to_the_one_below() -> None:
    scores = [0.0, 25.0, 49.9, 75.0, 100.0, np.nan]

    np.testing.assert_array_equal(bands(scores, STARTS), [0, 1, 1, 3, 3, -1])
    np.testing.assert_array_equal(bands(scores, STARTS, above=True), [0, 0, 1, 2, 3, -1])


def test_rounding_noise_does_not_decide() -> None:
    noisy = np.array([(0.1 + 0.2) * 250, 74.99999999999999])

    np.testing.assert_array_equal(bands(noisy, STARTS), [3, 3])
    np.testing.assert_array_equal(bands(noisy, STARTS, above=True), [2, 2])
    assert bands(74.999, STARTS) == 2


def test_the_gap_is_what_is_wanting_to_the_next_band() -> None:
    np.testing.assert_allclose(gaps([0.0, 30.0, 80.0, np.nan], STARTS), [25.0, 20.0, np.nan, np.nan])


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_score_never_lies_in_a_lower_band(one: float, other: float) -> None:
    lower, higher = bands(sorted([one, other]), STARTS)

    assert lower <= higher


@given(st.floats(0, 100))
def test_closing_the_gap_reaches_the_next_band(score: float) -> None:
    if bands(score, STARTS) < len(STARTS):
        assert bands(score + gaps(score, STARTS), STARTS) == bands(score, STARTS) + 1


@pytest.mark.parametrize("starts", [[50.0, 25.0], [25.0, 25.0], [[25.0]]])
def test_starts_must_increase(starts: list[float]) -> None:
    with pytest.raises(ValueError, match="increasing"):
        bands(1.0, starts)
