import numpy as np
import pytest
from hypothesis import given

from hanse.diagnostic.engine.outliers import Limits, has_outliers, treat, winsorise
from hanse.diagnostic.engine.transform import log_shifted
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables

ONE_TO_TEN = np.arange(1.0, 11.0)


def column(*extremes: float) -> np.ndarray:
    return np.concatenate([ONE_TO_TEN, extremes])[:, None]


def test_an_extreme_takes_the_next_value_inwards() -> None:
    high, points = winsorise(column(100.0))
    low, _ = winsorise(column(-100.0))

    np.testing.assert_array_equal(high, column(10.0))
    np.testing.assert_array_equal(low, column(1.0))
    assert points == 1


def test_tied_extremes_go_together_even_past_the_limit() -> None:
    values = np.concatenate([np.arange(1.0, 31.0), [500.0, 500.0]])[:, None]

    result, points = winsorise(values, most=1)

    np.testing.assert_array_equal(result[-2:, 0], [30.0, 30.0])
    assert points == 2


def test_columns_that_pass_are_left_alone_and_missing_values_stay_missing() -> None:
    values = np.hstack([column(100.0), column(11.0)])
    values[0] = np.nan

    result, points = winsorise(values)

    np.testing.assert_array_equal(result[:, 1], values[:, 1])
    np.testing.assert_array_equal(points, [1, 0])
    assert np.isnan(result[0]).all()


def test_what_winsorising_does_not_cure_goes_back_and_through_the_transform() -> None:
    values = np.concatenate([np.arange(1.0, 21.0), [100.0, 200.0]])[:, None]

    treated = treat(values, most=1)

    np.testing.assert_array_equal(treated.values, log_shifted(values))
    assert treated.transformed.all()
    assert treated.winsorised == 0


def test_without_a_transform_the_winsorised_values_stay() -> None:
    values = np.concatenate([np.arange(1.0, 21.0), [100.0, 200.0]])[:, None]

    treated = treat(values, most=1, then=None)

    np.testing.assert_array_equal(treated.values[-2:, 0], [100.0, 100.0])
    assert not treated.transformed.any()


def test_both_limits_must_be_passed_to_fail() -> None:
    assert has_outliers(column(100.0)).all()
    assert not has_outliers(column(100.0), Limits(skewness=4.0)).any()
    assert not has_outliers(column(100.0), Limits(kurtosis=11.0)).any()


@pytest.mark.parametrize("values", [np.full((9, 1), 0.1), np.full((9, 1), np.nan), np.array([[1.0], [2.0], [900.0]])])
def test_a_column_without_a_shape_passes(values: np.ndarray) -> None:
    assert not has_outliers(values).any()
    np.testing.assert_array_equal(treat(values).values, values)


def test_variants_of_the_data_are_treated_side_by_side() -> None:
    pair = np.stack([np.hstack([column(100.0), column(3.0)]), np.hstack([column(4.0), column(-100.0)])])

    together = treat(pair, most=2)

    for place, single in enumerate(pair):
        np.testing.assert_array_equal(together.values[place], treat(single, most=2).values)
        np.testing.assert_array_equal(together.winsorised[place], treat(single, most=2).winsorised)


@given(tables(units=(4, 12)))
def test_treatment_keeps_the_range_the_order_and_the_gaps(values: np.ndarray) -> None:
    result = treat(values, then=None).values

    np.testing.assert_array_equal(np.isnan(result), np.isnan(values))
    for before, after in zip(values.T, result.T, strict=True):
        order = np.argsort(before, kind="stable")
        steps = np.diff(after[order])
        assert np.all(steps[~np.isnan(steps)] >= 0)
        assert not (np.fmax.reduce(after) > np.fmax.reduce(before))
        assert not (np.fmin.reduce(after) < np.fmin.reduce(before))


@given(tables(units=(4, 12)))
def test_the_order_of_units_and_columns_says_nothing(values: np.ndarray) -> None:
    generator = np.random.default_rng(0)
    rows, places = generator.permutation(values.shape[0]), generator.permutation(values.shape[1])

    direct, shuffled = treat(values), treat(values[rows][:, places])

    np.testing.assert_allclose(shuffled.values, direct.values[rows][:, places], rtol=1e-12)


@pytest.mark.parametrize("row", range(4))
def test_three_equals_and_another_are_at_the_limit_wherever_they_stand(row: int) -> None:
    values = np.full((4, 1), 65.121)
    values[row] = 0.001
    np.testing.assert_array_equal(treat(values).values, values)


def test_the_published_vector() -> None:
    table = read("15_winsorise_vec.csv")

    np.testing.assert_array_equal(winsorise(table.numbers("x"))[0], table.numbers("win"))


def test_asem() -> None:
    data, details = asem(), read("01_treat_details.csv")
    points = details.numbers("winsorise.nwin")[details.row_order("iCode", data.indicators), 0]

    treated = treat(data.stage("01_pipeline_Screened.csv"))

    np.testing.assert_allclose(treated.values, data.stage("01_pipeline_Treated.csv"), rtol=1e-13, atol=1e-13)
    np.testing.assert_array_equal(treated.winsorised, np.nan_to_num(points))
