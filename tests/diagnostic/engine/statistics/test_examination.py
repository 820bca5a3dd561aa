"""An index examined: figures that follow from how the scores were made."""

import numpy as np
import pytest

from hanse.diagnostic.engine.statistics.examination import FEWEST, examined, strongest
from tests.diagnostic.samples import HEAD, framework

TREE = (
    HEAD
    + """
scale: [0, 100]
tree:
  key: whole
  title: Whole
  parts:
    - key: left
      title: Left
      weight: 3
      parts: [{key: l1, title: L1, parts: [a]}, {key: l2, title: L2, parts: [b]}]
    - key: right
      title: Right
      parts: [{key: r1, title: R1, parts: [c]}, {key: r2, title: R2, parts: [d]}]
tables:
  - key: cities
    unit: city
    columns:
      city: {header: City, kind: text}
      a: {header: A}
      b: {header: B}
      c: {header: C}
      d: {header: D}
"""
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return framework(tmp_path_factory.mktemp("index"), TREE)


def scores(units: int = 40) -> dict[str, np.ndarray]:
    """The right half has nothing to do with the left; l1 and l2 move as one."""
    draw = np.random.default_rng(1)
    own = {"l1": draw.uniform(0, 100, units), "r1": draw.uniform(0, 100, units), "r2": draw.uniform(0, 100, units)}
    own["l2"] = own["l1"].copy()
    own["left"], own["right"] = (own["l1"] + own["l2"]) / 2, (own["r1"] + own["r2"]) / 2
    return own | {"whole": (3 * own["left"] + own["right"]) / 4}


def test_weights_and_what_they_bring_about(index):
    found = examined(index, scores())

    assert found.parts == ("left", "right")
    np.testing.assert_allclose(found.stated, [0.75, 0.25])
    assert found.explained[0] > 0.9 > found.explained[1]
    assert found.shifts[0] > found.shifts[1]


def test_parts_that_move_as_one_are_consistent(index):
    found = examined(index, scores())

    assert found.alphas[0] == pytest.approx(1)
    assert found.alphas[1] < 0.7
    assert found.components.sum() == pytest.approx(1)


def test_the_best_is_first_and_every_rank_lies_in_its_span(index):
    own = scores()
    found = examined(index, own)

    assert found.ranks[np.argmax(own["whole"])] == 1
    assert np.all((found.low >= 1) & (found.low <= found.high) & (found.high <= found.units))
    assert set(found.moving) == {"weights", "aggregation"}


def test_missing_scores_are_one_more_doubt(index):
    own = scores()
    own["r2"][::3] = np.nan

    assert examined(index, own).moving["missing"] > 0


def test_the_same_scores_give_the_same_digits(index):
    first, second = examined(index, scores()), examined(index, scores())

    np.testing.assert_array_equal(first.high, second.high)
    assert first.moving == second.moving


def test_too_few_units_are_refused(index):
    with pytest.raises(ValueError, match="10 units"):
        examined(index, scores(FEWEST - 1))


def test_the_strongest_and_the_weakest_pair():
    table = np.array([[1.0, 0.2, np.nan], [0.2, 1.0, -0.5], [np.nan, -0.5, 1.0]])

    high, low = strongest(table)

    assert (high.tolist(), low.tolist()) == ([0, 1], [1, 2])
    with pytest.raises(ValueError, match="common"):
        strongest(np.full((2, 2), np.nan))
