import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.saltelli import Indices, design, indices

A, B = 7.0, 0.1


def ishigami(points: np.ndarray) -> np.ndarray:
    """Ishigami & Homma (1990), whose indices are known."""
    x = (2 * points - 1) * np.pi
    return np.sin(x[:, 0]) + A * np.sin(x[:, 1]) ** 2 + B * x[:, 2] ** 4 * np.sin(x[:, 0])


def estimate(inputs: list[slice], size: int) -> Indices:
    points = design(3, size)
    run = [ishigami(points.first), ishigami(points.second), *(ishigami(points.mixed(one)) for one in inputs)]
    first, second, *mixed = [outcome[:, None] for outcome in run]
    return indices(first, second, mixed)


def test_the_known_indices_of_the_ishigami_function() -> None:
    variance = A**2 / 8 + B * np.pi**4 / 5 + B**2 * np.pi**8 / 18 + 0.5
    one, two = (1 + B * np.pi**4 / 5) ** 2 / 2 / variance, A**2 / 8 / variance
    both = B**2 * np.pi**8 * (1 / 18 - 1 / 50) / variance

    found = estimate([slice(0, 1), slice(1, 2), slice(2, 3)], 8192)

    np.testing.assert_allclose(found.first[:, 0], [one, two, 0], atol=0.01)
    np.testing.assert_allclose(found.total[:, 0], [one + both, two, both], atol=0.01)


def test_inputs_may_be_groups_of_coordinates() -> None:
    found = estimate([slice(0, 2), slice(2, 3)], 8192)

    # The first and third coordinate act together, so the group of the first two keeps all that the third has not alone.
    assert found.first[0, 0] + found.total[1, 0] == pytest.approx(1, abs=0.02)
    assert found.total[0, 0] == pytest.approx(1, abs=0.02)


def test_what_does_not_vary_has_no_indices() -> None:
    same = np.full((8, 1), 0.1)

    found = indices(same, same, [same])

    assert np.isnan(found.first).all()
    assert np.isnan(found.total).all()


def test_mixed_points_differ_in_their_coordinates_alone() -> None:
    points = design(4, 16, seed=1)
    mixed = points.mixed(slice(1, 3))

    np.testing.assert_array_equal(mixed[:, [0, 3]], points.first[:, [0, 3]])
    np.testing.assert_array_equal(mixed[:, 1:3], points.second[:, 1:3])
    np.testing.assert_array_equal(points.first, design(4, 16, seed=1).first)


@pytest.mark.parametrize("size", [0, 1, 100])
def test_needs_a_power_of_two(size: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        design(2, size)


def test_two_choices_among_a_hundred_weights_are_told_apart_from_few_points() -> None:
    """First and last of 96 coordinates decide by steps, as a choice of data and one of a mean do."""

    def outcome(points: np.ndarray) -> np.ndarray:
        return ((points[:, 0] < 1 / 3) + 2.0 * (points[:, -1] < 0.5) + points[:, 1:-1].mean(axis=1))[:, None]

    points = design(96, 256, seed=2)
    inputs = [slice(0, 1), slice(1, 95), slice(95, 96)]
    found = indices(outcome(points.first), outcome(points.second), [outcome(points.mixed(one)) for one in inputs])

    variances = np.array([2 / 9, 1 / 12 / 94, 1.0])
    np.testing.assert_allclose(found.first[:, 0], variances / variances.sum(), atol=0.02)
    np.testing.assert_allclose(found.total[:, 0], variances / variances.sum(), atol=0.02)
