"""What of an answer another version of a questionnaire can read."""

from decimal import Decimal

import pytest

from hanse.diagnostic.engine.carrying import carried
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.questions.spec.answer import Answer
from tests.diagnostic.samples import QUESTIONS, framework

OTHER = (
    QUESTIONS.replace("      - {value: 5, text: Reviewed every year}\n", "")
    .replace("    not_applicable: {allowed: true, hint: No requests are counted}\n", "")
    .replace("key: channels\n", "key: ways\n")
)


@pytest.fixture
def old(tmp_path):
    return questionnaire(framework(tmp_path, QUESTIONS))


@pytest.fixture
def new(tmp_path):
    return questionnaire(framework(tmp_path, OTHER, "other.yaml"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer.answered("plan_status", 4),
        Answer.answered("online_share", Decimal(30)),
        Answer.answered("plan_parts", ("goals", "people")),
        Answer.unknown("online_share", "IT"),
    ],
)
def test_what_both_versions_know_is_carried_unchanged(old, new, answer):
    assert carried({answer.key: answer}, old, new) == {answer.key: answer}


@pytest.mark.parametrize(
    "answer",
    [
        Answer.answered("plan_status", 5),
        Answer.not_applicable("online_share", "No requests"),
        Answer.answered("channels", {"phone": 1, "desk": 2}),
    ],
)
def test_an_option_a_reason_or_a_question_that_is_gone_counts_as_missing(old, new, answer):
    assert carried({answer.key: answer}, old, new) == {}
