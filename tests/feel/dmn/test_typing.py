import pytest

from hanse.feel.dmn.elements import ItemDefinition
from hanse.feel.dmn.errors import ModelFault
from hanse.feel.dmn.typing import Types, component_names
from hanse.feel.types.kinds import ANY, BUILT_IN, ListType, Restricted
from tests.feel.dmn.own import model_of

ITEMS = (
    ItemDefinition("tAge", "number", allowed=">= 0"),
    ItemDefinition("tPerson", components=(ItemDefinition("age", "tAge"), ItemDefinition("old names", "string", is_list=True))),
    ItemDefinition("tPeople", "tPerson", is_list=True, allowed_list="count(?) < 9"),
    ItemDefinition("tTree", components=(ItemDefinition("branches", "tTree", is_list=True),)),
)  # fmt: skip
LACKING = ModelFault("it is lacking", "import “other”")


def types(*items):
    lent, faults = {"lent.t": BUILT_IN["date"]}, {"lent.bad": LACKING}
    return Types(items, lambda text, where: lambda value, run: True, lent, faults, {"other": LACKING, "xml": None})


def test_definitions_become_types():
    made = types(*ITEMS)
    age, person, people = (made.named[name].meaning for name in ("tAge", "tPerson", "tPeople"))
    assert isinstance(age, Restricted)
    assert (age.base, age.words) == (BUILT_IN["number"], ">= 0")
    assert person.entries["old names"] == ListType(BUILT_IN["string"])
    assert people.base.element is made.named["tPerson"]
    assert component_names(ITEMS) == {"age", "old names", "branches"}
    assert not made.own_faults


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("number", "number"),
        ("feel:number", "number"),
        ("tAge", "tAge"),
        ("my:tAge", "tAge"),
        (" date  and time ", "date and time"),
        ("lent.t", "date"),
        ("xml.tAny", "Any"),
        ("xml:tAny", "Any"),
        ("", "Any"),
    ],
)
def test_references(reference, name):
    assert str(types(*ITEMS).of(reference, "")) == name


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("what", "there is no type “what”"),
        ("tage", "there is no type “tage”; did you mean “tAge”?"),
        ("feel:nummber", "there is no type “feel:nummber”; did you mean “number”?"),
        ("lent.bad", "it is lacking"),
        ("other.t", "it is lacking"),
    ],
)
def test_a_reference_that_leads_to_no_type_is_refused(reference, message):
    with pytest.raises(ModelFault, match=message.replace("?", r"\?")):
        types(*ITEMS).of(reference, "“D”")


def entry(kind):
    return (ItemDefinition("e", kind),)


@pytest.mark.parametrize(
    ("items", "faults"),
    [
        ([ItemDefinition("a", "a")], {"a": "it contains itself"}),
        ([ItemDefinition("a", components=entry("a"))], {"a": "it contains itself"}),
        (
            [ItemDefinition("a", "b"), ItemDefinition("b", components=entry("a")), ItemDefinition("c", "b")],
            dict.fromkeys("abc", "it contains itself, by way of “b”"),
        ),
        ([ItemDefinition("a", components=entry("x"))], {"a": "there is no type “x”"}),
        ([ItemDefinition("a", "x"), ItemDefinition("b", "a", is_list=True)], dict.fromkeys("ab", "there is no type “x”")),
        ([ItemDefinition("b", "a", is_list=True), ItemDefinition("a", "x")], dict.fromkeys("ab", "there is no type “x”")),
        ([ItemDefinition("a", "number"), ItemDefinition("a", "string")], {"a": "several types have the name “a”"}),
        ([ItemDefinition("a", components=entry("number") * 2)], {"a": "several of its entries have the name “e”"}),
        ([ItemDefinition("a", "other.t")], {"a": "it is lacking"}),
    ],
)  # fmt: skip
def test_a_type_at_fault_and_all_that_is_made_of_it(items, faults):
    made = types(*items)
    assert {name: fault.message for name, fault in made.faults.items() if name != "lent.bad"} == faults
    assert [fault.message for fault in made.own_faults] == list(dict.fromkeys(faults.values()))
    with pytest.raises(ModelFault):
        made.of(items[0].name, "")


def test_a_list_of_itself_is_a_tree():
    kind = types(*ITEMS).of("tTree", "")
    assert kind.meaning.entries["branches"].element is kind
    assert kind != ANY


def test_tests_that_cannot_be_read_are_a_problem_and_the_reason_of_a_null():
    model = model_of(
        '<itemDefinition name="t"><typeRef>number</typeRef><allowedValues><text>1 +</text></allowedValues></itemDefinition>'
        '<inputData id="i" name="I"><variable name="I" typeRef="t"/></inputData><decision id="d" name="D"><variable name="D"/>'
        '<informationRequirement><requiredInput href="#i"/></informationRequirement>'
        "<literalExpression><text>I</text></literalExpression></decision>"
    )
    assert [(one.where, one.message) for one in model.problems] == [("type “t”", "expected a value, found the end")]
    assert "expected a value, found the end" in str(model.decide("D", {"I": 1}))
