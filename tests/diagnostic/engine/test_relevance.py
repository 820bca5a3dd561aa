import numpy as np
import pytest

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.tables.answers import read_tables
from tests.diagnostic.samples import framework, table

PORT_AND_PARK = """
format: 1
key: quays
version: "1"
title: Quays
licence: CC0
source: Test
scoring: {irrelevant: lowest}
tree:
  key: quays
  title: Quays
  parts:
    - {key: port, title: Port}
    - {key: park, title: Park}
questions:
  - key: port_exists
    indicator: port
    kind: single
    text: Is there a port system?
    not_applicable: {allowed: true}
    options: [{value: 1, text: No}, {value: 2, text: Planned}, {value: 3, text: Running}]
  - key: port_use
    indicator: port
    kind: number
    text: Who uses it?
    minimum: 0
    maximum: 100
    relevant: "port_exists >= 3"
  - key: park_exists
    indicator: park
    kind: single
    text: Is there a park system?
    options: [{value: 1, text: No}, {value: 3, text: Running}]
"""

ROWS = """
city,port_exists,port_use,park_exists
Inland,n/a: no port,,3
Planner,2,,3
Silent,,,3
Stale,n/a: port sold,80,3
Harbour,3,50,3
"""
INLAND, PLANNER, SILENT, STALE, HARBOUR = range(5)


@pytest.fixture
def result(tmp_path):
    scheme = framework(tmp_path, PORT_AND_PARK)
    return score(scheme, read_tables(scheme, {"answers": table(tmp_path, ROWS)}).answers)


def test_the_use_of_what_does_not_apply_does_not_apply(result):
    assert result.states("port_use").tolist() == [
        State.NOT_APPLICABLE,
        State.IRRELEVANT,
        State.MISSING,
        State.NOT_APPLICABLE,
        State.GIVEN,
    ]


def test_a_city_without_the_task_is_neither_punished_nor_incomplete(result):
    for unit in (INLAND, STALE):
        assert np.isnan(result.scores("port")[unit])
        assert result.states("port")[unit] == State.NOT_APPLICABLE
        assert result.scores("quays")[unit] == 100
        assert result.completeness("quays")[unit] == 1


def test_what_is_not_in_operation_has_the_lowest_use(result):
    np.testing.assert_allclose(result.scores("port")[[PLANNER, HARBOUR]], [25, 75])


def test_an_open_question_leaves_what_depends_on_it_open(result):
    assert result.completeness("quays")[SILENT] == pytest.approx(1 / 3)
