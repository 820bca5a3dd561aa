import numpy as np
import pytest

from hanse.diagnostic.engine.aggregate import ARITHMETIC, BEST, GEOMETRIC
from hanse.diagnostic.engine.statistics.experiment import Experiment, variants
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy, climb

STAR = Hierarchy((2, 2, -1))
LEAVES = np.array([[1.0, 4.0], [9.0, 1.0]])


def test_variants_follow_one_another() -> None:
    tables = variants(LEAVES, [lambda x: x, lambda x: -x], [lambda x: x + 1, lambda x: x + 2, lambda x: x + 3])

    assert tables.shape == (2, 3, 2, 2)
    np.testing.assert_array_equal(tables[1, 2], 3 - LEAVES)
    np.testing.assert_array_equal(variants(LEAVES), LEAVES)


def test_a_point_decides_every_uncertain_choice() -> None:
    experiment = Experiment(
        STAR,
        np.array([1.0, 1.0, 1.0]),
        variants(LEAVES, [lambda x: x, lambda x: x * 2], [lambda x: x]),
        ("unit", "nothing"),
        noise=np.array([0.5, 0.0, 0.0]),
        methods=(ARITHMETIC, GEOMETRIC, BEST),
    )

    assert [(one.name, one.coordinates) for one in experiment.inputs] == [
        ("unit", slice(0, 1)),
        ("weights", slice(1, 2)),
        ("aggregation", slice(2, 3)),
    ]
    assert experiment.width == 3
    scores = experiment.run(np.array([[0.0, 0.5, 0.0], [0.5, 0.0, 0.0], [0.9, 1.0, 0.4], [0.0, 0.0, 0.99]]))
    np.testing.assert_allclose(scores[0], experiment.nominal())
    np.testing.assert_allclose(scores[1], [(0.5 * 2 + 8) / 1.5, (0.5 * 18 + 2) / 1.5])
    np.testing.assert_allclose(scores[2], np.exp((1.5 * np.log([2.0, 18.0]) + np.log([8.0, 2.0])) / 2.5))
    np.testing.assert_allclose(scores[3], [4.0, 9.0])


def test_without_doubts_every_replication_is_the_nominal_one() -> None:
    experiment = Experiment(STAR, np.ones(3), LEAVES)

    assert experiment.inputs == ()
    np.testing.assert_array_equal(experiment.run(np.empty((3, 0))), [[2.5, 5.0]] * 3)


def test_drawn_weights_stay_within_the_noise_and_each_has_its_own() -> None:
    tree = Hierarchy((-1, 0, 0, 1, 1))
    experiment = Experiment(tree, np.array([1.0, 2.0, 4.0, 1.0, 0.0]), np.eye(3), noise=0.25)

    points = np.random.default_rng(0).random((500, experiment.width))
    scores = experiment.run(points)

    # Neither a weight of 0 nor the root's, which says nothing, is drawn.
    shares = scores[:, 0]
    assert experiment.width == 3
    assert shares.min() >= 4 * 0.75 / (4 * 0.75 + 2 * 1.25) - 1e-12
    assert shares.max() <= 4 * 1.25 / (4 * 1.25 + 2 * 0.75) + 1e-12
    assert np.ptp(shares) > 0.2


def test_the_minimum_share_holds_in_every_replication() -> None:
    holed = np.array([[np.nan, 4.0], [9.0, 1.0]])
    experiment = Experiment(STAR, np.ones(3), holed, methods=(1.0, 0.0), minimum_share=1.0)

    np.testing.assert_array_equal(np.isnan(experiment.run(np.array([[0.0], [0.9]]))), [[True, False]] * 2)
    expected = climb(STAR, holed, np.ones(3), minimum_share=1.0)[:, 2]
    np.testing.assert_array_equal(experiment.nominal(), expected)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"choices": ("one too many",)}, "0 choices of data, but 1 names"),
        ({"noise": 1.5}, "noise lies"),
        ({"methods": ()}, "there is a method"),
    ],
)
def test_refuses_what_does_not_fit(arguments: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Experiment(STAR, np.ones(3), LEAVES, **arguments)
