import numpy as np

from hanse.diagnostic.engine.disclosure.shares import banded, reaching


def test_shares_are_told_from_fifteen_answers_in_tenths():
    chosen = np.array([1] * 5 + [2] * 5 + [4] * 5)

    assert reaching(chosen, 5) == [7, 3, 3, 1]
    assert reaching(chosen[1:], 5) is None
    assert reaching(np.append(chosen[1:], 0), 5) is None


def test_what_all_have_is_told_as_nine_tenths():
    assert reaching(np.full(20, 3), 4) == [9, 9, 1]


def test_a_level_of_few_cities_is_joined_with_the_next_below():
    levels = np.array([5] * 3 + [4] * 12 + [3] * 20 + [2] * 14 + [1] * 0 + [0] * 30)

    assert banded(levels, 5) == [range(4, 6), range(3, 4)]
    assert banded(levels[:10], 5) == []
