import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.experiment import Experiment
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from hanse.diagnostic.engine.statistics.sensitivity import rank_shift, sensitivity
from tests.diagnostic.engine.statistics.asem_experiment import asem_experiment

STAR = Hierarchy((2, 2, -1))
LEAVES = np.array([[1.0, 4.0], [9.0, 1.0], [4.0, 3.5]])


def additive() -> Experiment:
    """The score is that of the leaf plus 0 or 4, plus 0 or 3 in the first unit: variances 4 and 9/4 that add up."""
    first = np.array([[1.0], [0.0]])
    leaves = np.stack([np.stack([4 * one + 3 * other * first for other in (0, 1)]) for one in (0, 1)])
    return Experiment(Hierarchy((1, -1)), np.ones(2), leaves, ("one", "other"))


def test_variance_is_shared_out_as_it_arises() -> None:
    found = sensitivity(additive(), 4096, outcome=lambda scores, _nominal: scores)

    assert found.names == ("one", "other")
    np.testing.assert_allclose(found.indices.first, [[4 / 6.25, 1], [2.25 / 6.25, 0]], atol=0.02)
    np.testing.assert_allclose(found.indices.total, found.indices.first, atol=0.02)
    assert np.all((found.low.total <= found.indices.total) & (found.indices.total <= found.high.total))


def test_the_same_seed_gives_the_same_digits() -> None:
    one, again = (sensitivity(additive(), 64, seed=5, resamples=5) for _ in range(2))

    np.testing.assert_array_equal(one.indices.total, again.indices.total)
    np.testing.assert_array_equal(one.high.first, again.high.first)


def test_the_mean_shift_of_ranks() -> None:
    nominal = np.array([3.0, 2.0, 1.0, np.nan])
    scores = np.array([[3.0, 2.0, 1.0, np.nan], [1.0, 2.0, 3.0, np.nan], [3.0, np.nan, 2.0, np.nan]])

    np.testing.assert_allclose(rank_shift(scores, nominal)[:, 0], [0, 4 / 3, 1 / 2])


def test_one_input_has_nothing_to_share() -> None:
    with pytest.raises(ValueError, match="two uncertain inputs"):
        sensitivity(Experiment(STAR, np.ones(3), LEAVES, noise=0.2))


def test_asem() -> None:
    """Aggregation moves the ranks of this index most, the number of winsorised points least."""
    found = sensitivity(asem_experiment(), 512)
    total = dict(zip(found.names, found.indices.total[:, 0], strict=True))

    assert found.names == ("winsorising", "normalisation", "weights", "aggregation")
    assert max(total, key=total.__getitem__) == "aggregation"
    assert min(total, key=total.__getitem__) == "winsorising"
    assert np.all(found.indices.first <= found.indices.total + 0.1)
    assert found.indices.first.sum() < 1.1
