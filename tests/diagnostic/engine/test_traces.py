"""Every number opens to its reasons, and they add up to it."""

import numpy as np
import pytest
from hypothesis import given

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.model.measuring import Filling, Imputation, MeasureRules, Normalisation, Scaling
from hanse.diagnostic.engine.model.rules import Absence, AbsenceRule, Aggregation, Mean, MinimumShare, NodeRules
from hanse.diagnostic.engine.model.tree import FromColumn, Measure, Node
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.traces import MeasureTrace, NodeTrace, trace
from tests.diagnostic.engine.trees import FEW, NAMED, answers, cases, framework


@FEW
@given(cases())
def test_contributions_add_up_to_every_score(case):
    result = score(case.framework, case.answers)
    for node in case.framework.root.nodes():
        for unit in range(len(case.answers.units)):
            opened = trace(result, unit, node.key)
            assert isinstance(opened, NodeTrace)
            if np.isnan(opened.score):
                assert opened.why
                continue
            assert not opened.why
            np.testing.assert_allclose(opened.exact, opened.score, rtol=1e-9, atol=1e-9)
            for part in opened.parts:
                assert part.share == 0 or not np.isnan(part.score)


def node(*weights, **how):
    parts = tuple(
        Measure(key=f"m{place}", title=NAMED, source=FromColumn(f"m{place}"), weight=weight)
        for place, weight in enumerate(weights)
    )
    return Node(key="root", title=NAMED, parts=parts, rules=NodeRules(**how))


def opened(root, values, states=None):
    columns = {f"m{place}": [value] for place, value in enumerate(values)}
    return trace(score(framework(root), answers(columns, states)), 0, "root")


def test_shares_are_those_of_what_is_there():
    parts = opened(node(1, 1, 2), [30, 60, np.nan]).parts
    assert [(part.share, part.contribution) for part in parts] == [(0.5, 15.0), (0.5, 30.0), (0.0, 0.0)]
    assert [part.state for part in parts] == [State.GIVEN, State.GIVEN, State.MISSING]


def test_what_stands_in_is_said():
    root = node(1, 1, missing=AbsenceRule(Absence.VALUE, 20))
    parts = opened(root, [30, np.nan]).parts
    assert [(part.score, part.stands_in) for part in parts] == [(30, False), (20, True)]


def test_the_best_part_alone_contributes():
    parts = opened(node(1, 5, aggregate=Aggregation(Mean.MAXIMUM)), [30, 10]).parts
    assert [part.contribution for part in parts] == [30, 0]


@pytest.mark.parametrize(
    ("rules", "values", "why"),
    [
        ({"missing": AbsenceRule(Absence.NO_SCORE)}, [30, np.nan], "missing_part"),
        ({"minimum": MinimumShare(0.6)}, [30, np.nan], "too_little"),
        ({}, [np.nan, np.nan], "nothing"),
    ],
)
def test_why_there_is_no_score(rules, values, why):
    assert opened(node(1, 1, **rules), values).why == why


def test_a_rounded_score_keeps_the_exact_one():
    found = opened(node(1, 1, decimals=0), [30, 31.2])
    assert (found.score, found.exact) == (31, 30.6)


def test_a_measure_from_its_answer_to_its_score():
    rules = MeasureRules(impute=Imputation(Filling.MEAN), normalise=Normalisation(Scaling.GOALPOSTS, low=0, high=50))
    measure = Measure(key="m", title=NAMED, source=FromColumn("m"), rules=rules)
    root = Node(key="root", title=NAMED, parts=(measure,))
    result = score(framework(root), answers({"m": [10, 30, np.nan]}))
    found = trace(result, 2, "m")
    assert isinstance(found, MeasureTrace)
    assert found.imputed
    assert [(step.stage, step.value) for step in found.steps if step.changed][1:] == [
        ("imputed", 20),
        ("normalised", 40),
    ]
    assert not trace(result, 0, "m").imputed


def test_an_unknown_key_is_refused():
    with pytest.raises(KeyError):
        trace(score(framework(node(1)), answers({"m0": [1]})), 0, "nowhere")
