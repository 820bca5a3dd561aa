import numpy as np
import pytest

from tests.cooperation.engine.worlds import cities


def test_distances_are_great_circles() -> None:
    """Paris, London, and a city that nobody knows where it is."""
    made = cities(3, latitudes=[48.8566, 51.5074, np.nan], longitudes=[2.3522, -0.1278, np.nan])
    found = made.kilometres(np.array([0]))[0]

    assert found[1] == pytest.approx(343.5, abs=1)
    assert np.isnan(found[2])


def test_nearness_ends_at_three_times_its_scale_and_leaves_a_city_itself_out() -> None:
    made = cities(4, latitudes=[0, 0.1, 0.5, np.nan], longitudes=[0, 0, 0, 0])
    near = made.nearness(10).toarray()

    assert near[0, 1] == pytest.approx(np.exp(-11.12 / 10), rel=1e-3)
    assert near[0, 2] == 0 == near[0, 0]
    assert (near[3] == 0).all()


def test_cities_without_a_place_have_no_neighbours() -> None:
    assert cities(2).nearness(10).nnz == 0


def test_a_village_counts_as_300_people() -> None:
    assert cities(2, people=[12, 300]).sizes.tolist() == pytest.approx([np.log(300)] * 2)
