import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.statistics.effective_weights import effective_weights
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, climb
from tests.diagnostic.engine.coinr import asem, read


def test_each_level_shares_out_what_the_one_above_has() -> None:
    tree = Hierarchy((-1, 0, 0, 1, 1))

    np.testing.assert_allclose(effective_weights(tree, [1, 3, 1, 1, 2]), [1, 0.75, 0.25, 0.25, 0.5])
    np.testing.assert_allclose(effective_weights(tree, [1, 3, 1, 0, 0]), [1, 0.75, 0.25, 0, 0])


def test_replications_side_by_side() -> None:
    tree = Hierarchy((-1, 0, 0))

    np.testing.assert_allclose(effective_weights(tree, [[1, 3, 1], [1, 1, 1]])[:, 1], [0.75, 0.5])


@given(st.integers(2, 20), st.integers(0, 2**32 - 1))
def test_the_root_is_the_leaves_by_their_weights(elements: int, seed: int) -> None:
    stream = np.random.default_rng(seed)
    tree = Hierarchy((-1, *(int(stream.integers(0, place)) for place in range(1, elements))))
    weights, leaves = stream.random(elements) + 0.1, stream.random((3, tree.leaves.size))

    shares = effective_weights(tree, weights)[tree.leaves]

    np.testing.assert_allclose(shares.sum(), 1)
    np.testing.assert_allclose(leaves @ shares, climb(tree, leaves, weights)[:, 0])


def test_asem() -> None:
    data, table = asem(), read("07_eff_weights.csv")
    rows = table.row_order("iCode", data.elements)

    result = effective_weights(data.hierarchy, table.numbers("Weight")[rows, 0])

    np.testing.assert_allclose(result, table.numbers("EffWeight")[rows, 0], atol=1e-14)
