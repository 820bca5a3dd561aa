import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hanse.diagnostic.engine import runs
from hanse.diagnostic.engine.ranks import Ties, percentile_ranks, ranks
from tests.diagnostic.engine.strategies import tables

NAN, INF = np.nan, np.inf
N = runs.LONG
STREAM = np.random.default_rng(11)
LINES = {
    "few": STREAM.integers(0, 17, N) / 16,
    "few, with gaps": np.where(STREAM.random(N) < 0.2, NAN, STREAM.integers(0, 300, N) / 7),
    "all different": STREAM.random(N),
    "all different, with gaps": np.where(STREAM.random(N) < 0.2, NAN, STREAM.random(N)),
    "few at first": np.concatenate([np.zeros(N // 2), STREAM.random(N // 2)]),
    "next to each other": np.where(STREAM.random(N) < 0.5, 1.0, np.nextafter(1.0, 2.0)),
    "far apart": STREAM.choice([0.0, 1e-300, 1.0, 1e300], N),
    "the smallest there are": STREAM.integers(0, 9, N) * 5e-324,
    "beyond all numbers": STREAM.choice([-INF, 0.0, 1.0, INF], N),
    "one and infinity": STREAM.choice([1.0, INF], N),
    "infinity alone": np.full(N, INF),
    "one alone": np.full(N, 0.1),
    "nothing but one": np.where(np.arange(N) == 5, 3.0, NAN),
}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("ties", Ties)
def test_long_columns_are_ranked_like_any_other(name: str, ties: Ties) -> None:
    column = LINES[name]
    method = {"minimum": "min", "maximum": "max", "first": "ordinal"}.get(ties, str(ties))
    table = np.column_stack([column, column[::-1]])

    for ascending, signed in ((True, column), (False, -column)):
        expected = stats.rankdata(signed, method=method, nan_policy="omit")
        np.testing.assert_array_equal(ranks(table, ties, ascending=ascending)[:, 0], expected)


def test_a_long_column_without_values() -> None:
    assert np.isnan(ranks(np.full((N, 2), NAN))).all()
    assert np.isnan(percentile_ranks(np.full((N, 2), NAN))).all()


@pytest.mark.parametrize("cells", [runs.CELLS, 0])
@given(
    values=tables(low=-0.01, high=0.01),
    ties=st.sampled_from([Ties.MINIMUM, Ties.MAXIMUM, Ties.AVERAGE, Ties.DENSE]),
)
def test_the_ways_for_long_and_for_short_lines_agree(cells: int, values: np.ndarray, ties: Ties) -> None:
    short = percentile_ranks(values, ties)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "LONG", 1)
        patch.setattr(runs, "SAMPLE", 50)
        patch.setattr(runs, "CELLS", cells)
        np.testing.assert_array_equal(percentile_ranks(values, ties), short)
