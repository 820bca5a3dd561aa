import json

import pytest
from hypothesis import given

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import check_answer
from hanse.questions.spec.exchange.difference import Standing
from hanse.questions.spec.exchange.document import from_document, to_document
from hanse.questions.spec.exchange.received import Received
from hanse.questions.spec.questionnaire import Section
from tests.questions.samples import any_answers, questionnaire, text

SAMPLE = questionnaire()


@given(any_answers())
def test_a_document_comes_back_as_it_went(case):
    question, raw = case
    form = questionnaire(sections=(Section(key="one", title=text("One"), questions=(question,)),))
    answer = check_answer(question, raw)
    document = json.loads(json.dumps(to_document(form, {question.key: Standing(answer, 3)})))
    [received] = from_document(document, form).received
    assert (received.key, received.answer, received.base_version) == (question.key, answer, 3)


def test_all_states_come_back():
    standing = {
        "strategy": Standing(Answer.unknown("strategy", "the mayor"), 1),
        "share": Standing(Answer.not_applicable("share", "no office"), 2),
        "names": Standing(None, 5),
    }
    document = to_document(SAMPLE, standing)
    assert list(document["answers"]) == ["strategy", "share"]
    assert [one.answer for one in from_document(document, SAMPLE).received] == [
        standing["strategy"].answer,
        standing["share"].answer,
    ]


def test_the_short_form_is_understood():
    document = {"answers": {"strategy": {"value": "3"}, "names": None, "channels": {"value": []}}}
    assert from_document(document, SAMPLE).received == (
        Received("strategy", Answer.answered("strategy", 3), place="answers.strategy"),
        Received("names", None, place="answers.names"),
        Received("channels", None, place="answers.channels"),
    )


@pytest.mark.parametrize(
    ("document", "place", "words"),
    [
        ([], "", "Send an object"),
        ({"answers": [1]}, "", "Send an object"),
        ({"questionnaire": "other", "answers": {}}, "questionnaire", "answers to “other”, not to “sample”"),
        ({"answers": {"nothing": {"value": 1}}}, "answers.nothing", "no question “nothing”"),
        ({"answers": {"strategy": 3}}, "answers.strategy", "null or an object"),
        ({"answers": {"strategy": {"value": 3, "version": "1"}}}, "answers.strategy", "null or an object"),
        ({"answers": {"strategy": {"value": 3, "version": True}}}, "answers.strategy", "null or an object"),
        ({"answers": {"strategy": {"value": {"a": 1}}}}, "answers.strategy", "is not one of the options"),
        ({"answers": {"strategy": {"state": "lost"}}}, "answers.strategy", "“lost” is not a state"),
        ({"answers": {"strategy": {"state": ["x"]}}}, "answers.strategy", "is not a state"),
        (
            {"answers": {"strategy": {"state": "not_applicable", "note": "x"}}},
            "answers.strategy",
            "applies to everyone",
        ),
        ({"answers": {"share": {"state": "not_applicable"}}}, "answers.share", "Say why"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(document, place, words):
    delivery = from_document(document, SAMPLE)
    [trouble] = delivery.troubles
    assert trouble.place == place
    assert words in str(trouble.problem)
    assert delivery.received == ()
