import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from hanse.diagnostic.engine.statistics.optimal_weights import balanced_weights, influence
from tests.diagnostic.engine.coinr import asem, read

STAR = Hierarchy((3, 3, 3, -1))


def leaves() -> np.ndarray:
    stream = np.random.default_rng(1)
    return stream.normal(50, [5.0, 10.0, 20.0], (200, 3))


@pytest.mark.parametrize("target", [None, [2.0, 1.0, 1.0]])
def test_influence_becomes_what_was_asked_for(target: list[float] | None) -> None:
    found = balanced_weights(STAR, leaves(), np.ones(4), [0, 1, 2], target)

    wanted = np.array(target or [1.0, 1.0, 1.0])
    np.testing.assert_allclose(found.shares, wanted / wanted.sum(), atol=1e-6)
    np.testing.assert_allclose(influence(STAR, leaves(), [*found.weights, 1], [0, 1, 2]), found.shares, atol=1e-12)
    assert found.weights.sum() == pytest.approx(1)


def test_no_weight_goes_beyond_the_reach() -> None:
    found = balanced_weights(STAR, leaves(), np.ones(4), [0, 1, 2], [100.0, 1.0, 1.0], reach=2.0)

    assert found.weights.max() / found.weights.min() <= 4 * (1 + 1e-9)


def test_refuses_elements_that_weigh_or_say_nothing() -> None:
    with pytest.raises(ValueError, match="vary"):
        balanced_weights(STAR, leaves(), [1, 0, 1, 1], [0, 1])
    with pytest.raises(ValueError, match="vary"):
        balanced_weights(STAR, np.ones((5, 3)), np.ones(4), [0, 1])


def test_asem() -> None:
    data, table = asem(), read("07_opt_weights_L2_equal.csv")
    indicators = data.stage("01_pipeline_Normalised.csv")
    pillars = [data.elements.index(pillar) for pillar in sorted(data.pillars)]

    # What COINr says was obtained belongs to the last weights it tried (the last pillar's raised by a tenth), not to
    # the weights it reports.
    tried = np.ones(60)
    tried[data.elements.index("SusEcFin")] = 1.1
    published = table.numbers("Obtained")[:, 0]
    np.testing.assert_allclose(influence(data.hierarchy, indicators, tried, pillars), published, atol=1e-12)

    found = balanced_weights(data.hierarchy, indicators, np.ones(60), pillars)

    assert found.error < 0.25 * np.mean((published - 1 / 8) ** 2)
