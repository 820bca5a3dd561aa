from decimal import Decimal

from hanse.questions.spec.answer import Answer
from hanse.questions.spec.questionnaire import Section
from hanse.questions.spec.relevance import Change, asked, change
from tests.questions.samples import free, matrix, multiple, number, questionnaire, single, text

QUESTIONS = (
    single("level"),
    multiple("channels", relevant="level >= 2"),
    free("site", relevant='list contains(channels, "web")'),
    number("share", relevant="level = 5"),
    matrix("systems", relevant="share > 10.5"),
    free("land", relevant='systems.land = "full"'),
    free("last", relevant="level = null"),
)
SAMPLE = questionnaire(sections=(Section(key="one", title=text("One"), questions=QUESTIONS),))


def given(**values):
    return {key: Answer.answered(key, value) for key, value in values.items()}


def test_a_question_is_asked_when_its_condition_is_true():
    assert asked(SAMPLE, given(level=2)) == {"level", "channels"}
    assert asked(SAMPLE, given(level=2, channels=("web",))) == {"level", "channels", "site"}
    assert asked(SAMPLE, given(level=5, share=Decimal("10.6"))) == {"level", "channels", "share", "systems"}
    assert asked(SAMPLE, given(level=5, share=Decimal(11), systems={"land": "full"})) == {
        "level",
        "channels",
        "share",
        "systems",
        "land",
    }


def test_what_is_not_answered_is_null():
    assert asked(SAMPLE, {}) == {"level", "last"}
    assert asked(SAMPLE, {"level": Answer.unknown("level", "the mayor")}) == {"level", "last"}
    assert asked(SAMPLE, {"level": Answer.not_applicable("level", "no level")}) == {"level", "last"}


def test_an_answer_to_a_question_not_asked_decides_nothing():
    assert asked(SAMPLE, given(level=1, channels=("web",))) == {"level"}


def test_a_change_tells_what_begins_and_what_ends():
    before, after = given(level=2, channels=("web",)), given(level=1, channels=("web",))
    assert change(SAMPLE, before, after) == Change(ends=("channels", "site"))
    assert change(SAMPLE, after, before) == Change(begins=("channels", "site"))
    assert change(SAMPLE, before, before) == Change()
