import numpy as np
import pytest
from hypothesis import given

from hanse.diagnostic.engine import copeland as module
from hanse.diagnostic.engine.copeland import copeland, outranking
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables

NAN = np.nan


def test_the_share_of_weight_in_which_one_is_better() -> None:
    shares = outranking([[1.0, 5.0, 3.0], [2.0, 5.0, 1.0]], [1, 2, 3])

    np.testing.assert_allclose(shares, [[0, 4 / 6], [2 / 6, 0]])


def test_what_one_of_a_pair_lacks_is_left_out() -> None:
    shares = outranking([[1.0, NAN], [2.0, 9.0], [NAN, 7.0]])

    np.testing.assert_allclose(shares, [[0, 0, 0.5], [1, 0, 1], [0.5, 0, 0]])


def test_wins_minus_defeats() -> None:
    np.testing.assert_array_equal(copeland([[3.0, 3.0, 1.0], [2.0, 2.0, 3.0], [1.0, 1.0, 2.0]]), [2, 0, -2])


def test_a_unit_without_values_has_no_score() -> None:
    np.testing.assert_array_equal(copeland([[1.0, 2.0], [NAN, NAN], [2.0, 3.0]]), [-1, NAN, 1])
    np.testing.assert_array_equal(copeland([[1.0, 2.0], [NAN, 5.0]], [1, 0]), [0, NAN])


def test_weights_that_add_up_to_the_same_are_a_tie() -> None:
    assert 0.1 + 0.2 != 0.3
    np.testing.assert_array_equal(copeland([[2.0, 2.0, 1.0], [1.0, 1.0, 2.0]], [0.1, 0.2, 0.3]), [0, 0])


@pytest.mark.parametrize("weights", [[1.0], [1.0, -1.0], [NAN, 1.0]])
def test_refuses_weights_that_do_not_fit(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="2 weights"):
        outranking(np.ones((3, 2)), weights)


@given(tables())
def test_every_win_is_a_defeat_and_blocks_change_nothing(values: np.ndarray) -> None:
    shares, scores = outranking(values), copeland(values)

    assert np.nansum(scores) == 0
    assert np.nanmax(np.abs(np.append(scores, 0))) < len(values)
    np.testing.assert_allclose((shares + shares.T)[~np.eye(len(values), dtype=bool)], 1)
    wins = np.sign(np.where(np.abs(shares - shares.T) < 1e-12, 0, shares - shares.T)).sum(axis=1)
    np.testing.assert_array_equal(scores[~np.isnan(scores)], wins[~np.isnan(scores)])


@given(tables(units=(2, 12)))
def test_blocks_change_nothing(values: np.ndarray) -> None:
    whole = copeland(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", 2 * len(values))
        np.testing.assert_array_equal(copeland(values), whole)


def test_asem_outranking() -> None:
    data, table = asem(), read("05_outrank_Physical.csv")
    values = data.stage("05_norm_minmax_1_100.csv")[:, data.parents == "Physical"]

    np.testing.assert_allclose(outranking(values), table.numbers(*table.columns), atol=1e-12)


def test_asem_copeland() -> None:
    data = asem()
    values = data.stage("05_norm_minmax_1_100.csv")
    scores = np.column_stack([copeland(values[:, data.parents == pillar]) for pillar in data.pillars])

    np.testing.assert_array_equal(scores, data.stage("05_agg_a_copeland_pillars.csv", *data.pillars))
