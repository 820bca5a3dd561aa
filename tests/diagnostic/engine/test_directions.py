import numpy as np
import pytest

from hanse.diagnostic.engine.directions import direct, direct_goalposts
from hanse.diagnostic.engine.normalise import min_max


def test_turns_the_columns_where_less_is_better() -> None:
    np.testing.assert_array_equal(direct([[1.0, 2.0], [3.0, np.nan]], [1, -1]), [[1.0, -2.0], [3.0, np.nan]])


def test_goalposts_turn_with_their_column() -> None:
    low, high = direct_goalposts([0.0, 10.0], [100.0, 60.0], [1, -1])

    scores = min_max(direct([[25.0, 10.0], [100.0, 60.0], [0.0, 35.0]], [1, -1]), low=low, high=high)

    np.testing.assert_allclose(scores, [[25.0, 100.0], [100.0, 0.0], [0.0, 50.0]])


def test_a_goalpost_taken_from_the_data_stays_open() -> None:
    low, high = direct_goalposts(np.nan, [5.0, 5.0], [1, -1])

    np.testing.assert_array_equal(low, [np.nan, -5.0])
    np.testing.assert_array_equal(high, [5.0, np.nan])


@pytest.mark.parametrize("directions", [[0.0], [2.0], [np.nan]])
def test_refuses_what_is_no_direction(directions: list[float]) -> None:
    with pytest.raises(ValueError, match="direction is 1"):
        direct([[1.0]], directions)
