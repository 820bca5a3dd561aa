"""Each study comes to what the engine's own functions come to, and to the same digits however it is shared out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.answers import Answers, Units, rows_of
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.statistics.correlations import Correlation, correlations
from hanse.diagnostic.engine.statistics.examination import examined
from hanse.diagnostic.engine.statistics.node_tree import Doubts, Missing, NodeTree
from hanse.diagnostic.engine.statistics.sensitivity import sensitivity
from hanse.diagnostic.engine.statistics.uncertainty import uncertainty
from hanse.diagnostic.engine.study.carrying_out import InMemory, carry_out
from hanse.diagnostic.engine.study.scores import TooFewError
from hanse.diagnostic.engine.study.settings import Relations, Sensitivity, Uncertainty, WhatIf
from hanse.diagnostic.engine.study.studies import study_of
from hanse.diagnostic.engine.study.weighing import OneDoubtError
from tests.diagnostic.ceds import CEDS
from tests.diagnostic.studies import ANSWERS, CITIES, answers, backwards, same, tables_of

SCORES = {node.key: score(CEDS, ANSWERS).scores(node.key) for node in CEDS.root.nodes()}


def test_relations_are_those_of_the_examination():
    found, known = tables_of(Relations()), examined(CEDS, SCORES)

    assert found["parts"].rows == known.parts
    np.testing.assert_allclose(found["correlations"].values, known.correlations, atol=1e-9)
    np.testing.assert_allclose(found["whole"].column("alpha"), known.alpha, atol=1e-9)
    np.testing.assert_allclose(found["components"].column("share"), known.components, atol=1e-9)
    for name, own in (("weight", known.stated), ("explained", known.explained), ("shift", known.shifts)):
        np.testing.assert_allclose(found["parts"].column(name), own, atol=1e-9)


def test_relations_of_another_tier_by_ranks():
    found = tables_of(Relations(tier="force", correlation=Correlation.KENDALL))["correlations"]

    assert found.rows == ("internal", "external")
    table = np.column_stack([SCORES[key] for key in found.rows])
    np.testing.assert_allclose(found.values, correlations(table, kind="kendall"), atol=1e-9)


def test_relations_need_ten_units():
    with pytest.raises(TooFewError, match="10 units"):
        tables_of(Relations(), answers(9))


def test_nothing_changed_shifts_nobody():
    found = tables_of(WhatIf())

    assert found["whole"].column("moved") == 0
    assert found["whole"].column("spearman") == 1
    np.testing.assert_array_equal(found["units"].column("other_score"), found["units"].column("score"))


def test_a_part_without_weight_leaves_the_whole_to_its_sibling():
    units = tables_of(WhatIf(weights={"systems": 0.0}))["units"]

    np.testing.assert_allclose(units.column("score"), SCORES["ceds"], atol=1e-9)
    np.testing.assert_allclose(units.column("other_score"), SCORES["maturity"], atol=1e-9)
    np.testing.assert_array_equal(units.column("shift"), units.column("rank") - units.column("other_rank"))


def test_another_mean_of_one_tier_is_that_mean():
    units = tables_of(WhatIf(means={"index": Aggregation(mean=Mean.MINIMUM)}))["units"]

    expected = np.minimum(SCORES["maturity"], SCORES["systems"])
    np.testing.assert_allclose(units.column("other_score"), expected, atol=1e-9)


def test_ranks_lie_where_the_replications_put_them():
    asked = Uncertainty(replications=250)
    found, tree = tables_of(asked, seed=7), NodeTree(CEDS)
    drawn = uncertainty(tree.experiment(tree.leaves(SCORES)), 250, seed=7)

    bounds = np.array([found["units"].column(name) for name in ("low", "median", "high")])
    np.testing.assert_allclose(bounds, drawn.rank_quantiles([0.05, 0.5, 0.95]), atol=1e-9)
    np.testing.assert_array_equal(found["units"].column("rank"), drawn.nominal_ranks)
    assert not np.array_equal(bounds, [tables_of(asked, seed=8)["units"].column(n) for n in ("low", "median", "high")])


def test_doubts_weigh_what_sensitivity_says():
    found, tree = tables_of(Sensitivity(size=64), seed=3)["doubts"], NodeTree(CEDS)
    known = sensitivity(tree.experiment(tree.leaves(SCORES)), 64, seed=3)

    assert found.rows == known.names
    np.testing.assert_allclose(found.column("first"), known.indices.first[:, 0], atol=1e-9)
    np.testing.assert_allclose(found.column("total_high"), known.high.total[:, 0], atol=1e-9)


@pytest.mark.parametrize("asked", [Uncertainty(replications=310), Sensitivity(size=256)])
def test_blocks_in_any_order_and_begun_twice_give_the_same_digits(asked):
    whole, study, keeper = tables_of(asked, seed=5), study_of(asked, CEDS, ANSWERS, seed=5), InMemory()
    keeper.keep(1, study.block(1))

    same(carry_out(study, keeper, backwards), whole)
    assert study.blocks > 2


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(CITIES)))
def test_the_order_of_units_changes_no_digit(order):
    keys = tuple(ANSWERS.units.keys[place] for place in order)
    rows = np.array(order)
    turned = Answers(
        Units(("city",), keys, tuple(key[0] for key in keys)),
        {key: rows_of(given, rows) for key, given in ANSWERS.inputs.items()},
    )
    one, other = (tables_of(Uncertainty(replications=100), given)["units"] for given in (ANSWERS, turned))

    np.testing.assert_array_equal(other.values, one.values[rows])


def test_what_cannot_be_studied_is_said():
    with pytest.raises(TooFewError, match=r"2 units .* there are 1"):
        tables_of(WhatIf(), answers(1))
    with pytest.raises(OneDoubtError, match="weights"):
        tables_of(Sensitivity(doubts=Doubts(missing=(Missing.LOWEST,), power=None)))
