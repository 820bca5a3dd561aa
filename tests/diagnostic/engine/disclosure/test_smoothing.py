import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hanse.diagnostic.engine.disclosure.smoothing import (
    LEAST_SPREAD,
    STEP,
    published,
    rounded_counts,
    smoothed,
    weights,
)

SCORES = st.lists(st.floats(0, 100) | st.integers(0, 200).map(lambda half: half / 2), min_size=5, max_size=60)
SHARES = (0.25, 0.5, 0.75)


def test_the_middle_of_five_is_a_mean_by_binomial_weights():
    assert weights(5, 0.5) == pytest.approx(np.array([1, 4, 6, 4, 1]) / 16)
    assert smoothed([50, 10, 30, 20, 40], 0.5) == pytest.approx(30)


@given(count=st.integers(5, 3000), share=st.sampled_from(SHARES))
def test_no_city_counts_for_more_than_it_does_in_the_smallest_group(count, share):
    found = weights(count, share)

    assert found.sum() == pytest.approx(1)
    assert found.max() <= weights(5, share).max() + 1e-9


@given(values=SCORES)
def test_what_is_told_equals_no_single_value_and_lies_on_the_scale(values):
    told = published(values, SHARES)

    assert all(abs(one - value) > 1e-6 for one in told for value in values)
    assert all(0 <= one <= 100 and one % STEP == 0 for one in told)
    assert told == sorted(told)


@given(values=SCORES, order=st.randoms())
def test_the_order_of_the_values_tells_nothing(values, order):
    mixed = list(values)
    order.shuffle(mixed)

    assert published(mixed, SHARES) == published(values, SHARES)


@given(values=SCORES)
def test_what_is_told_lies_close_to_the_smoothed_quantile(values):
    assume(np.ptp(values) >= LEAST_SPREAD)

    # A step of rounding, and one more for each value that may stand on a step in the way.
    assert abs(published(values, [0.5])[0] - smoothed(values, 0.5)) <= STEP * (1 + len(values))


def test_values_all_alike_are_not_summarised():
    assert published([40.0] * 30, [0.5]) == []


def test_nothing_is_told_where_every_step_is_some_citys_value():
    assert published(np.arange(201) / 2, [0.5]) == []


def test_without_values_there_is_no_quantile():
    with pytest.raises(ValueError, match="at least one"):
        smoothed([], 0.5)


def test_counts_are_rounded_to_fives():
    assert rounded_counts([1] * 2 + [2] * 3 + [3] * 12 + [5] * 13, 5) == [0, 5, 10, 0, 15]
