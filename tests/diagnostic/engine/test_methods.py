"""Other methods over the same answers."""

import numpy as np
import pytest

from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.tables.answers import read_tables
from tests.diagnostic.samples import TABLE, framework, table

METHODS = """
tiers: [index, part]
methods:
  - {key: geometric, scoring: {aggregate: geometric}}
  - {key: by_tier, scoring: {aggregate: geometric}, tiers: [{key: index, aggregate: minimum}]}
  - {key: by_key, tiers: [{key: index, aggregate: minimum}], nodes: [{key: index, aggregate: maximum}]}
  - {key: heavy, weights: {skills: 3}}
  - {key: ranked, scoring: {normalise: rank}}
  - {key: squared, nodes: [{key: skills, transform: square}]}
"""
ROWS = "City,Online services,Digital skills\nTartu,0.4,0.9\nSplit,0.2,0.5\n"


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (None, 0.65),
        ("geometric", 0.6),
        ("by_tier", 0.4),
        ("by_key", 0.9),
        ("heavy", 0.775),
        ("ranked", 2),
        ("squared", 0.605),
    ],
)
def test_the_word_of_a_method_counts_most(method, expected, tmp_path):
    scheme = framework(tmp_path, TABLE + METHODS)
    answers = read_tables(scheme, {"cities": table(tmp_path, ROWS)}).answers
    np.testing.assert_allclose(score(scheme, answers, method=method).scores("index")[0], expected)


def test_an_unknown_method_is_refused(tmp_path):
    scheme = framework(tmp_path, TABLE + METHODS)
    answers = read_tables(scheme, {"cities": table(tmp_path, ROWS)}).answers
    with pytest.raises(KeyError):
        score(scheme, answers, method="best")
