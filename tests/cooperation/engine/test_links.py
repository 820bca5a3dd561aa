import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.cooperation.engine.links import Links

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)
EVERY = np.arange(8)


def links(*pairs: tuple[int, int]) -> Links:
    return Links.of(np.array(pairs).reshape(-1, 2), 8)


def test_a_pair_counts_once_whichever_way_it_is_written_and_nobody_is_her_own_partner() -> None:
    assert links((0, 1), (1, 0), (0, 1), (2, 2)).degrees.tolist() == [1, 1, 0, 0, 0, 0, 0, 0]


def test_shared_partners_count_less_the_more_partners_they_have() -> None:
    """0 and 1 share 2, which has two partners; 3 and 4 share 5, which has four."""
    found = links((0, 2), (1, 2), (3, 5), (4, 5), (6, 5), (7, 5)).shared(EVERY)

    assert found[0, 1] == pytest.approx(1 / np.log(2))
    assert found[3, 4] == pytest.approx(1 / np.log(4))
    assert found[0, 3] == 0


def test_a_chain_is_three_links_long() -> None:
    found = links((0, 1), (1, 2), (2, 3)).chains(np.array([0]))

    assert found[0, 3] == pytest.approx(1 / 2)
    assert found[0, 2] == 0


@settings(max_examples=20)
@given(PAIRS)
def test_every_measure_is_the_same_both_ways_but_for_the_walk_which_asks_who_begins(pairs) -> None:
    made = links(*pairs)
    for measure in (made.number_shared, made.shared, made.chains):
        found = measure(EVERY)
        np.testing.assert_allclose(found, found.T, rtol=1e-5)
        assert (found >= 0).all()


@settings(max_examples=20)
@given(PAIRS)
def test_a_walk_reaches_only_what_links_lead_to(pairs) -> None:
    made = links(*pairs)
    reached, step = np.eye(8), np.eye(8)
    for _ in range(8):
        step = step @ made.matrix.toarray()
        reached += step
    assert ((made.walks(EVERY) > 0) <= (reached > 0)).all()


def test_partners_come_in_order() -> None:
    assert links((5, 1), (5, 7), (0, 5)).partners(5).tolist() == [0, 1, 7]
