"""From answers to questions to scores, levels, gaps and next steps."""

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import State
from hanse.diagnostic.engine.focus import gaps, steps, strengths
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.traces import trace
from hanse.diagnostic.method.tables.answers import read_tables
from hanse.questions.spec.answer import Answer
from tests.diagnostic.engine.trees import units
from tests.diagnostic.samples import QUESTIONS, framework, table

ROWS = """
city,plan_status,plan_parts,online_share,channels.phone,channels.desk
Tartu,5,goals; budget; people,90,3,3
Aarhus,3,goals,40,2,1
Split,1,goals,n/a: not counted,,2
Porto,2,,,,
Riga,,goals,,,
"""
TARTU, AARHUS, SPLIT, PORTO, RIGA = range(5)


@pytest.fixture
def result(tmp_path):
    scheme = framework(tmp_path, QUESTIONS)
    return score(scheme, read_tables(scheme, {"answers": table(tmp_path, ROWS)}).answers)


def test_scores_of_every_kind_of_question(result):
    np.testing.assert_allclose(result.scores("plan_status")[:4], [100, 50, 0, 25])
    np.testing.assert_allclose(result.scores("plan_parts")[:2], [100, 100 / 3])
    np.testing.assert_allclose(result.scores("online_share")[:2], [100, 50])
    np.testing.assert_allclose(result.scores("channels")[:3], [100, 25, 50])


def test_nodes(result):
    np.testing.assert_allclose(result.scores("plan")[:2], [100, (50 + 100 / 3) / 2])
    np.testing.assert_allclose(result.scores("reach")[:3], [100, 37.5, 50])
    np.testing.assert_allclose(result.scores("whole")[AARHUS], ((50 + 100 / 3) / 2 + 2 * 37.5) / 3)


def test_what_was_not_asked_is_irrelevant_whatever_was_answered(result):
    assert result.states("plan_parts").tolist() == [
        State.GIVEN,
        State.GIVEN,
        State.IRRELEVANT,
        State.MISSING,
        State.GIVEN,
    ]
    assert result.scores("plan")[SPLIT] == 0
    assert result.completeness("plan")[SPLIT] == 1


def test_completeness_counts_what_could_be_answered(result):
    np.testing.assert_allclose(result.completeness("whole"), [1, 1, 1, 0.25, 0.25])
    assert result.completeness("reach")[SPLIT] == 1
    assert np.isnan(result.scores("reach")[PORTO])


def test_levels_and_their_conditions(result):
    assert [result.level(unit, "plan").key for unit in (TARTU, AARHUS, SPLIT)] == ["3", "2", "1"]
    assert result.level(PORTO, "reach") is None
    riga = gaps(result, RIGA)[0]
    assert (riga.key, riga.level.key, riga.next_level.key) == ("plan", "1", "2")


def test_a_condition_not_met_is_a_gap_without_points(tmp_path):
    scheme = framework(tmp_path, QUESTIONS.replace("gates: {3: plan_status >= 3}", "gates: {3: plan_status >= 6}"))
    result = score(scheme, read_tables(scheme, {"answers": table(tmp_path, ROWS)}).answers)
    (gap,) = gaps(result, TARTU)
    assert (gap.key, gap.level.key, gap.to_next, [one.condition.holds for one in gap.unmet]) == (
        "plan",
        "2",
        0,
        ["plan_status >= 6"],
    )


def test_gaps_come_in_the_order_of_what_they_add(result):
    found = gaps(result, AARHUS)
    assert [gap.key for gap in found] == ["plan", "reach"]
    plan, reach = found
    np.testing.assert_allclose([plan.to_next, plan.gain], [70 - 125 / 3, (70 - 125 / 3) / 3])
    np.testing.assert_allclose([reach.to_next, reach.gain], [2.5, 2.5 * 2 / 3])


def test_strengths(result):
    assert [(one.key, one.score) for one in strengths(result, TARTU)] == [("plan", 100), ("reach", 100)]
    assert strengths(result, AARHUS) == ()


def test_next_steps_are_the_options_not_reached(result):
    (step,) = steps(result, AARHUS)
    assert (step.question, step.chosen, str(step.following.text)) == ("plan_status", 3, "Adopted and funded")
    np.testing.assert_allclose(step.gain, 25 / 2 / 3)
    assert steps(result, TARTU) == ()


def test_traces_lead_from_the_whole_to_the_answer(result):
    whole = trace(result, AARHUS, "whole")
    np.testing.assert_allclose(whole.total, whole.score)
    assert [part.key for part in whole.parts] == ["plan", "reach"]
    assert trace(result, AARHUS, "online_share").steps[0].value == 40


def test_answers_of_the_question_runner_score_as_those_of_a_table(result, tmp_path):
    sheet = {
        "plan_status": Answer.answered("plan_status", 3),
        "plan_parts": Answer.answered("plan_parts", ("goals",)),
        "online_share": Answer.answered("online_share", 40),
        "channels": Answer.answered("channels", {"phone": 2, "desk": 1}),
        "remarks": Answer.unknown("remarks"),
    }
    scheme = framework(tmp_path, QUESTIONS)
    again = score(scheme, gathered(scheme.questions, units(1), [sheet]))
    np.testing.assert_array_equal(again.climbed.scores[0], result.climbed.scores[AARHUS])
