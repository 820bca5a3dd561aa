import pytest
from hypothesis import given

from hanse.feel.dmn.elements import Decision, Definitions, Needs, Requirement
from hanse.feel.dmn.errors import DmnWriteError
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.dmn.writing import write_dmn
from tests.feel.dmn.own import FILES
from tests.feel.dmn.strategies import DEFINITIONS
from tests.shared_data import shared_data


@given(DEFINITIONS)
def test_any_model_reads_back_as_itself(definitions):
    assert read_dmn(write_dmn(definitions)) == definitions


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_our_own_models_read_back_as_themselves(file):
    definitions = read_dmn(file.read_bytes())
    assert read_dmn(write_dmn(definitions)) == definitions


def test_every_shared_model_reads_back_as_itself():
    files = sorted(shared_data("dmn_tck").glob("*/*/*.dmn"))
    assert len(files) > 100
    for file in files:
        definitions = read_dmn(file.read_bytes())
        assert read_dmn(write_dmn(definitions)) == definitions, file.name


def test_what_xml_cannot_hold_is_refused():
    with pytest.raises(DmnWriteError, match="the model cannot be written as XML"):
        write_dmn(Definitions(name="a\0b", namespace="n", elements=(Decision(id="d", name="d"),)))


def test_knowledge_is_read_after_what_a_decision_is_given_wherever_a_file_puts_it():
    needs = (Requirement(Needs.KNOWLEDGE, "k"), Requirement(Needs.INPUT, "a"), Requirement(Needs.DECISION, "b"))
    decision = Decision(id="d", name="d", requires=needs)

    [read] = read_dmn(write_dmn(Definitions(name="m", namespace="n", elements=(decision,)))).elements

    assert isinstance(read, Decision)
    assert [one.reference for one in read.requires] == ["a", "b", "k"]
