"""What somebody can work out who reads all that is told, of every group by every rule (doc/method/privacy.md, 6)."""

import numpy as np
import pytest

from hanse.diagnostic.engine.disclosure.alone import with_alone
from hanse.diagnostic.engine.disclosure.differences import admit
from hanse.diagnostic.engine.disclosure.groups import Groups, offered
from hanse.diagnostic.engine.disclosure.neighbours import neighbourhoods
from hanse.diagnostic.engine.disclosure.statistics import LEAST_FOR_MEDIAN, Summary, summaries
from tests.diagnostic.engine.disclosure.attacker import Attacker, Told

CITIES = 45
GIVEN_THE_ORDER, WITHOUT_IT, AMONG_KNOWN = 2.0, 10.0, 5.0
"""Points between the lowest and highest score that stay possible for a city; the last where a quarter show theirs."""


def a_round(seed: int, cities: int = CITIES) -> tuple[Groups, np.ndarray]:
    """Cities of three regions, sizes and income groups, three languages and neighbourhoods, and their scores."""
    stream = np.random.default_rng(seed)
    classes = stream.integers(0, 3, (cities, 3))
    people = classes[:, 1] + stream.random(cities)
    context = np.column_stack([people, classes[:, 2] / 2, classes[:, 0] / 2])
    near = [[number] for number in neighbourhoods(context, least=15).numbers.tolist()]
    spoken = [[int(one), 3] if one else [int(one)] for one in stream.integers(0, 3, cities)]
    scores = np.round(np.clip(stream.normal(48, 14, cities), 2, 98), 2)
    return with_alone(offered(classes, depth=2), spoken, near), scores


def told_of(groups: Groups, scores: np.ndarray, private: np.ndarray | None = None) -> dict[tuple[int, int], Summary]:
    return summaries(groups, scores[:, None], np.ones(len(scores), dtype=bool) if private is None else private)


def kept(groups: Groups, told: Told, private: np.ndarray) -> dict[tuple[int, int], Summary]:
    """What stays when some have let themselves be known, as a release is narrowed."""
    still = admit(groups, sorted(group for group, _number in told), [private], least=LEAST_FOR_MEDIAN)
    return {key: found for key, found in told.items() if key[0] in still}


def test_all_pages_of_all_rules_do_not_give_a_score_to_one_who_knows_the_order_of_all():
    groups, scores = a_round(0)
    told = told_of(groups, scores)
    rules = {place for group, _number in told for place, fixed in enumerate(groups.fixed[group]) if fixed is not None}
    assert rules == {0, 1, 2, 3, 4}, "every rule takes part"

    attacker = Attacker(groups, told, scores)

    for city in range(CITIES):
        low, high = attacker.possible(city) or (0, 0)
        assert high - low >= GIVEN_THE_ORDER, city


def test_without_the_order_far_more_stays_possible_to_one_of_the_cities():
    groups, scores = a_round(2)
    attacker = Attacker(groups, told_of(groups, scores), scores, known=frozenset({0}))

    assert all(attacker.width(city, enough=WITHOUT_IT) >= WITHOUT_IT for city in range(1, CITIES, 9))


def test_a_consent_that_was_given_and_taken_back_tells_nothing_of_the_others():
    """What was told before stays with the reader, and he knows whatever was ever shown."""
    groups, scores = a_round(3)
    shown = frozenset(range(0, CITIES, 4))
    private = np.array([city not in shown for city in range(CITIES)])
    before = told_of(groups, scores)
    after = kept(groups, before, private)
    assert set(after) < set(before)

    reader_of_both = Attacker(groups, before, scores, known=shown)
    newcomer = Attacker(groups, after, scores, known=shown)

    for city in np.flatnonzero(private)[::6].tolist():
        assert newcomer.width(city, enough=AMONG_KNOWN) >= AMONG_KNOWN, city
        assert reader_of_both.width(city, enough=AMONG_KNOWN) >= AMONG_KNOWN, city


def test_the_attacker_finds_the_one_private_city_of_a_group():
    """He is no straw man: told what the rules withhold, he has the score to two points."""
    groups = Groups(((0,),), np.ones((1, 6), dtype=bool))
    scores = np.array([20.3, 30.2, 40.1, 47.7, 52.4, 61.6])
    told = summaries(groups, scores[:, None], np.ones(6, dtype=bool))
    alone = np.arange(6) == 2

    low, high = Attacker(groups, told, scores, known=frozenset({0, 1, 3, 4, 5})).possible(2) or (0, 100)

    assert high - low < GIVEN_THE_ORDER
    assert not summaries(groups, scores[:, None], alone)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4, 8))
def test_nor_in_many_rounds(seed):
    groups, scores = a_round(seed)
    attacker = Attacker(groups, told_of(groups, scores), scores)

    for city in range(CITIES):
        low, high = attacker.possible(city) or (0, 0)
        assert high - low >= GIVEN_THE_ORDER, city
        assert attacker.width(city, enough=WITHOUT_IT) >= WITHOUT_IT, city
