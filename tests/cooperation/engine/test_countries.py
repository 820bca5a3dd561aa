import numpy as np

from hanse.cooperation.engine.countries import Countries
from tests.cooperation.engine.worlds import linked

EVERY = np.arange(6)


def made(*pairs, countries=(0, 0, 1, 1, 2, -1)):
    pairs = linked(6, *pairs, countries=countries)
    return pairs, Countries.of(pairs.cities.countries, pairs.links)


def test_countries_that_choose_each_other_are_closer_than_by_chance() -> None:
    _, found = made((0, 2), (1, 3), (0, 3), (1, 2), (4, 5))
    assert found.affinity(EVERY)[0, 2] > 0 > found.affinity(EVERY)[0, 4]


def test_without_a_link_no_country_is_closer_than_another() -> None:
    _, found = made()
    assert len(np.unique(found.affinity(EVERY))) == 1


def test_a_partner_in_a_country_is_counted_and_an_unknown_country_never_is() -> None:
    pairs, found = made((0, 2), (0, 5))
    assert found.has_partner_in(EVERY, pairs.links)[0].tolist() == [0, 0, 1, 1, 0, 0]
    assert found.same(EVERY)[0].tolist() == [1, 1, 0, 0, 0, 0]
    assert found.same(EVERY)[5].tolist() == [0] * 6
    assert found.unknown().tolist() == [0, 0, 0, 0, 0, 1]
