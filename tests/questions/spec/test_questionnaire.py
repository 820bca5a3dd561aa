from decimal import Decimal

import pytest

from hanse.questions.spec.faults import QuestionnaireError
from hanse.questions.spec.question import Option
from hanse.questions.spec.questionnaire import Questionnaire, Section
from tests.questions.samples import free, matrix, number, option, questionnaire, single, text


def faults_of(*questions, **more):
    sections = more.pop("sections", (Section(key="one", title=text("One"), questions=questions),))
    with pytest.raises(QuestionnaireError) as refused:
        Questionnaire(key="bad", version="1", title=text("Bad"), sections=sections)
    return [str(fault) for fault in refused.value.faults]


def test_questions_are_found_by_key_in_order():
    sample = questionnaire()
    assert sample.order == ("strategy", "channels", "share", "systems", "names")
    assert sample.question("share").unit is not None
    assert sample.section_of("share").key == "use"
    assert sample.section("rules").questions[0].key == "strategy"
    with pytest.raises(KeyError):
        sample.section("nowhere")
    with pytest.raises(KeyError):
        sample.question("nowhere")


def test_a_key_used_twice_is_refused():
    assert faults_of(single("a"), free("a")) == ["question a, key: the question key 'a' is used twice"]


def test_a_section_used_twice_or_empty_is_refused():
    section = Section(key="one", title=text("One"), questions=())
    assert faults_of(sections=(section, section)) == [
        "section one, key: the section key 'one' is used twice",
        "section one: the section has no question",
        "section one: the section has no question",
    ]


def test_an_option_value_or_wording_used_twice_is_refused():
    options = (option(1, "Yes"), option("1 ", "No"), option(2, "YES "))
    assert faults_of(single("a", options=options)) == [
        "section one, question a, options[2]: has the value '1 ', which options[1] has already",
        "section one, question a, options[3]: has the same words as options[1]",
    ]


def test_an_empty_option_is_refused():
    options = (option(1, "Yes"), Option(value="", text=text("")))
    assert faults_of(single("a", options=options)) == [
        "section one, question a, options[2]: has an empty value or text"
    ]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (single("A"), "question A, key: must match"),
        (single("a", kind="slider"), "kind: is 'slider'; it must be one of address, case, country"),
        (single("a", text=text(" ")), "text: is empty"),
        (single("a", options=()), "options: needs at least 2, has 0"),
        (number("a", minimum=Decimal(2), maximum=Decimal(1)), "minimum: is greater than the maximum (2 > 1)"),
        (number("a", decimals=7), "decimals: must be 0 to 6, is 7"),
        (matrix("a", rows=()), "rows: needs at least 1, has 0"),
        (matrix("a", columns=()), "columns: needs at least 2, has 0"),
    ],
)
def test_a_wrong_declaration_is_refused_with_its_place(question, fault):
    [found] = faults_of(question)
    assert fault in found


def test_every_fault_is_told_at_once():
    assert len(faults_of(single("A"), number("b", decimals=9), matrix("c", rows=()))) == 3
