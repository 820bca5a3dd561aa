"""One asking: each element once, services apart from the session that calls them, and why a value is null."""

import pytest

from hanse.feel.dmn.asking import Session, outputs_of, parameters_of
from hanse.feel.errors import FeelLimitError
from hanse.feel.run import Run
from tests.feel.dmn.own import model_of, own_model

PERSON = {"name": "Ada", "income": 20000, "children": ["Bo", "Cy"]}
INPUTS = {"Person": PERSON, "Zone": "centre"}


def session_of(model, inputs):
    run = Run()
    run.reasons = {}
    return Session(model.linked.logic, inputs, run), {one.element.name: one for one in model.linked.own}


def test_an_element_is_computed_once_for_all_that_require_it():
    session, named = session_of(own_model("fee"), INPUTS)
    assert session.answer(named["Fee"]).value == 32
    known = dict(session.known)
    assert known[named["Basic fee"].key] == 40
    session.known[named["Basic fee"].key] = 100
    assert session.answer(named["Basic fee"]).value == 100
    assert session.answer(named["Fee"]).value == 32


def test_a_service_puts_out_decisions_and_is_handed_the_rest():
    named = {one.element.name: one for one in own_model("fee").linked.own}
    service = named["Fee service"]
    assert [one.key.rpartition("#")[2] for one in outputs_of(service)] == ["final"]
    assert [one.key.rpartition("#")[2] for one in parameters_of(service)] == ["person", "zone"]
    assert (outputs_of(named["Fee"]), parameters_of(named["Fee"])) == ((), ())


SERVICE = """
<inputData id="i" name="I"><variable name="I" typeRef="number"/></inputData>
<decision id="given" name="Given"><literalExpression><text>1 / 0</text></literalExpression></decision>
<decision id="e" name="E"><informationRequirement><requiredInput href="#i"/></informationRequirement>
<informationRequirement><requiredDecision href="#given"/></informationRequirement>
<literalExpression><text>[I, Given]</text></literalExpression></decision>
<decisionService id="s" name="s"><outputDecision href="#e"/><inputDecision href="#given"/><inputData href="#i"/>
</decisionService>
<decision id="d" name="D"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
<literalExpression><text>{}</text></literalExpression></decision>
"""


def test_the_body_of_a_service_knows_what_it_is_handed_and_nothing_else():
    asked = model_of(SERVICE.format("s(7, 8)"))
    assert asked.decide("D", {"I": 1}).value == [7, 8]
    assert asked.decide("s", {"I": 1, "Given": 2}).value == [1, 2]
    assert asked.decide("E", {"I": 1}).value == [1, None]


def test_what_a_service_computes_costs_steps():
    asked = model_of(SERVICE.format("count(for i in 1..99999 return s(i, [s(i, i), s(i, i)]))"))
    with pytest.raises(FeelLimitError):
        asked.decide("D", {})
    assert model_of(SERVICE.format("count(for i in 1..5000 return s(i, i))")).decide("D", {}).value == 5000


def test_a_service_says_how_many_arguments_it_takes():
    told = model_of(SERVICE.format("s(7)")).decide("D", {})
    assert "“s” takes 2 arguments, and got 1" in str(told)


def test_an_input_of_another_type_is_null_with_its_reason():
    told = model_of(SERVICE.format("s(7, 8)")).decide("s", {"I": "one", "Given": 2})
    assert told.value == [None, 2]
    told = model_of(SERVICE.replace("[I, Given]", "I + 1").format("1")).decide("E", {"I": "one"})
    assert "“I”, line 1, column 1: a string is wanted as number, which it is not" in str(told)


def test_an_input_whose_type_is_at_fault_is_null_wherever_it_is_handed_in():
    wrong = SERVICE.replace('typeRef="number"', 'typeRef="nummer"').replace("[I, Given]", "I + 1")
    for text, inputs in (("s(7, 8)", {}), ("1", {"I": 1, "Given": 2})):
        asked = model_of(wrong.format(text))
        for name in ("D",) if text.startswith("s") else ("E", "s"):
            assert "there is no type “nummer”" in str(asked.decide(name, inputs)), (name, text)


def test_a_circle_by_way_of_a_service_is_null_when_it_is_asked():
    body = (
        '<decision id="d" name="D"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>'
        "<literalExpression><text>s()</text></literalExpression></decision>"
        '<decisionService id="s" name="s"><outputDecision href="#d"/></decisionService>'
    )
    told = model_of(body).decide("D", {})
    assert told.value is None
    assert "it depends on itself" in str(told)
