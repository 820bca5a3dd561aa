from hanse.feel.dmn.elements import Decision, DecisionService, Definitions, InputData, Needs, Requirement
from hanse.feel.dmn.references import key_of, keyed, references_of


def test_a_service_refers_to_its_outputs_then_its_parameters():
    service = DecisionService(
        id="s", name="S", outputs=("o",), encapsulated=("e",), input_decisions=("d",), input_data=("i",)
    )
    assert references_of(service) == ("o", "i", "d")
    decision = Decision(id="d", name="D", requires=(Requirement(Needs.INPUT, "i"), Requirement(Needs.KNOWLEDGE, "n#f")))
    assert references_of(decision) == ("i", "n#f")
    assert references_of(InputData(id="i", name="I")) == ()


def test_keys_name_the_model_and_no_two_elements_share_one():
    elements = (InputData(id="a", name="A"), InputData(id="a", name="B"), InputData(id="b", name="C"))
    made = keyed(Definitions(name="m", namespace="n", elements=elements))
    assert tuple(made.values()) == elements
    assert (key_of("a", "n"), key_of("n#a", "other"), key_of("other#a", "n")) == ("n#a", "n#a", "other#a")
    assert (made["n#a"], made["n#b"]) == (elements[0], elements[2])
