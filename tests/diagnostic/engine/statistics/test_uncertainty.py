from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from hanse.diagnostic.engine.ranks import ranks
from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from hanse.diagnostic.engine.statistics.uncertainty import BLOCK, block, uncertainty
from tests.diagnostic.engine.coinr import asem
from tests.diagnostic.engine.statistics.asem_experiment import asem_experiment

STAR = Hierarchy((2, 2, -1))


def experiment(leaves: object = ((1.0, 4.0), (9.0, 1.0), (4.0, 3.5)), noise: float = 0.5) -> Experiment:
    return Experiment(STAR, np.array([2.0, 1.0, 1.0]), np.array(leaves), noise=noise)


def test_the_same_seed_gives_the_same_digits_however_the_work_is_split() -> None:
    one = uncertainty(experiment(), 450, seed=3)
    with ThreadPoolExecutor(3) as pool:
        split = uncertainty(experiment(), 450, seed=3, spread=pool.map)
    fewer = uncertainty(experiment(), 130, seed=3)

    np.testing.assert_array_equal(split.scores, one.scores)
    np.testing.assert_array_equal(fewer.scores, one.scores[:130])
    np.testing.assert_array_equal(block(experiment(), 3, 2), one.scores[2 * BLOCK : 3 * BLOCK])
    assert not np.array_equal(uncertainty(experiment(), 130, seed=4).scores, fewer.scores)


def test_blocks_are_not_repetitions_of_one_another() -> None:
    scores = uncertainty(experiment(), 300).scores

    assert len(np.unique(scores[:, 0])) == 300


def test_scores_lie_where_the_weights_allow_and_around_the_nominal() -> None:
    found = uncertainty(experiment(), 2000)

    # The first weight's share lies between 1/(1 + 1.5) and 3/(3 + 0.5).
    assert found.scores[:, 0].max() <= 4 - 3 * 0.4
    assert found.scores[:, 0].min() >= 4 - 3 * 6 / 7
    low, middle, high = np.quantile(found.scores, [0.05, 0.5, 0.95], axis=0)
    assert np.all((low < found.nominal_scores) & (found.nominal_scores < high))
    np.testing.assert_allclose(middle, found.nominal_scores, atol=0.1)


def test_without_noise_nothing_is_uncertain() -> None:
    found = uncertainty(experiment(noise=0.0), 5)

    np.testing.assert_array_equal(found.scores, [found.nominal_scores] * 5)
    np.testing.assert_array_equal(found.rank_quantiles([0.05, 0.95]), [found.nominal_ranks] * 2)


def test_ranks_are_those_of_each_replication() -> None:
    found = uncertainty(experiment(), 50)

    np.testing.assert_array_equal(found.ranks, [ranks(row[:, None])[:, 0] for row in found.scores])


def test_a_unit_without_a_score_has_none_in_any_replication() -> None:
    found = uncertainty(experiment([[1.0, 4.0], [np.nan, np.nan], [4.0, 3.5]]), 20)

    quantiles = found.rank_quantiles([0.05, 0.5, 0.95])
    assert np.isnan(quantiles[:, 1]).all()
    np.testing.assert_allclose(quantiles[:, 0], np.quantile(found.ranks[:, 0], [0.05, 0.5, 0.95]))
    assert np.nanmax(found.ranks) == 2


def test_quantiles_leave_out_the_replications_without_a_score() -> None:
    leaves = np.array([[[1.0, 4.0], [2.0, 2.0]], [[np.nan, np.nan], [3.0, 3.0]]])
    found = uncertainty(Experiment(STAR, np.ones(3), leaves, ("source",), noise=0.2), 60)

    some = found.ranks[~np.isnan(found.ranks[:, 0]), 0]
    assert 10 < some.size < 50
    np.testing.assert_allclose(found.rank_quantiles([0.1, 0.7])[:, 0], np.quantile(some, [0.1, 0.7]))


def test_needs_a_replication() -> None:
    with pytest.raises(ValueError, match="at least one"):
        uncertainty(experiment(), 0)


def test_asem() -> None:
    """The nominal index is the published one; Switzerland leads in whatever way the index is made."""
    data = asem()

    found = uncertainty(asem_experiment(), 1000)

    np.testing.assert_allclose(found.nominal_scores, data.stage("05_agg_a_amean.csv", "Index")[:, 0], atol=1e-9)
    np.testing.assert_array_equal(found.nominal_ranks, data.stage("02_results_full.csv", "Rank")[:, 0])
    assert np.mean(found.ranks[:, data.units == "CHE"] == 1) == pytest.approx(1.0, abs=0.02)
    low, high = found.rank_quantiles([0.05, 0.95])
    assert np.mean((low <= found.nominal_ranks) & (found.nominal_ranks <= high)) > 0.9
