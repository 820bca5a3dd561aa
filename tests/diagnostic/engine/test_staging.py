"""Levels: bands of the score, held back by conditions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.model.levels import Ladder, Level
from hanse.diagnostic.engine.staging import levels, to_next
from hanse.kernel.texts import Text


def ladder(*starts, **how):
    steps = tuple(Level(key=str(place), name=Text("", str(place)), start=start) for place, start in enumerate(starts))
    return Ladder(key="steps", levels=steps, **how)


FIVE = ladder(None, 20, 40, 60, 80)


def reached(scores, steps=FIVE, gates=None):
    flags = {key: np.array(value) for key, value in (gates or {}).items()}
    return levels(np.array(scores, dtype=float), steps, flags).tolist()


def test_a_start_belongs_to_its_level():
    assert reached([0, 19.999, 20, 59.999999999999986, 80, 100, np.nan]) == [0, 0, 1, 3, 4, 4, -1]


def test_a_start_belongs_to_the_level_below_where_the_ladder_says_so():
    assert reached([20, 20.1], ladder(None, 20, above=True)) == [0, 1]


def test_the_score_is_rounded_first_where_the_ladder_says_so():
    assert reached([0.7496, 0.7494], ladder(None, 0.75, decimals=3)) == [1, 0]


def test_below_the_first_start_there_is_no_level():
    assert reached([5, 15], ladder(10, 20)) == [-1, 0]


def test_a_condition_holds_back_every_level_above():
    assert reached([90, 90, 50], gates={"3": [False, True, True]}) == [2, 4, 2]


def test_a_level_by_condition_alone():
    assert reached([0, 0], ladder(None, None), {"1": [True, False]}) == [1, 0]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.data())
def test_no_level_without_every_lower_one(scores, data):
    gates = {str(key): data.draw(st.lists(st.booleans(), min_size=len(scores), max_size=len(scores))) for key in (1, 3)}
    for unit, level in enumerate(reached(scores, gates=gates)):
        met = [FIVE.levels[k].start is None or scores[unit] >= FIVE.levels[k].start - 1e-9 for k in range(5)]
        met = [ok and gates.get(str(k), [True] * len(scores))[unit] for k, ok in enumerate(met)]
        assert all(met[: level + 1])
        assert level == 4 or not met[level + 1]


@pytest.mark.parametrize(("score", "level", "gap"), [(25, 1, 15), (45, 1, 0), (90, 4, np.nan), (np.nan, -1, np.nan)])
def test_points_to_the_next_level(score, level, gap):
    found = to_next(np.array([score], dtype=float), np.array([level], dtype=np.int8), FIVE)
    np.testing.assert_array_equal(found, [gap])
