import numpy as np
import pytest

from hanse.diagnostic.engine.denominate import denominate
from tests.diagnostic.engine.coinr import asem, read


def test_divides_each_column_by_the_size_named_for_it_and_leaves_the_others() -> None:
    values = np.array([[10.0, 5.0, 6.0], [20.0, np.nan, 8.0]])
    sizes = np.array([[2.0, 100.0], [4.0, 50.0]])

    result = denominate(values, sizes, [0, 1, None], scale=[1.0, 1000.0, 7.0])

    np.testing.assert_array_equal(result, [[5.0, 50.0, 6.0], [5.0, np.nan, 8.0]])


def test_a_size_of_zero_or_none_at_all_gives_no_number() -> None:
    result = denominate([[3.0], [0.0], [3.0]], [[0.0], [0.0], [np.nan]], [0])

    assert np.isnan(result).all()


def test_refuses_a_list_of_another_length_than_the_indicators() -> None:
    with pytest.raises(ValueError, match="2 indicators, but 1"):
        denominate(np.ones((3, 2)), np.ones((3, 1)), [0])


def test_asem() -> None:
    data, units = asem(), read("00_iData.csv")
    sizes = ["Area", "Energy", "GDP", "Population"]
    by = [sizes.index(name) if name not in {"", "NA"} else None for name in data.of_indicators("Denominator")]
    divisors = units.numbers(*sizes)[units.row_order("uCode", data.units)]

    result = denominate(data.stage("01_pipeline_Raw.csv"), divisors, by)

    np.testing.assert_allclose(result, data.stage("01_pipeline_Denominated.csv"), rtol=1e-13, atol=0)
