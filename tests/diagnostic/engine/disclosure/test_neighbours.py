import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.disclosure.neighbours import NOWHERE, neighbourhoods


def test_units_that_lie_together_are_neighbours():
    context = np.array([[place + shift] for place in (0.0, 50.0, 90.0) for shift in (0, 1, 2, 3, 4)])

    found = neighbourhoods(context, least=5)

    assert [len(set(found.numbers[at : at + 5])) for at in (0, 5, 10)] == [1, 1, 1]
    assert len(set(found.numbers.tolist())) == 3
    assert found.mean[0] == pytest.approx(2.5)
    assert found.farthest[0] == 4
    assert found.farthest[2] == 2


def test_a_unit_of_which_something_is_not_known_is_in_none():
    context = np.arange(20.0).reshape(10, 2)
    context[3, 1] = np.nan

    found = neighbourhoods(context, least=4)

    assert found.numbers[3] == NOWHERE
    assert np.isnan(found.mean[3])
    assert (np.delete(found.numbers, 3) != NOWHERE).all()


def test_too_few_units_have_no_neighbourhood():
    assert (neighbourhoods(np.zeros((4, 1)), least=5).numbers == NOWHERE).all()


@settings(max_examples=40)
@given(count=st.integers(5, 60), seed=st.integers(0, 99), least=st.integers(3, 9))
def test_each_is_in_one_of_enough_units_whatever_their_order(count, seed, least):
    stream = np.random.default_rng(seed)
    context = stream.normal(size=(count, 2))
    mixed = stream.permutation(count)

    found, other = neighbourhoods(context, least=least), neighbourhoods(context[mixed], least=least)

    sizes = np.unique(found.numbers[found.numbers != NOWHERE], return_counts=True)[1]
    assert ((sizes >= least) & (sizes < 2 * least)).all()
    assert sizes.sum() in {0, count}
    assert other.numbers.tolist() == found.numbers[mixed].tolist()
