import numpy as np
import pytest
from hypothesis import assume, given
from scipy import stats

from hanse.diagnostic.engine.moments import kurtosis, skewness
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables


@given(tables(units=(4, 12), gaps=False))
def test_agree_with_the_bias_corrected_figures_of_scipy(values: np.ndarray) -> None:
    assume(np.all(np.ptp(values, axis=0) > 1e-3))

    np.testing.assert_allclose(skewness(values)[0], stats.skew(values, bias=False), atol=1e-8)
    np.testing.assert_allclose(kurtosis(values)[0], stats.kurtosis(values, bias=False), atol=1e-7)


def test_constant_and_short_columns_have_no_shape() -> None:
    assert np.isnan(skewness(np.full((9, 1), 0.1))).all()
    assert np.isnan(kurtosis(np.full((9, 1), 0.1))).all()
    assert np.isnan(skewness(np.array([[1.0], [2.0], [np.nan]]))).all()
    assert np.isnan(kurtosis(np.array([[1.0], [2.0], [4.0]]))).all()
    assert skewness(np.array([[1.0], [2.0], [4.0]])) == pytest.approx(0.9352195295828)


def test_the_published_vector() -> None:
    vector, expected = read("15_winsorise_vec.csv").numbers("x"), read("15_skew_kurt_vec.csv")

    assert skewness(vector)[0, 0] == pytest.approx(expected.numbers("skew")[0, 0], abs=1e-12)
    assert kurtosis(vector)[0, 0] == pytest.approx(expected.numbers("kurt")[0, 0], abs=1e-12)


def test_asem() -> None:
    data, details = asem(), read("01_treat_details.csv")
    expected = details.numbers("check_SkewKurt0.Skew", "check_SkewKurt0.Kurt")[
        details.row_order("iCode", data.indicators)
    ]
    values = data.stage("01_pipeline_Screened.csv")

    np.testing.assert_allclose(skewness(values)[0], expected[:, 0], atol=1e-9)
    np.testing.assert_allclose(kurtosis(values)[0], expected[:, 1], atol=1e-9)
