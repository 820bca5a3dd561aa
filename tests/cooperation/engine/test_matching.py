"""A city's two lists, and why each city stands on them."""

import numpy as np
import pytest

from hanse.cooperation.engine.matching import Network
from hanse.cooperation.engine.traits import Traits, ahead, gaps, likeness
from tests.cooperation.engine.worlds import linked

NAN = np.nan
OWN = np.array([20, 80, 60, NAN], np.float32)
EVERY = np.ones(6, bool)


def network(*pairs, profiles=None, offers=None, **traits) -> Network:
    same = {"regions": [0] * 6, "sizes": [-1] * 6, "incomes": [-1] * 6} | traits
    return Network(
        pairs=linked(6, *pairs),
        traits=Traits(
            languages=np.array(traits.pop("languages", [[0, 0]] * 6), bool),
            **{name: np.array(same[name]) for name in ("regions", "sizes", "incomes")},
        ),
        profiles=np.array(profiles or [[NAN] * 4] * 6, np.float32),
        offers=np.array(offers or [[0] * 4] * 6, bool),
    )


def test_shared_partners_and_what_is_alike_are_named() -> None:
    made = network((0, 1), (2, 1), sizes=[1, 1, 1, 2, 2, 2], languages=[[1, 0], [0, 1], [1, 1], [0, 1], [0, 0], [0, 0]])
    first, *_ = made.like(0, OWN, EVERY, 10)

    assert (first.city, first.shared) == (2, (1,))
    assert set(first.alike) == {"region", "size", "language"}


def test_only_those_asked_for_are_found_and_never_itself_nor_a_partner() -> None:
    among = np.array([True, True, True, False, True, False])
    assert {one.city for one in network((0, 1)).like(0, OWN, among, 10)} == {2, 4}


def test_an_unknown_group_is_nothing_in_common() -> None:
    assert all("size" not in one.alike for one in network().like(0, OWN, EVERY, 10))


def test_who_is_strong_where_a_city_is_weak_comes_first_with_where() -> None:
    profiles = [[NAN] * 4, [50, 10, NAN, NAN], [90, 10, 75, NAN], [25, 90, 60, 99], [NAN] * 4, [NAN] * 4]
    found = network(profiles=profiles).solved(0, OWN, gaps(OWN), EVERY, 10)

    assert [one.city for one in found] == [2, 1]
    assert [one.leads for one in found] == [(0, 2), (0,)]


def test_who_offers_help_counts_without_showing_a_score() -> None:
    offers = [[0] * 4] * 4 + [[1, 0, 0, 0], [0, 1, 0, 0]]
    [found] = network(offers=offers).solved(0, OWN, gaps(OWN), EVERY, 10)
    assert (found.city, found.offered, found.leads) == (4, (0,), ())


def test_a_partner_can_have_solved_it_as_well() -> None:
    profiles = [[NAN] * 4, [90, 10, NAN, NAN], *[[NAN] * 4] * 4]
    assert [one.city for one in network((0, 1), profiles=profiles).solved(0, OWN, gaps(OWN), EVERY, 10)] == [1]


def test_what_a_city_does_not_share_moves_nothing() -> None:
    """Scores that are not in the profiles cannot be told from scores that do not exist."""
    shown = [[NAN] * 4, [50, 10, NAN, NAN], *[[NAN] * 4] * 4]
    made = network(profiles=shown)
    assert [one.city for one in made.solved(0, OWN, gaps(OWN), EVERY, 10)] == [1]
    assert len({one.score for one in made.like(0, OWN, EVERY, 10)}) == 1


def test_gaps_are_the_weakest_and_never_the_strongest() -> None:
    assert gaps(OWN).tolist() == [0, 2]
    assert gaps(np.array([50, NAN], np.float32)).tolist() == []
    assert gaps(np.array([5, 4, 3, 2, 1], np.float32)).tolist() == [4, 3, 2]


def test_profiles_are_compared_where_two_dimensions_are_known_of_both() -> None:
    found = likeness(OWN, np.array([[20, 80, 60, 9], [40, 60, NAN, 9], [20, NAN, NAN, 9], [99, 0, 0, 0]], np.float32))
    assert found[:2].tolist() == pytest.approx([1.0, 0.5])
    assert np.isnan(found[2])
    assert found[3] == 0


def test_a_small_lead_is_none() -> None:
    others = np.array([[29, 0, 0, 0], [30, 0, 0, 0]], np.float32)
    assert ahead(OWN, others, np.zeros((2, 4), bool), np.array([0]))[:, 0].tolist() == [0, 10]
