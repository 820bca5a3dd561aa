from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given

from hanse.diagnostic.engine.impute import fill_constant, fill_mean, fill_median
from tests.diagnostic.engine.coinr import asem
from tests.diagnostic.engine.strategies import tables

NAN = np.nan


def test_fills_with_one_number_or_one_per_indicator() -> None:
    np.testing.assert_array_equal(fill_constant([[NAN, 1.0], [2.0, NAN]], 0), [[0.0, 1.0], [2.0, 0.0]])
    np.testing.assert_array_equal(fill_constant([[NAN, 1.0], [2.0, NAN]], [7, 8]), [[7.0, 1.0], [2.0, 8.0]])


def test_fills_with_the_mean_and_the_median_of_the_column() -> None:
    values = [[1.0], [2.0], [9.0], [NAN]]

    assert fill_mean(values)[3, 0] == 4.0
    assert fill_median(values)[3, 0] == 2.0


def test_within_a_group_only_its_own_units_count() -> None:
    groups = np.array(["a", "a", "b", "b", "", "c"])

    result = fill_mean([[1.0], [NAN], [5.0], [NAN], [NAN], [NAN]], groups)

    np.testing.assert_array_equal(result[:, 0], [1.0, 1.0, 5.0, 5.0, NAN, NAN])


def test_an_empty_column_stays_empty() -> None:
    assert np.isnan(fill_mean([[NAN], [NAN]])).all()
    assert np.isnan(fill_median([[NAN], [NAN]])).all()


def test_refuses_groups_of_another_number_than_the_units() -> None:
    with pytest.raises(ValueError, match="3 units"):
        fill_mean(np.ones((3, 1)), np.array(["a", "b"]))


@given(tables())
def test_what_is_present_never_changes_and_what_is_filled_lies_among_it(values: np.ndarray) -> None:
    present = ~np.isnan(values)
    for fill in (fill_mean, fill_median):
        result = fill(values)
        np.testing.assert_array_equal(result[present], values[present])
        for before, after in zip(values.T, result.T, strict=True):
            known = before[~np.isnan(before)]
            assert not known.size or (after.min() >= known.min() - 1e-9 and after.max() <= known.max() + 1e-9)


@pytest.mark.parametrize(
    ("fill", "grouping", "file"),
    [
        (fill_mean, "", "06_impute_i_mean.csv"),
        (fill_median, "", "06_impute_i_median.csv"),
        (fill_mean, "GDP_group", "06_impute_i_mean_grp_GDP_group.csv"),
        (fill_median, "GDP_group", "06_impute_i_median_grp_GDP_group.csv"),
        (fill_mean, "EurAsia_group", "01_pipeline_Imputed.csv"),
    ],
)
def test_asem(fill: Callable[..., np.ndarray], grouping: str, file: str) -> None:
    data = asem()
    groups = data.groups(grouping) if grouping else None

    result = fill(data.stage("01_pipeline_Denominated.csv"), groups)

    np.testing.assert_allclose(result, data.stage(file), rtol=1e-12, atol=1e-12)
