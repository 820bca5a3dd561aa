import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.aggregate import BEST, GEOMETRIC, HARMONIC
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, climb
from tests.diagnostic.engine.coinr import asem, read

NAN = np.nan
UNEVEN = Hierarchy((-1, 0, 0, 1, 1, 4, 4))
"""The root 0 has a node 1 and a leaf 2; the node 1 a leaf 3 and a node 4 of two leaves."""


def test_leaves_and_layers_of_an_uneven_tree() -> None:
    assert UNEVEN.root == 0
    np.testing.assert_array_equal(UNEVEN.leaves, [2, 3, 5, 6])
    assert [layer.nodes.tolist() for layer in UNEVEN.layers] == [[4], [1], [0]]
    assert [layer.children.tolist() for layer in UNEVEN.layers] == [[5, 6], [3, 4], [1, 2]]


def test_scores_climb_from_the_leaves_to_the_root() -> None:
    scores = climb(UNEVEN, [[10.0, 20.0, 30.0, 60.0]], [1, 3, 1, 1, 1, 2, 1])

    np.testing.assert_allclose(scores, [[25.0, 30.0, 10.0, 20.0, 40.0, 30.0, 60.0]])


def test_each_node_may_have_a_method_of_its_own() -> None:
    leaves, ones = [[1.0, 4.0, 2.0, 8.0]], np.ones(7)

    scores = climb(UNEVEN, leaves, ones, (BEST, HARMONIC, 1.0, 1.0, GEOMETRIC, 1.0, 1.0))

    np.testing.assert_allclose(scores[0, [4, 1, 0]], [4.0, 4.0, 4.0])
    np.testing.assert_allclose(climb(UNEVEN, leaves, ones, BEST)[0, 0], 8.0)


def test_gaps_and_the_minimum_share() -> None:
    leaves = [[10.0, NAN, NAN, 60.0], [NAN, NAN, NAN, NAN]]

    np.testing.assert_allclose(climb(UNEVEN, leaves, np.ones(7))[:, 0], [35.0, NAN])
    np.testing.assert_allclose(climb(UNEVEN, leaves, np.ones(7), minimum_share=0.6)[:, [4, 0]], [[NAN, NAN]] * 2)


def test_copeland_at_the_top_ranks_by_comparing_units() -> None:
    leaves = np.array([[3.0, 3.0, 1.0], [2.0, 2.0, 9.0], [1.0, 1.0, 2.0]])
    star = Hierarchy((3, 3, 3, -1))

    one = climb(star, leaves, np.ones(4), "copeland")
    pair = climb(star, np.stack([leaves, -leaves]), np.array([[1, 1, 1, 1], [0, 0, 1, 1]]), "copeland")

    np.testing.assert_array_equal(one[:, 3], [2, 0, -2])
    np.testing.assert_array_equal(pair[..., 3], [[2, 0, -2], [2, -2, 0]])


@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_replications_are_what_each_is_alone(elements: int, seed: int) -> None:
    stream = np.random.default_rng(seed)
    parents = [-1, *(int(stream.integers(0, place)) for place in range(1, elements))]
    tree = Hierarchy(tuple(parents))
    leaves = np.where(stream.random((3, 4, tree.leaves.size)) < 0.2, NAN, stream.random((3, 4, tree.leaves.size)))
    weights = stream.random((3, elements)) + 0.1

    together = climb(tree, leaves, weights)

    for number in range(3):
        np.testing.assert_allclose(together[number], climb(tree, leaves[number], weights[number]), rtol=1e-12)
    assert np.all((together[..., 0] <= 1) | np.isnan(together[..., 0]))


@pytest.mark.parametrize("parents", [(), (0,), (-1, -1), (-1, 2, 1), (-1, 5), (-1, -2)])
def test_what_is_no_tree_is_refused(parents: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"root|circle"):
        Hierarchy(parents)


def test_asem() -> None:
    data = asem()

    scores = climb(data.hierarchy, data.stage("01_pipeline_Normalised.csv"), np.ones(60))

    np.testing.assert_allclose(scores, data.stage("01_pipeline_Aggregated.csv", *data.elements), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(scores, data.stage("02_results_full.csv", *data.elements), rtol=1e-12, atol=1e-12)


def test_asem_old_engine() -> None:
    data = asem()

    table = read("13_COINv0.6_Aggregated.csv")
    expected = table.numbers(*data.elements)[table.row_order("UnitCode", data.units)]

    np.testing.assert_allclose(
        climb(data.hierarchy, data.stage("01_pipeline_Normalised.csv"), np.ones(60)), expected, atol=1e-6
    )
