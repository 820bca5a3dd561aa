"""Expressions of XLSForms become FEEL that says the same; what has no counterpart is refused with the reason."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.expressions import parse
from hanse.frame.spec.file.xlsform.expressions import NotCarriedError, Translator
from hanse.questions.spec.question import Option, Question
from tests.frame.samples import t

OPTIONS = (Option(value="a", text=t("A")), Option(value="b", text=t("B")))
KNOWN = {
    "Age": Question(key="age", kind="number", text=t("Age")),
    "sex": Question(key="sex", kind="single", text=t("Sex"), options=OPTIONS),
    "needs": Question(key="needs", kind="multiple", text=t("Needs"), options=OPTIONS),
    "name": Question(key="name", kind="text", text=t("Name")),
    "born": Question(key="born", kind="date", text=t("Born")),
}
SCOPE: dict[str, Any] = {"age": Decimal(20), "sex": "a", "needs": ["a", "b"], "name": "Ada", "born": None}


@pytest.mark.parametrize(
    ("xpath", "feel", "value"),
    [
        ("${Age} >= 18", "age >= 18", True),
        ("${Age} = '20'", "age = 20", True),
        ("${sex} = 'a' and not(${Age} < 18)", 'sex = "a" and not(age < 18)', True),
        ("selected(${needs}, 'b')", 'list contains(needs, "b")', True),
        ("selected(${sex}, 'b') or ${Age} != 3", '(sex = "b") or age != 3', True),
        ("count-selected(${needs}) = 2", "count(needs) = 2", True),
        ("${Age} div 4 + ${Age} mod 3 * 2", "age / 4 + modulo(age, 3) * 2", Decimal(9)),
        ("(${Age} + 1) * 2", "(age + 1) * 2", Decimal(42)),
        ("if(${Age} > 10, 1, 2) + 1", "(if age > 10 then 1 else 2) + 1", Decimal(2)),
        ("${name} != ''", "name != null", True),
        ("string-length(${name}) > 2", "string length(name) > 2", True),
        ("regex(${name}, '[A-Z][a-z]+')", 'matches(name, "^(?:[A-Z][a-z]+)$")', True),
        ("coalesce(${born}, '2020-01-01') = '2020-01-01'", '(if born != null then born else "2020-01-01") = "2020-01-01"', True),
        ("-${Age} + 1", "-age + 1", Decimal(-19)),
        (" - " * 5000 + "${Age}", "--age", Decimal(20)),
        ("-" * 5001 + "${Age}", "-age", Decimal(-20)),
        ("true()", "true", True),
        ("${name} = \"A'a\"", 'name = "A\'a"', False),
    ],
)  # fmt: skip
def test_it_says_the_same_in_feel(xpath: str, feel: str, value: object) -> None:
    found = Translator(KNOWN).feel(xpath)

    assert found == feel
    assert parse(found, names=list(SCOPE)).evaluate(SCOPE) == value


def test_dates_are_compared_with_today_and_with_written_ones() -> None:
    assert Translator(KNOWN).feel("${born} <= today()") == "born <= today()"
    assert Translator(KNOWN).feel("${born} > '2020-01-31'") == 'born > date("2020-01-31")'


def test_a_point_is_the_question_itself() -> None:
    assert Translator({}, KNOWN["Age"], today="today").feel(". >= 0 and . <= 120") == "age >= 0 and age <= 120"
    assert Translator({}, KNOWN["born"], today="today").feel(".<=today()") == "born <= today"


@pytest.mark.parametrize(
    ("xpath", "says"),
    [
        ("${later} = 1", "looks at “later”, which is not asked before"),
        ("pulldata('x', 'y', 'z', 'w') = 1", "the function “pulldata” with 4 values has no counterpart"),
        ("${Age} >", "it ends too early"),
        ("(${Age} > 1", "“)” is missing"),
        ("${Age} > 1 )", "“)” was not expected there"),
        (". > 1", "“.” was not expected there"),
        ("age > 1", "“age” is no function and no question"),
        ("regex(${name}, ${sex})", "a pattern must be a text in quotes"),
        ("${Age} # 1", "cannot be read"),
        ("(" * 100 + "1" + ")" * 100, "brackets stand too deep"),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_reason(xpath: str, says: str) -> None:
    with pytest.raises(NotCarriedError) as refused:
        Translator(KNOWN).feel(xpath)

    assert says in str(refused.value)


@given(st.text(alphabet="${}Agesx 'selct()=<>!+-*.,0123andoriv", max_size=40))
def test_whatever_is_written_becomes_feel_that_can_be_read_or_is_refused(text: str) -> None:
    try:
        found = Translator(KNOWN, KNOWN["Age"]).feel(text)
    except NotCarriedError:
        return
    assert parse(found, names=list(SCOPE)).text == found
