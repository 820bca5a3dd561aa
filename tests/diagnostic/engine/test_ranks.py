import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hanse.diagnostic.engine.ranks import Ties, percentile_ranks, ranks
from hanse.diagnostic.engine.rounding import rounded
from tests.diagnostic.engine.coinr import asem, read
from tests.diagnostic.engine.strategies import tables

NAN = np.nan
SCIPY = {
    Ties.MINIMUM: "min",
    Ties.MAXIMUM: "max",
    Ties.AVERAGE: "average",
    Ties.DENSE: "dense",
    Ties.FIRST: "ordinal",
}


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (Ties.MINIMUM, [1, 2, 2, 4]),
        (Ties.MAXIMUM, [1, 3, 3, 4]),
        (Ties.AVERAGE, [1, 2.5, 2.5, 4]),
        (Ties.DENSE, [1, 2, 2, 3]),
        (Ties.FIRST, [1, 2, 3, 4]),
    ],
)
def test_the_highest_is_first_and_equals_follow_the_rule(ties: Ties, expected: list[float]) -> None:
    np.testing.assert_array_equal(ranks([[9.0], [5.0], [5.0], [1.0]], ties)[:, 0], expected)


def test_a_missing_value_has_no_rank_and_takes_no_place() -> None:
    np.testing.assert_array_equal(ranks([[NAN], [5.0], [NAN], [7.0]])[:, 0], [NAN, 2, NAN, 1])


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="ordinal"):
        ranks([[1.0]], "ordinal")


@given(tables(low=-0.005, high=0.005), st.sampled_from(Ties), st.booleans())
def test_agree_with_scipy_column_by_column(values: np.ndarray, ties: Ties, ascending: bool) -> None:
    signed = values if ascending else -values

    expected = stats.rankdata(signed, method=SCIPY[ties], axis=0, nan_policy="omit")

    np.testing.assert_array_equal(ranks(values, ties, ascending=ascending), expected)


@given(tables())
def test_leading_axes_are_ranked_side_by_side(values: np.ndarray) -> None:
    together = ranks(np.stack([values, -values]))

    np.testing.assert_array_equal(together[0], ranks(values))
    np.testing.assert_array_equal(together[1], ranks(values, ascending=True))


def test_percentile_ranks_run_from_nought_to_one() -> None:
    np.testing.assert_allclose(percentile_ranks([[1.0], [5.0], [NAN], [5.0], [9.0]])[:, 0], [0, 1 / 3, NAN, 1 / 3, 1])


def test_a_unit_alone_has_no_percentile() -> None:
    assert np.isnan(percentile_ranks([[3.0], [NAN]])).all()


def test_asem_results() -> None:
    data = asem()
    scores = data.stage("01_pipeline_Aggregated.csv", "Index")

    np.testing.assert_array_equal(ranks(scores), data.stage("02_results_full.csv", "Rank"))


def test_asem_old_engine() -> None:
    data, table = asem(), read("13_COINv0.6_AggregatesRank.csv")
    names = [*data.pillars, "Conn", "Sust", "Index"]
    expected = table.numbers(*names)[table.row_order("UnitCode", data.units)]

    # It ranked what it printed: two pairs of units tie at two decimals.
    scores = rounded(data.stage("01_pipeline_Aggregated.csv", *names), 2)

    np.testing.assert_array_equal(ranks(scores), expected)
