import numpy as np

from hanse.cooperation.engine.fitting import findable, fitted
from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.parts import NAMES
from tests.cooperation.engine.worlds import linked


def test_what_cities_went_by_is_found_again() -> None:
    """Thirty cities choose the largest that are left; size says nothing else, so popularity alone cannot explain it."""
    order = np.random.default_rng(1).permutation(30)
    people = 1000.0 * 1.5**order
    pairs = linked(30, (0, 1), people=people.tolist())
    alike = np.array([(one, int(np.flatnonzero(order == order[one] + 1)[0])) for one in range(30) if order[one] < 29])
    found = fitted(pairs, alike[(alike > 1).all(axis=1)])

    assert tuple(found) == NAMES
    assert found["size"] < -1
    assert max(found, key=lambda name: abs(found[name])) == "size"


def test_a_city_without_a_partner_cannot_be_found_by_links() -> None:
    links = Links.of(np.array([(0, 1), (1, 2)]), 4)
    assert findable(links, np.array([(0, 2), (0, 3)])).tolist() == [[0, 2]]
