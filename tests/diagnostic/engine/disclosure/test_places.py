import numpy as np

from hanse.diagnostic.engine.disclosure.places import outwards, percentiles


def test_fourteen_are_too_few():
    assert percentiles(np.arange(14.0)) is None


def test_percentiles_are_to_the_nearest_ten_and_never_all_or_none():
    found = percentiles(np.arange(15.0))

    assert found is not None
    assert found.tolist() == [10, 10, 10, 20, 30, 40, 40, 50, 60, 60, 70, 80, 90, 90, 90]


def test_fifty_are_enough_for_the_nearest_five():
    found = percentiles(np.repeat(np.arange(25.0), 2))

    assert found is not None
    assert set(found.tolist()) == set(range(5, 100, 5))


def test_equal_scores_have_equal_percentiles():
    found = percentiles(np.array([1.0] * 5 + [2.0] * 10))

    assert found is not None
    assert found.tolist() == [10] * 5 + [40] * 10


def test_places_move_outwards_to_fives():
    first, last = outwards(np.array([1.0, 7.2, 5.0]), np.array([3.0, 11.0, 43.5]), 44)

    assert first.tolist() == [1, 5, 5]
    assert last.tolist() == [5, 15, 44]
