import numpy as np
import pytest
from hypothesis import given

from hanse.diagnostic.engine import columns
from hanse.diagnostic.engine.arrays import as_table
from tests.diagnostic.engine.strategies import tables

NAN = np.nan


@given(tables())
def test_each_figure_is_that_of_the_present_values(values: np.ndarray) -> None:
    for place, column in enumerate(values.T):
        known = column[~np.isnan(column)]
        assert columns.count(values)[0, place] == known.size
        if known.size:
            assert columns.lowest(values)[0, place] == known.min()
            assert columns.highest(values)[0, place] == known.max()
            assert columns.mean(values)[0, place] == pytest.approx(known.mean(), abs=1e-9)
            assert columns.median(values)[0, place] == pytest.approx(np.median(known), abs=1e-9)
        if known.size > 1:
            assert columns.standard_deviation(values)[0, place] == pytest.approx(known.std(ddof=1), abs=1e-9)


def test_a_column_without_values_has_no_figures() -> None:
    empty = np.full((2, 1), NAN)
    for figure in (columns.lowest, columns.highest, columns.mean, columns.median, columns.standard_deviation):
        assert np.isnan(figure(empty)).all()


def test_one_value_has_no_standard_deviation_and_equal_values_have_none_at_all() -> None:
    assert np.isnan(columns.standard_deviation(np.array([[0.1]]))).all()
    # The mean of three times 0.1 is not 0.1 in binary; the deviation is zero all the same.
    assert columns.standard_deviation(np.full((3, 1), 0.1)) == 0.0


def test_leading_axes_are_computed_side_by_side() -> None:
    pair = np.array([[[1.0], [3.0]], [[NAN], [5.0]]])

    np.testing.assert_array_equal(columns.mean(pair)[:, 0, 0], [2.0, 5.0])
    np.testing.assert_array_equal(columns.median(pair)[:, 0, 0], [2.0, 5.0])


def test_a_bare_list_is_refused_because_it_could_be_units_or_indicators() -> None:
    with pytest.raises(ValueError, match="units × indicators"):
        as_table([1.0, 2.0])
