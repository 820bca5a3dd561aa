import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.cronbach import cronbach_alpha
from tests.diagnostic.engine.coinr import asem, read

NAN = np.nan


def test_columns_that_move_as_one() -> None:
    assert cronbach_alpha([[1.0, 2.0, 0.0], [2.0, 3.0, 1.0], [5.0, 6.0, 4.0]]) == pytest.approx(1.0)


def test_by_hand() -> None:
    # Variances 1 and 1, covariance 1/2: 4·(1/2) / 3.
    assert cronbach_alpha([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("values", [[[1.0], [2.0]], [[1.0, NAN], [2.0, 3.0]], [[1.0, 1.0], [1.0, 1.0]]])
def test_not_defined(values: list[list[float]]) -> None:
    assert np.isnan(cronbach_alpha(values))


def test_asem() -> None:
    data, table = asem(), read("09_cronbach.csv")
    values = data.stage("01_pipeline_Normalised.csv")

    result = [cronbach_alpha(values[:, data.parents == pillar]) for pillar in table.columns["pillar"]]

    np.testing.assert_allclose(result, table.numbers("cronbach")[:, 0], atol=1e-12)
