import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hanse.diagnostic.engine.disclosure.groups import offered
from hanse.diagnostic.engine.disclosure.statistics import level_counts, summaries, summary


def rising(count: int) -> np.ndarray:
    return np.linspace(10.1, 90.3, count)


@pytest.mark.parametrize(("count", "told"), [(4, False), (5, True)])
def test_a_median_needs_five_cities(count, told):
    assert (summary(rising(count)) is not None) is told


@pytest.mark.parametrize(("count", "told"), [(14, False), (15, True)])
def test_quartiles_need_fifteen(count, told):
    found = summary(rising(count))

    assert found is not None
    assert (found.quartiles is not None) is told


def test_a_score_that_a_city_lacks_is_checked_for_those_that_have_it():
    classes = np.array([[0]] * 10 + [[1]] * 10)
    scores = np.column_stack([rising(20), rising(20)])
    scores[:6, 1] = np.nan
    groups, all_private = offered(classes), np.ones(20, dtype=bool)

    told = summaries(groups, scores, all_private)

    region = groups.fixed.index((0,))
    assert (region, 0) in told
    assert (region, 1) not in told
    assert told[0, 1].count == 14


def test_levels_are_told_in_fives_where_quartiles_are():
    levels = np.array([1] * 3 + [2] * 9 + [3] * 8)
    groups = offered(np.array([[0]] * 10 + [[1]] * 10))

    assert level_counts(groups, levels, 5, np.ones(20, dtype=bool)) == {0: [5, 10, 10, 0, 0]}


@settings(max_examples=20)
@given(scores=arrays(np.float64, (24, 2), elements=st.integers(0, 200).map(lambda half: half / 2)), seed=st.integers(0))
def test_nothing_told_is_a_citys_own_number(scores, seed):
    groups = offered(np.random.default_rng(seed).integers(0, 3, (24, 2)))

    for (group, number), found in summaries(groups, scores, np.ones(24, dtype=bool)).items():
        inside = scores[groups.members[group], number]
        assert not {found.median, *(found.quartiles or ())} & set(inside.tolist())
        assert found.count == len(inside) >= 5
