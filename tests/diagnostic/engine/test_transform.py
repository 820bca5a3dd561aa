import numpy as np
import pytest
from hypothesis import given
from scipy import stats

from hanse.diagnostic.engine.transform import box_cox, box_cox_power, log_shifted
from tests.diagnostic.engine.strategies import tables

NAN = np.nan


def test_the_log_is_shifted_by_a_hundredth_of_the_range() -> None:
    np.testing.assert_allclose(log_shifted([[-5.0], [NAN], [5.0]]), [[np.log(0.1)], [NAN], [np.log(10.1)]])


@given(tables(units=(2, 12)))
def test_the_order_of_units_stays(values: np.ndarray) -> None:
    for transform in (log_shifted, box_cox):
        for before, after in zip(values.T, transform(values).T, strict=True):
            np.testing.assert_array_equal(
                np.isnan(after) & ~np.isnan(before), _constant(before) & (transform is log_shifted)
            )
            order = np.argsort(before, kind="stable")
            steps = np.diff(after[order])
            assert np.all(steps[~np.isnan(steps)] >= 0)


def _constant(column: np.ndarray) -> np.ndarray:
    known = column[~np.isnan(column)]
    return np.full(column.shape, known.size > 0 and known.min() == known.max()) & ~np.isnan(column)


def test_box_cox_by_a_power_that_is_given() -> None:
    values = [[0.0], [3.0], [8.0]]

    np.testing.assert_allclose(box_cox(values, 0.5)[:, 0], [0.0, 2.0, 4.0])
    np.testing.assert_allclose(box_cox(values, 0.0)[:, 0], np.log([1.0, 4.0, 9.0]))
    np.testing.assert_allclose(box_cox(np.repeat(values, 2, axis=1), [1.0, 0.5])[2], [8.0, 4.0])


def test_the_most_likely_power_is_that_of_scipy() -> None:
    values = np.random.default_rng(7).lognormal(2.0, 0.8, (200, 3))
    expected = [stats.boxcox(column - column.min() + 1)[1] for column in values.T]

    np.testing.assert_allclose(box_cox_power(values), expected, atol=1e-4)
    np.testing.assert_allclose(box_cox(values)[:, 0], stats.boxcox(values[:, 0] - values[:, 0].min() + 1)[0], rtol=1e-4)


def test_nothing_to_fit_leaves_the_shape_alone() -> None:
    np.testing.assert_array_equal(box_cox_power([[2.0, 1.0], [2.0, NAN], [2.0, 3.0]]), [1.0, 1.0])


def test_fits_one_table_at_a_time() -> None:
    with pytest.raises(ValueError, match="one table"):
        box_cox(np.ones((2, 3, 1)))
