"""Numbers of units from the rows below them."""

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import Roster, numbers, texts
from hanse.diagnostic.engine.model.tree import FromRows, Statistic
from hanse.diagnostic.engine.rosters import over_rows

ROSTER = Roster(
    np.array([0, 0, 0, 1, 1, 3]),
    {
        "points": numbers([10, 20, 60, np.nan, 40, np.nan]),
        "size": numbers([1, 1, 2, 1, 1, 1]),
        "kind": texts(["a", "b", "b", "a", "a", "a"]),
    },
)


def over(**how):
    return over_rows(ROSTER, FromRows("rows", **how), units=4).tolist()


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        ("mean", [30, 40, np.nan, np.nan]),
        ("median", [20, 40, np.nan, np.nan]),
        ("sum", [90, 40, np.nan, np.nan]),
        ("minimum", [10, 40, np.nan, np.nan]),
        ("maximum", [60, 40, np.nan, np.nan]),
        ("count", [3, 1, 0, 0]),
    ],
)
def test_statistics_over_rows_that_hold_a_number(statistic, expected):
    np.testing.assert_array_equal(over(column="points", statistic=Statistic(statistic)), expected)


def test_a_weighted_mean():
    np.testing.assert_array_equal(over(column="points", weight="size"), [37.5, 40, np.nan, np.nan])


def test_only_rows_that_satisfy_the_condition():
    np.testing.assert_array_equal(over(column="points", where='kind = "b"'), [40, np.nan, np.nan, np.nan])


def test_counting_rows():
    assert over(statistic=Statistic.COUNT) == [3, 2, 0, 1]
    assert over(statistic=Statistic.COUNT, where='kind = "a"') == [1, 2, 0, 1]


def test_the_share_of_rows_for_which_something_holds():
    found = over(statistic=Statistic.SHARE, holds='kind = "b"')
    np.testing.assert_allclose(found, [2 / 3, 0, np.nan, 0])


def test_the_median_of_an_even_number():
    roster = Roster(np.array([0, 0]), {"points": numbers([10, 40])})
    assert over_rows(roster, FromRows("rows", "points", Statistic.MEDIAN), units=1).tolist() == [25]
