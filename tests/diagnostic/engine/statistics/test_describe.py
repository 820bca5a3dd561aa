import numpy as np
import pytest

from hanse.diagnostic.engine.outliers import Limits
from hanse.diagnostic.engine.statistics.describe import Thresholds, describe
from tests.diagnostic.engine.coinr import asem, read

NAN = np.nan


def test_the_figures_of_a_column() -> None:
    found = describe([[1.0], [0.0], [5.0], [5.0], [NAN], [4.0]])

    assert (found.units, found.available, found.nonzero, found.unique, found.same) == (6, 5, 4, 4, 2)
    assert (found.minimum, found.maximum, found.mean, found.median) == (0, 5, 3, 4)
    assert found.deviation == pytest.approx(np.std([1, 0, 5, 5, 4], ddof=1))
    assert found.shares["available"] == pytest.approx(5 / 6)
    assert {name: share[0] for name, share in found.shares.items() if name != "available"} == {
        "nonzero": 0.8,
        "unique": 0.8,
        "same": 0.4,
    }


def test_a_column_without_values() -> None:
    found = describe([[NAN], [NAN]])

    assert (found.available, found.nonzero, found.unique, found.same) == (0, 0, 0, 0)
    assert np.isnan(found.mean)
    assert np.isnan(found.shares["unique"])
    assert found.flags()["available"]
    assert not found.flags()["outliers"]


def test_flags_go_by_the_thresholds() -> None:
    found = describe([[0.0], [0.0], [0.0], [1.0], [2.0], [3.0], [4.0], [5.0], [6.0], [100.0]])

    assert found.flags()["outliers"]
    assert not found.flags(Thresholds(outliers=Limits(kurtosis=20.0)))["outliers"]
    assert not found.flags()["nonzero"]
    assert found.flags(Thresholds(nonzero=0.8))["nonzero"]
    assert found.flags(Thresholds(unique=0.9))["unique"]


@pytest.mark.parametrize(("stage", "file"), [("Raw", "03_stats_raw.csv"), ("Treated", "03_stats_treated.csv")])
def test_asem(stage: str, file: str) -> None:
    data, table = asem(), read(file)
    rows = table.row_order("iCode", data.indicators)
    found = describe(data.stage(f"01_pipeline_{stage}.csv"))
    figures = {
        "Min": found.minimum,
        "Max": found.maximum,
        "Mean": found.mean,
        "Median": found.median,
        "Std": found.deviation,
        "Skew": found.skewness,
        "Kurt": found.kurtosis,
        "N.Avail": found.available,
        "N.NonZero": found.nonzero,
        "N.Unique": found.unique,
        "N.Same": found.same,
        "Frc.Avail": found.shares["available"],
        "Frc.NonZero": found.shares["nonzero"],
        "Frc.Unique": found.shares["unique"],
        "Frc.Same": found.shares["same"],
    }

    # R saw a bit more than the 15 digits of the file: two pairs of TolMin that tie here are distinct there.
    tolerance = data.indicators.index("TolMin")
    assert table.numbers("N.Unique")[rows[tolerance], 0] - found.unique[tolerance] == 2
    others = np.arange(len(rows)) != tolerance
    for name, figure in figures.items():
        chosen = others if name.endswith("Unique") else np.full(len(rows), fill_value=True)
        # The file has 12 significant digits.
        expected = table.numbers(name)[rows[chosen], 0]
        np.testing.assert_allclose(figure[chosen], expected, rtol=1e-11, atol=1e-11, err_msg=name)
    for name, flag in {"Avail": "available", "NonZero": "nonzero", "Unique": "unique", "SkewKurt": "outliers"}.items():
        np.testing.assert_array_equal(found.flags()[flag], table.texts(f"Flag.{name}")[rows] != "ok")
