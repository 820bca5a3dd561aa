import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from hanse.diagnostic.engine.statistics import correlations as module
from hanse.diagnostic.engine.statistics.correlations import (
    Correlation,
    correlations,
    covariances,
)
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables

NAN = np.nan
SCIPY = {
    Correlation.PEARSON: stats.pearsonr,
    Correlation.SPEARMAN: stats.spearmanr,
    Correlation.KENDALL: stats.kendalltau,
}


@given(tables(low=-0.02, high=0.02, units=(3, 12)), st.sampled_from(Correlation))
def test_each_pair_is_taken_over_its_common_units_as_scipy_does(values: np.ndarray, kind: Correlation) -> None:
    result = correlations(values, kind=kind)

    for one in range(values.shape[1]):
        for other in range(values.shape[1]):
            both = ~np.isnan(values[:, one]) & ~np.isnan(values[:, other])
            x, y = values[both, one], values[both, other]
            if both.sum() < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
                assert np.isnan(result[one, other])
            else:
                assert result[one, other] == pytest.approx(SCIPY[kind](x, y).statistic, abs=1e-9)


@given(tables(units=(4, 12), gaps=False), st.sampled_from(Correlation))
def test_a_shift_or_another_unit_of_measurement_says_nothing(values: np.ndarray, kind: Correlation) -> None:
    assume(np.all(np.ptp(values, axis=0) > 0.5))

    np.testing.assert_allclose(correlations(values * 3 + 7, kind=kind), correlations(values, kind=kind), atol=1e-8)


def test_columns_against_others() -> None:
    values = np.random.default_rng(3).random((20, 5))

    for kind in Correlation:
        np.testing.assert_allclose(
            correlations(values[:, :2], values[:, 2:], kind), correlations(values, kind=kind)[:2, 2:], atol=1e-12
        )


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(4).integers(0, 4, (23, 4)).astype(np.float64)
    whole = correlations(values, kind="kendall")
    monkeypatch.setattr(module, "BLOCK", 500)

    np.testing.assert_array_equal(correlations(values, kind="kendall"), whole)


def test_covariances_over_the_units_in_common() -> None:
    values = np.array([[1.0, 2.0], [3.0, NAN], [5.0, 1.0], [NAN, 7.0], [9.0, 9.0]])
    both = values[[0, 2, 4]]

    result = covariances(values)

    assert result[0, 1] == pytest.approx(np.cov(both.T)[0, 1])
    assert result[0, 0] == pytest.approx(np.var([1, 3, 5, 9], ddof=1))


def test_asem() -> None:
    data, table = asem(), read("08_corr_L1_long.csv")
    result = correlations(data.stage("01_pipeline_Normalised.csv"))
    one, other = ([data.indicators.index(code) for code in table.columns[name]] for name in ("Var1", "Var2"))

    np.testing.assert_allclose(result[one, other], table.numbers("Correlation")[:, 0], atol=1e-12)
    assert len(one) == result.size
