"""What is found is counted right, and on twin towns the method finds more than those it is compared with."""

import csv

import numpy as np
import pytest

from hanse.cooperation.engine.links import Links
from hanse.cooperation.engine.parts import Pairs
from hanse.cooperation.engine.ranking import scores
from hanse.cooperation.engine.recall import ahead_by, both_ways, recall, split
from hanse.cooperation.engine.weights import CHOSEN
from tests.cooperation.engine.worlds import cities
from tests.shared_data import shared_data

NONE = Links.of(np.zeros((0, 2), np.int64), 5)


def ranked(*values):
    return lambda rows: np.tile(np.array(values, float), (len(rows), 1))


def test_a_target_is_found_where_it_lies_among_the_first() -> None:
    wanted = np.array([(0, 4), (0, 1)])
    assert recall(ranked(9, 1, 2, 3, 4), NONE, wanted, (1, 4)).tolist() == [0.5, 1.0]


def test_among_equals_each_comes_first_equally_often() -> None:
    assert recall(ranked(0, 0, 0, 0, 0), NONE, np.array([(0, 4)]), (1, 2)).tolist() == [0.25, 0.5]


def test_by_how_much_one_method_is_ahead_is_counted_by_links_not_by_their_ends() -> None:
    """Of two links one is found from both ends and the other from one."""
    ours, theirs = np.array([[1.0], [1.0], [1.0], [0.0]]), np.zeros((4, 1))
    more, give = ahead_by(ours, theirs)
    assert more.tolist() == [0.75]
    assert give[0] == pytest.approx(1.96 * 0.25 / np.sqrt(2))


def test_known_partners_take_no_place() -> None:
    links = Links.of(np.array([(0, 4)]), 5)
    assert recall(ranked(0, 1, 2, 3, 4), links, np.array([(0, 3)]), (1,)).tolist() == [1.0]


def test_a_split_keeps_every_pair_and_is_the_same_each_time() -> None:
    pairs = np.array([(one, one + 1) for one in range(20)])
    known, kept_back = split(pairs, seed=3)
    assert len(kept_back) == 2
    assert sorted(map(tuple, np.concatenate([known, kept_back]))) == sorted(map(tuple, pairs))
    assert split(pairs, seed=3)[1].tolist() == kept_back.tolist()


def test_twin_towns_are_found_more_often_than_by_common_neighbours_or_popularity() -> None:
    """By links alone; `bench/matching.py` measures the whole with places and sizes, on several splits."""
    with (shared_data("sister_cities") / "twin_pairs.tsv").open(encoding="utf-8", newline="") as rows:
        named = [row[:2] for row in csv.reader(rows, delimiter="\t")]
    at = {one: place for place, one in enumerate(sorted({one for pair in named for one in pair}))}
    known, kept_back = split(np.array([(at[one], at[other]) for one, other in named]), seed=0)
    links, asked = Links.of(known, len(at)), both_ways(kept_back)[::8]
    pairs = Pairs(cities(len(at)), links)

    ours = recall(lambda rows: scores(pairs, rows, CHOSEN), links, asked)
    neighbours = recall(links.number_shared, links, asked)
    popular = recall(lambda rows: np.tile(links.degrees, (len(rows), 1)), links, asked)
    assert ours[0] > neighbours[0] > popular[0]
    assert ours[1] > neighbours[1] > popular[1]
    assert ours[0] == pytest.approx(0.12, abs=0.03)
