from decimal import Decimal

import pytest

from hanse.feel.dmn.errors import UnknownElement
from hanse.feel.dmn.model import read_model
from hanse.feel.errors import FeelLimitError
from hanse.feel.limits import Limits
from tests.feel.dmn.own import FOLDER, model_of, own_model

PERSON = {"name": "Ada", "income": 20000, "children": ["Bo", "Cy"]}


def test_a_decision_is_made_of_the_decisions_and_functions_it_requires():
    fee = own_model("fee")

    assert fee.problems == ()
    assert fee.decisions == ("Basic fee", "Fee")
    assert fee.decide("Fee", {"Person": PERSON, "Zone": "centre"}).value == 32
    assert fee.decide("Fee", {"Person": PERSON, "Zone": "outskirts"}).value == 24
    assert fee.decide("Fee", {"Person": PERSON | {"income": 60000}, "Zone": "centre"}).value == Decimal("79.2")


def test_a_service_is_asked_like_a_decision():
    assert own_model("fee").decide("Fee service", {"Person": PERSON, "Zone": "centre"}).value == 32


def test_all_decisions_at_once():
    made = own_model("fee").decide_all({"Person": PERSON, "Zone": "centre"})
    assert {name: one.value for name, one in made.items()} == {"Basic fee": 40, "Fee": 32}


def test_a_null_says_why_down_to_the_input():
    told = own_model("fee").decide("Fee", {"Zone": "centre"})

    assert told.value is None
    assert str(told.reasons[0]) == "“Person”, line 1, column 1: no value was given"
    assert 'count: "list" is null' in str(told)


def test_what_a_model_imports_is_known_by_the_name_of_the_import():
    letter = own_model("letter")

    assert letter.problems == ()
    assert letter.decide("Line", {"Person": PERSON, "Zone": "centre"}).value == "You pay 32.0"
    people = [PERSON, PERSON | {"children": []}]
    assert letter.decide("Reductions", {"People": people}).value == [80, 100]
    assert letter.decide("Reductions", {"People": [{"name": "no"}]}).value is None


def test_a_model_that_is_not_handed_in_is_asked_for():
    model = read_model((FOLDER / "letter.dmn").read_bytes())
    lacking = "it imports a model from https://example.org/fee, which was not handed in"
    assert [(one.where, one.message) for one in model.problems] == [("import “fees”", lacking)]
    assert lacking in str(model.decide("Line", {"Person": PERSON, "Zone": "centre"}))


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Large", [{"name": "Aix", "people": 1500}]),
        ("Squares", [1, 9]),
        ("Some", True),
        ("Every", False),
        ("Context", [False, True]),
        ("Typed", True),
        ("Empty", None),
    ],
)
def test_every_kind_of_box(decision, expected):
    assert own_model("boxes").decide(decision, {"Few": [1, 3]}).value == expected


@pytest.mark.parametrize(
    ("decision", "inputs", "why"),
    [
        ("Foreign", {}, "functions of Java are not run here"),
        ("Circle", {}, "it depends on itself"),
        ("Wrong", {}, "expected a value, found the end"),
        ("Empty", {}, "it has no logic"),
        ("Squares", {"Few": [1, 2, 3, 4]}, "a list is wanted as tFew"),
        ("Every", {"Few": [3, 10]}, "the condition is a string, neither true nor false"),
    ],
)
def test_every_null_has_its_reason(decision, inputs, why):
    told = own_model("boxes").decide(decision, inputs)
    assert told.value is None
    assert why in str(told)


def test_what_cannot_be_read_is_a_problem_with_its_place():
    problems = own_model("boxes").problems
    assert [one.where for one in problems] == ["“Foreign”", "“Circle”", "“Wrong”", "“Empty”"]
    assert (problems[2].line, problems[2].column) == (1, 4)


def test_an_unknown_decision_is_refused_with_those_there_are():
    with pytest.raises(
        UnknownElement, match="there is no decision “Fe”; did you mean “Fee”\\? there are: Basic fee, Fee"
    ):
        own_model("fee").decide("Fe", {})


def test_the_inputs_are_those_of_imports_and_services_too():
    assert own_model("fee").inputs == ("Person", "Zone")
    assert own_model("letter").inputs == ("Person", "Zone", "People")


def test_limits_hold_for_a_whole_model():
    data = (FOLDER / "fee.dmn").read_bytes()
    model = read_model(data, limits=Limits(steps=3))
    with pytest.raises(FeelLimitError, match="more than 3 steps"):
        model.decide("Fee", {"Person": PERSON, "Zone": "centre"})


def test_decisions_in_a_long_chain_end_in_a_value_or_an_error():
    links = "".join(
        f'<decision id="d{n}" name="d{n}"><variable name="d{n}"/><informationRequirement>'
        f'<requiredDecision href="#d{n + 1}"/></informationRequirement>'
        f"<literalExpression><text>d{n + 1} + 1</text></literalExpression></decision>"
        for n in range(2000)
    )
    with pytest.raises(FeelLimitError, match="too deep"):
        model_of(links).decide("d0", {})


CALLED = """
<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="x"/>
<literalExpression><text>1 / x</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
<decision id="e" name="E"><variable name="E"/><literalExpression><text>1 / 0</text></literalExpression></decision>
<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#e"/></decisionService>
<decision id="d" name="D"><variable name="D"/><knowledgeRequirement><requiredKnowledge href="#{0}"/>
</knowledgeRequirement><literalExpression><text>{1}</text></literalExpression></decision>
"""


@pytest.mark.parametrize(("called", "text", "where"), [("f", "f(0)", "“f”"), ("s", "s()", "“E”")])
def test_a_null_says_why_inside_what_was_called(called, text, where):
    told = model_of(CALLED.format(called, text)).decide("D", {})
    assert [str(one) for one in told.reasons] == [
        f"{where}, line 1, column 3: division by zero",
        "“D”, line 1, column 1: the function's result is null",
    ]
