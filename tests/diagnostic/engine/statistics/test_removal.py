import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from hanse.diagnostic.engine.statistics.removal import without_each
from tests.diagnostic.engine.coinr import asem, read

TREE = Hierarchy((-1, 0, 0, 1))


def test_the_others_take_over() -> None:
    leaves = [[10.0, 40.0], [30.0, 20.0], [20.0, 0.0]]

    found = without_each(TREE, leaves, np.ones(4), [2, 3])

    np.testing.assert_array_equal(found.nominal_ranks, [1, 1, 3])
    np.testing.assert_array_equal(found.scores, [[40.0, 10.0], [20.0, 30.0], [0.0, 20.0]])
    np.testing.assert_array_equal(found.ranks, [[1, 3], [2, 1], [3, 2]])
    np.testing.assert_allclose(found.shifts, [1 / 3, 1])


def test_taking_all_out_leaves_nothing_to_rank() -> None:
    found = without_each(Hierarchy((1, -1)), [[1.0], [2.0]], np.ones(2), [0])

    assert np.isnan(found.shifts).all()


def test_asem() -> None:
    data, table = asem(), read("10_remove_elements_L2.csv")
    expected, pillars = table.numbers("mad")[:, 0], table.columns["el"][1:]
    places = [data.elements.index(pillar) for pillar in pillars]

    found = without_each(data.hierarchy, data.stage("01_pipeline_Normalised.csv"), np.ones(60), places)

    np.testing.assert_array_equal(found.ranks, data.stage("10_remove_elements_L2_ranks.csv", *pillars))
    np.testing.assert_array_equal(found.nominal_ranks, data.stage("10_remove_elements_L2_ranks.csv", "Nominal")[:, 0])
    assert found.shifts == pytest.approx(expected[1:], abs=1e-12)
