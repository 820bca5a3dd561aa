import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.cooperation.engine.parts import NAMES
from hanse.cooperation.engine.ranking import best, blocks, scores
from hanse.cooperation.engine.weights import CHOSEN
from tests.cooperation.engine.worlds import linked

RING = ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5))
PLACES = {"countries": [0, 0, 1, 1, 2, -1], "people": [1e5, 2e5, 3e4, np.nan, 1e6, 5e3]}


def test_a_weight_stands_for_every_part() -> None:
    assert tuple(CHOSEN) == NAMES


def test_itself_and_its_partners_are_not_found_again() -> None:
    found = scores(linked(6, *RING, **PLACES), np.array([1]), CHOSEN)[0]
    assert np.flatnonzero(found == -np.inf).tolist() == [0, 1, 2]
    assert set(best(found, 10).tolist()) == {3, 4, 5}


def test_a_partner_of_two_partners_comes_before_who_is_a_stranger() -> None:
    """0 has 1 and 2; 3 has both as well, 4 has one of them, 5 neither."""
    found = scores(linked(6, (0, 1), (0, 2), (3, 1), (3, 2), (4, 2)), np.array([0]), CHOSEN)[0]
    assert best(found, 3).tolist() == [3, 4, 5]


def test_with_nothing_known_but_places_the_country_that_others_chose_comes_first() -> None:
    """0 and 1 are of one country, and 1 has partners in the second; 0 has none yet."""
    pairs = linked(6, (1, 2), (1, 3), (4, 5), countries=[0, 0, 1, 1, 2, 2])
    assert set(best(scores(pairs, np.array([0]), CHOSEN)[0], 2).tolist()) == {2, 3}


@settings(max_examples=10)
@given(st.permutations(range(6)))
def test_the_order_in_which_cities_are_named_changes_nothing(order) -> None:
    to = np.argsort(order)
    turned = linked(6, *[(to[a], to[b]) for a, b in RING], **{k: [v[at] for at in order] for k, v in PLACES.items()})
    before = scores(linked(6, *RING, **PLACES), np.arange(6), CHOSEN)
    after = scores(turned, np.arange(6), CHOSEN)
    np.testing.assert_allclose(after, before[np.ix_(order, order)], rtol=1e-4, atol=1e-4)


def test_equals_come_in_their_order_and_what_is_taken_never() -> None:
    assert best(np.array([1, 3, 3, -np.inf], np.float32), 9).tolist() == [1, 2, 0]


def test_blocks_hold_every_city_once() -> None:
    assert [one.tolist() for one in blocks(np.arange(5), 2)] == [[0, 1], [2, 3], [4]]
