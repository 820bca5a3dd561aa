import json
from decimal import Decimal

import pytest
from hypothesis import given

from hanse.kernel.texts import Translations
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import (
    LONGEST_NOTE,
    answer_from_json,
    check_answer,
    check_not_applicable,
    check_unknown,
    format_answer,
    is_complete,
    is_empty,
    value_to_json,
)
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import NotApplicableRule
from hanse.questions.spec.reading import ENGLISH, Reader
from tests.questions.samples import any_answers, free, matrix, multiple, number, single


def answered(question, raw):
    answer = check_answer(question, raw)
    assert isinstance(answer, Answer), str(answer)
    return answer


@given(any_answers())
def test_every_kind_survives_json(case):
    question, raw = case
    answer = answered(question, raw)
    stored = json.loads(json.dumps(value_to_json(question, answer)))
    assert answer_from_json(question, "answered", stored) == answer
    assert check_answer(question, stored) == answer


@given(any_answers())
def test_every_kind_survives_the_cells_of_a_workbook(case):
    question, raw = case
    answer = answered(question, raw)
    kind = kind_of(question)
    cells = {cell.part: cell.value for cell in kind.to_cells(question, answer.value, ENGLISH)}
    assert check_answer(question, kind.from_cells(question, cells, ENGLISH)) == answer


@given(any_answers())
def test_checking_twice_changes_nothing(case):
    question, raw = case
    answer = answered(question, raw)
    assert check_answer(question, answer.value) == answer


@given(any_answers())
def test_an_answer_has_words(case):
    question, raw = case
    assert format_answer(question, answered(question, raw))


@pytest.mark.parametrize("question", [single(), multiple(), number(), matrix(), free()])
def test_empty_cells_are_no_answer(question):
    kind = kind_of(question)
    cells = {cell.part: cell.value for cell in kind.to_cells(question, None, ENGLISH)}
    assert kind.from_cells(question, cells, ENGLISH) is None


@pytest.mark.parametrize("raw", [None, "", "  ", [], {}])
@pytest.mark.parametrize("question", [single(), multiple(), number(), matrix(), free()])
def test_nothing_given_is_said_to_be_nothing(question, raw):
    assert is_empty(question, raw)
    assert str(check_answer(question, raw)) == "Answer this question, or say that you do not know."


@pytest.mark.parametrize(
    "raw",
    [3, "3", " 3 ", 3.0, "the council has approved it", "  The  COUNCIL has approved it ", "Le conseil l’a adopté"],
)
def test_an_option_is_found_by_value_and_by_words(raw):
    question = single()
    french = Translations(languages={"fr": {question.options[2].text.id: "Le conseil l’a adopté"}})
    assert check_answer(question, raw, Reader("fr", french)) == Answer.answered("strategy", 3)


@pytest.mark.parametrize("raw", ["6", "approved", True, 3.5, ["3"], {"a": 1}, b"3"])
def test_what_is_no_option_is_refused_with_the_options(raw):
    problem = check_answer(single(), raw)
    assert isinstance(problem, Problem)
    assert "Choose one of: Nobody has begun; A draft exists;" in str(problem)


def test_options_come_in_the_questions_order_and_once():
    assert answered(multiple(), ["phone", "WEB", "Web site"]).value == ("web", "phone")


def test_an_exclusive_option_stands_alone():
    assert str(check_answer(multiple(), ["web", "none"])) == "“None of these” cannot be combined with another option."
    assert answered(multiple(), ["none"]).value == ("none",)


def test_a_number_keeps_its_digits():
    assert answered(number(), "12.50").value == Decimal("12.5")
    assert str(answered(number(), 0.1).value) == "0.1"
    assert format_answer(number(), answered(number(), "100")) == "100 %"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("many", "“many” is not a number. Write digits only, like 0."),
        ("101", "101 is too large: the number must be 100 or less."),
        ("-0.1", "-0.1 is too small: the number must be 0 or more."),
        ("12.34", "12.34 has too many decimals. Write at most 1."),
        ("1,234", "“1,234” can be read in two ways. Write it without a separator between thousands."),
        ("nan", "“nan” is not a number. Write digits only, like 0."),
        (float("nan"), "“nan” is not a number. Write digits only, like 0."),
        (True, "“True” is not a number. Write digits only, like 0."),
        ("1e2", "“1e2” is not a number. Write digits only, like 0."),
    ],
)
def test_a_number_out_of_bounds_is_refused_with_the_bounds(raw, words):
    assert str(check_answer(number(), raw)) == words


@pytest.mark.parametrize(
    "raw", [10**5000, "9" * 39, 1e300, float("-inf"), Decimal(10) ** 20], ids=lambda raw: type(raw).__name__
)
def test_a_number_that_json_cannot_hold_is_refused(raw):
    assert "too many digits" in str(check_answer(number(minimum=None, maximum=None, decimals=0), raw))


@pytest.mark.parametrize(("language", "words"), [("en", "1,234.5 %"), ("fr", "1\u202f234,5 %"), ("xx", "1,234.5 %")])
def test_a_number_stands_in_the_readers_way(language, words):
    question = number(maximum=None)
    assert format_answer(question, answered(question, "1234.5"), Reader(language)) == words


def test_a_whole_number_is_asked_for():
    assert str(check_answer(number(decimals=0), "1.5")) == "1.5 has decimals. Write a whole number."


def test_a_half_filled_matrix_is_kept_and_not_complete():
    half, whole = answered(matrix(), {"Tax": "Part"}), answered(matrix(), {"land": "full", "tax": "none"})
    assert half.value == {"tax": "part"}
    assert not is_complete(matrix(), half)
    assert is_complete(matrix(), whole)
    assert format_answer(matrix(), whole) == "Taxation: Not there\nLand register: In full"


def test_a_matrix_names_the_row_that_is_wrong():
    problem = check_answer(matrix(), {"tax": "part", "land": "perhaps"})
    assert isinstance(problem, Problem)
    assert problem.part == "land"
    assert "“sea” is not one of the rows" in str(check_answer(matrix(), {"sea": "part"}))
    assert "Give one column for each row" in str(check_answer(matrix(), "part"))


def test_words_are_kept_as_typed_but_for_what_cannot_be_stored():
    decomposed = "Z" + "oe\u0308"
    assert answered(free(), f" {decomposed}\r\nnext\x00\ud800 ").value == f"{decomposed}\nnext"
    assert str(check_answer(free(longest=3), "four")) == "This has 4 characters; write at most 3."


def test_not_applicable_needs_leave_and_a_reason():
    allowed = single(not_applicable=NotApplicableRule(allowed=True))
    assert check_not_applicable(allowed, " no port ") == Answer("strategy", State.NOT_APPLICABLE, None, "no port")
    assert str(check_not_applicable(allowed, " ")) == "Say why this question does not apply."
    assert str(check_not_applicable(single(), "no port")) == "This question applies to everyone: answer it."
    assert isinstance(check_not_applicable(allowed, "x" * (LONGEST_NOTE + 1)), Problem)


def test_not_knowing_is_an_answer_and_complete():
    answer = check_unknown(single(), "Ms Ō")
    assert answer == Answer("strategy", State.UNKNOWN, None, "Ms Ō")
    assert is_complete(single(), answer)
    assert format_answer(single(), answer) == ""
    assert isinstance(check_unknown(single(), "x" * (LONGEST_NOTE + 1)), Problem)
    assert answer_from_json(single(), "unknown", None, "Ms Ō") == answer


def test_a_problem_is_said_in_the_readers_language():
    reader = Reader("fr", interface=lambda text: {"questions.problem.whole_number": "{given} : nombre entier"}[text.id])
    problem = check_answer(number(decimals=0), "1.5")
    assert isinstance(problem, Problem)
    assert problem.words(reader) == "1.5 : nombre entier"
