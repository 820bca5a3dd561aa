import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.diagnostic.engine.aggregate import (
    ARITHMETIC,
    BEST,
    GEOMETRIC,
    HARMONIC,
    WORST,
    NegativeValuesError,
    node_means,
    weighted_mean,
)
from tests.diagnostic.engine.coinr import asem
from tests.diagnostic.engine.strategies import tables, weights

NAN = np.nan
POWERS = [WORST, -3.5, HARMONIC, -0.5, GEOMETRIC, 0.5, ARITHMETIC, 2.0, BEST]
positive = tables(low=0.001, high=1000.0)


@pytest.mark.parametrize(
    ("power", "expected"),
    [
        (ARITHMETIC, (1 + 3 * 9) / 4),
        (GEOMETRIC, 9 ** (3 / 4)),
        (HARMONIC, 4 / (1 + 3 / 9)),
        (2.0, ((1 + 3 * 81) / 4) ** 0.5),
        (0.5, ((1 + 3 * 3) / 4) ** 2),
        (BEST, 9.0),
        (WORST, 1.0),
    ],
)
def test_the_power_chooses_the_mean(power: float, expected: float) -> None:
    assert weighted_mean([[1.0, 9.0]], [1, 3], power)[0] == pytest.approx(expected)


def test_missing_parts_drop_out_and_the_other_weights_grow() -> None:
    values = [[10.0, NAN, 40.0], [NAN, NAN, NAN]]

    np.testing.assert_allclose(weighted_mean(values, [1, 7, 2]), [30.0, NAN])
    np.testing.assert_allclose(weighted_mean(values, [1, 7, 2], GEOMETRIC), [np.cbrt(10 * 40 * 40), NAN])
    np.testing.assert_allclose(weighted_mean(values, [1, 7, 2], BEST), [40.0, NAN])


def test_parts_without_weight_count_for_nothing() -> None:
    values = [[10.0, 0.0, NAN]]

    for power in POWERS:
        assert weighted_mean(values, [1, 0, 0], power)[0] == pytest.approx(10.0)
        assert np.isnan(weighted_mean(values, [0, 0, 1], power)[0])


def test_below_the_minimum_share_of_parts_there_is_no_score() -> None:
    values = [[1.0, 1.0, 1.0, NAN], [1.0, 1.0, NAN, NAN]]

    np.testing.assert_array_equal(weighted_mean(values, minimum_share=0.75), [1.0, NAN])
    np.testing.assert_array_equal(weighted_mean(values, [1, 1, 0, 0], minimum_share=1.0), [1.0, 1.0])


@pytest.mark.parametrize("power", [GEOMETRIC, HARMONIC, -2.0, WORST])
def test_a_zero_among_the_parts_makes_the_mean_zero(power: float) -> None:
    np.testing.assert_allclose(weighted_mean([[0.0, 9.0], [4.0, 4.0]], None, power), [0.0, 4.0])


def test_refuses_negative_values_where_the_mean_is_not_defined() -> None:
    with pytest.raises(NegativeValuesError, match="from 0 up"):
        weighted_mean([[-1.0, 2.0]], None, GEOMETRIC)
    assert weighted_mean([[-1.0, 2.0]])[0] == 0.5


@pytest.mark.parametrize("given_weights", [[-1.0, 2.0], [NAN, 1.0], [np.inf, 1.0]])
def test_refuses_weights_that_are_none(given_weights: list[float]) -> None:
    with pytest.raises(ValueError, match="finite numbers from 0 up"):
        weighted_mean([[1.0, 2.0]], given_weights)


def test_refuses_powers_that_would_overflow() -> None:
    with pytest.raises(ValueError, match="beyond ±64"):
        weighted_mean([[1.0, 2.0]], None, 65.0)


@given(positive)
def test_the_mean_grows_with_its_power_and_lies_among_the_parts(values: np.ndarray) -> None:
    means = np.stack([weighted_mean(values, None, power) for power in POWERS])
    means = means[:, ~np.isnan(values).all(axis=1)]

    assert not np.isnan(means).any()
    assert np.all(np.diff(means, axis=0) >= -1e-6 * means[1:])
    assert np.all(means >= means[0] * (1 - 1e-9))
    assert np.all(means <= means[-1] * (1 + 1e-9))


@given(positive, st.data(), st.sampled_from(POWERS))
def test_a_better_part_never_makes_it_worse(values: np.ndarray, data: st.DataObject, power: float) -> None:
    shares = data.draw(weights(values.shape[1]))
    column = data.draw(st.integers(0, values.shape[1] - 1))
    better = values.copy()
    better[:, column] += 10

    before, after = weighted_mean(values, shares, power), weighted_mean(better, shares, power)

    known = ~np.isnan(before)
    assert np.all(after[known] >= before[known] * (1 - 1e-9))


@given(positive, st.data(), st.sampled_from(POWERS))
def test_scale_of_values_and_weights_and_the_order_of_parts(
    values: np.ndarray, data: st.DataObject, power: float
) -> None:
    shares = data.draw(weights(values.shape[1]))
    places = np.random.default_rng(0).permutation(values.shape[1])

    mean = weighted_mean(values, shares, power)

    np.testing.assert_allclose(weighted_mean(values * 8, shares * 5, power), mean * 8, rtol=1e-9)
    np.testing.assert_allclose(weighted_mean(values[:, places], shares[places], power), mean, rtol=1e-9)


@given(positive, st.sampled_from(POWERS))
def test_many_nodes_and_replications_are_what_each_is_alone(values: np.ndarray, power: float) -> None:
    generator = np.random.default_rng(1)
    matrices = generator.integers(0, 3, (2, values.shape[1], 3)).astype(np.float64)
    batch = np.stack([values, values[::-1]])

    together = node_means(batch, matrices, power, minimum_share=0.4)

    for replication in range(2):
        for node in range(3):
            alone = weighted_mean(batch[replication], matrices[replication, :, node], power, minimum_share=0.4)
            np.testing.assert_allclose(together[replication, :, node], alone, rtol=1e-12)


@pytest.mark.parametrize(
    ("powers", "file"),
    [
        ((ARITHMETIC,) * 3, "05_agg_a_amean.csv"),
        ((GEOMETRIC,) * 3, "05_agg_a_gmean.csv"),
        ((HARMONIC,) * 3, "05_agg_a_hmean.csv"),
        ((-0.5,) * 3, "05_agg_a_genmean_p-0.5.csv"),
        ((ARITHMETIC, GEOMETRIC, ARITHMETIC), "05_agg_mixed_amean_gmean_amean.csv"),
    ],
)
def test_asem(powers: tuple[float, float, float], file: str) -> None:
    _compare(file, "05_norm_minmax_1_100.csv", powers)


def test_asem_pipeline() -> None:
    _compare("01_pipeline_Aggregated.csv", "01_pipeline_Normalised.csv", (ARITHMETIC,) * 3)


def test_asem_with_gaps_and_a_minimum_share() -> None:
    data = asem()
    indicators = data.stage("05_agg_raw_datthresh0.9.csv")
    assert np.isnan(indicators).any()

    _compare("05_agg_raw_datthresh0.9.csv", "05_agg_raw_datthresh0.9.csv", (ARITHMETIC,) * 3, minimum_share=0.9)


def _compare(file: str, inputs: str, powers: tuple[float, float, float], *, minimum_share: float = 0.0) -> None:
    data = asem()
    parents = dict(zip(data.meta.columns["iCode"], data.meta.columns["Parent"], strict=True))
    codes, values = data.indicators, data.stage(inputs)
    for level, power in zip((data.pillars, ["Conn", "Sust"], ["Index"]), powers, strict=True):
        matrix = np.array([[float(parents[code] == node) for node in level] for code in codes])
        values = node_means(values, matrix, power, minimum_share=minimum_share)
        np.testing.assert_allclose(values, data.stage(file, *level), rtol=1e-12, atol=1e-12)
        codes = level
