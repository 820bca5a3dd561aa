"""How far one unit's scores hang on doubts: the properties that any model of doubt must have."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.engine.statistics.alone import stands_alone
from hanse.diagnostic.engine.statistics.misjudging import Doubt
from hanse.diagnostic.engine.statistics.spans import spans
from hanse.diagnostic.method.registry import load_framework
from hanse.questions.spec.answer import Answer, Value
from hanse.questions.spec.question import Question

CEDS = load_framework("ceds")
NONE = Doubt(weights=0, misjudged=0, evidenced=0, counted=0)


def even_answers(share: float) -> dict[str, Answer]:
    """Every question answered at the same share of what could be said."""
    return {question.key: Answer.answered(question.key, _value(question, share)) for question in CEDS.questions}


def _value(question: Question, share: float) -> Value:
    match question.kind:
        case "single":
            return question.options[round(share * (len(question.options) - 1))].value
        case "multiple":
            ordinary = [option.value for option in question.options if not option.exclusive]
            return tuple(ordinary[: round(share * len(ordinary))])
        case "matrix":
            column = question.columns[round(share * (len(question.columns) - 1))].value
            return {str(row.value): column for row in question.rows}
    return question.minimum + Decimal(share) * (question.maximum - question.minimum)


def result_of(*sheets: dict[str, Answer]) -> Result:
    names = tuple(str(place) for place in range(len(sheets)))
    units = Units(("city",), tuple((name,) for name in names), names)
    return score(CEDS, gathered(CEDS.questions, units, sheets))


@pytest.fixture(scope="module")
def sheet() -> dict[str, Answer]:
    return even_answers(0.5)


@pytest.fixture(scope="module")
def result(sheet) -> Result:
    return result_of(sheet)


def width(result: Result, key: str = "ceds", **doubts: object) -> float:
    low, high = spans(result, **doubts)[0].between(key)
    return high - low


def test_without_doubt_a_span_is_its_score(result):
    found = spans(result, doubt=NONE)[0]

    np.testing.assert_allclose(found.low, result.climbed.scores[0])
    np.testing.assert_allclose(found.high, result.climbed.scores[0])
    assert set(found.steady.values()) == {1.0}


def test_a_span_holds_its_score_and_stays_on_the_scale(result):
    found, own = spans(result)[0], result.climbed.scores[0]

    assert np.all((found.low >= 0) & (found.low <= own) & (own <= found.high) & (found.high <= 100))
    assert found.low[0] < own[0] < found.high[0]


def test_weights_alone_move_nothing_where_all_parts_score_the_same():
    alike = result_of(even_answers(1.0))

    assert width(alike, "governance", doubt=replace(NONE, weights=0.25)) == pytest.approx(0)


def test_evidence_narrows_a_span(result):
    proved = [frozenset(question.key for question in CEDS.questions)]

    assert width(result, proved=proved) < width(result)


def test_open_questions_widen_a_span(sheet):
    keys = list(sheet)
    gaps = {key: Answer.unknown(key) if keys.index(key) % 4 == 0 else one for key, one in sheet.items()}

    assert width(result_of(gaps), "governance", doubt=NONE) > 0
    assert width(result_of(gaps), "governance") > width(result_of(sheet), "governance")


def test_the_same_seed_gives_the_same_digits_whoever_else_is_scored(sheet):
    other = even_answers(0.25)
    alone, among = spans(result_of(sheet))[0], spans(result_of(*[other] * 9, sheet))[9]

    np.testing.assert_array_equal(alone.low, among.low)
    np.testing.assert_array_equal(alone.high, among.high)
    assert alone.steady == among.steady


def test_another_seed_moves_the_ends_a_little(result):
    (low, high), (other_low, other_high) = (spans(result, seed=seed)[0].between("ceds") for seed in (0, 1))

    assert (low, high) != (other_low, other_high)
    assert abs(low - other_low) < 2
    assert abs(high - other_high) < 2


def test_a_node_without_a_score_has_no_span():
    found = spans(result_of({}))[0]

    assert np.isnan(found.between("governance")).all()


def test_scores_that_hang_on_others_have_no_span_of_their_own():
    asem = load_framework("asem")

    assert stands_alone(CEDS)
    assert not stands_alone(asem)
