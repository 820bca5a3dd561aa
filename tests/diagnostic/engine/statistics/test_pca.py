import numpy as np
import pytest
from hypothesis import assume, given

from hanse.diagnostic.engine.statistics.pca import principal_components
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables

PILLARS = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"]


@given(tables(units=(3, 12), gaps=False))
def test_components_rebuild_the_correlations(values: np.ndarray) -> None:
    assume(np.all(np.ptp(values, axis=0) > 0.5))

    found = principal_components(values)

    rebuilt = found.loadings * found.deviations**2 @ found.loadings.T
    np.testing.assert_allclose(rebuilt, np.corrcoef(values, rowvar=False).reshape(rebuilt.shape), atol=1e-7)
    np.testing.assert_allclose(found.loadings.T @ found.loadings, np.eye(found.deviations.size), atol=1e-7)
    assert found.explained.sum() == pytest.approx(1)
    assert np.all(np.diff(found.deviations) <= 1e-12)


def test_the_largest_loading_of_each_component_is_positive_however_the_columns_point() -> None:
    values = np.random.default_rng(2).random((30, 4))
    for table in (values, -values):
        loadings = principal_components(table).loadings
        assert np.all(loadings[np.argmax(np.abs(loadings), axis=0), range(4)] > 0)


def test_units_with_a_gap_are_left_out() -> None:
    values = np.random.default_rng(2).random((30, 4))
    holed = np.vstack([values, [1.0, np.nan, 1.0, 1.0]])

    found = principal_components(holed)

    np.testing.assert_allclose(found.loadings, principal_components(values).loadings)
    assert found.units == 30


def test_refuses_what_has_no_components() -> None:
    with pytest.raises(ValueError, match="two units"):
        principal_components([[1.0, 2.0], [np.nan, 3.0]])
    with pytest.raises(ValueError, match=r"columns \[1\]"):
        principal_components([[1.0, 0.1], [2.0, 0.1], [4.0, 0.1]])


@pytest.mark.parametrize("pillar", PILLARS)
def test_asem(pillar: str) -> None:
    data, table = asem(), read(f"09_pca_loadings_{pillar}.csv")
    published = table.numbers(*[name for name in table.columns if name != "ind"])
    expected = read(f"09_pca_sdev_{pillar}.csv").numbers("sd", "var_share")

    found = principal_components(data.stage("01_pipeline_Normalised.csv", *table.columns["ind"]))

    # R leaves the sign of a component to its library: compare in ours.
    sign = np.sign(np.take_along_axis(published, np.argmax(np.abs(published), axis=0)[None], axis=0))
    np.testing.assert_allclose(found.loadings, published * sign, atol=1e-12)
    np.testing.assert_allclose(found.deviations, expected[:, 0], atol=1e-12)
    np.testing.assert_allclose(found.explained, expected[:, 1], atol=1e-12)
