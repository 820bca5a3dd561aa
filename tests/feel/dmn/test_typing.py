import pytest

from hanse.feel.dmn.elements import ItemDefinition
from hanse.feel.dmn.typing import Types, component_names, entries_of
from hanse.feel.types.kinds import ANY, BUILT_IN, ListType, Named, Restricted
from tests.feel.dmn.own import model_of

ITEMS = (
    ItemDefinition("tAge", "number", allowed=">= 0"),
    ItemDefinition("tPerson", components=(ItemDefinition("age", "tAge"), ItemDefinition("old names", "string", is_list=True))),
    ItemDefinition("tPeople", "tPerson", is_list=True, allowed_list="count(?) < 9"),
    ItemDefinition("tSelf", "tSelf"),
    ItemDefinition("tOne", "tOther"),
    ItemDefinition("tOther", "tOne"),
)  # fmt: skip


def types():
    return Types(ITEMS, lambda text, where: lambda value, run: True, {"lent.t": BUILT_IN["date"]})


def test_definitions_become_types():
    made = types()
    age, person, people = (made.named[name].meaning for name in ("tAge", "tPerson", "tPeople"))
    assert isinstance(age, Restricted)
    assert (age.base, age.words) == (BUILT_IN["number"], ">= 0")
    assert entries_of(made.named["tPerson"]) == person.entries
    assert person.entries["old names"] == ListType(BUILT_IN["string"])
    assert people.base.element is made.named["tPerson"]
    assert component_names(ITEMS) == {"age", "old names"}


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("number", "number"),
        ("feel:number", "number"),
        ("tAge", "tAge"),
        ("lent.t", "date"),
        ("", "Any"),
        ("what", "Any"),
    ],
)
def test_references(reference, name):
    assert str(types().of(reference)) == name


@pytest.mark.parametrize("name", ["tSelf", "tOne", "tOther"])
def test_a_type_that_is_only_itself_is_any(name):
    kind = types().named[name]
    while isinstance(kind, Named):
        kind = kind.meaning
    assert kind == ANY


def test_tests_that_cannot_be_read_are_a_problem_and_let_nothing_pass():
    model = model_of(
        '<itemDefinition name="t"><typeRef>number</typeRef><allowedValues><text>1 +</text></allowedValues></itemDefinition>'
        '<inputData id="i" name="I"><variable name="I" typeRef="t"/></inputData><decision id="d" name="D"><variable name="D"/>'
        '<informationRequirement><requiredInput href="#i"/></informationRequirement>'
        "<literalExpression><text>I</text></literalExpression></decision>"
    )
    assert [(one.where, one.message) for one in model.problems] == [("type “t”", "expected a value, found the end")]
    assert model.decide("D", {"I": 1}).value is None
