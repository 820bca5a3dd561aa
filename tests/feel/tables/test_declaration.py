import doctest

import pytest

from hanse.feel.tables import declaration
from hanse.feel.tables.declaration import table_in
from hanse.feel.tables.document import document_of, read_table
from hanse.feel.tables.errors import TableError
from tests.feel.dmn.own import own_model


def test_the_example_is_true():
    assert doctest.testmod(declaration).failed == 0


def test_a_decision_of_a_model_is_a_table_by_itself():
    table = table_in(own_model("fee").definitions, "Basic fee")
    assert dict(table.givens) == {"Person": "tPerson", "Zone": "tZone"}
    person = {"name": "Ada", "income": 20000, "children": []}
    assert table.model().problems == ()
    assert table.model().decide("Basic fee", {"Person": person, "Zone": "centre"}).value == 40


def test_the_types_of_its_model_are_lost_in_a_document():
    document = document_of(table_in(own_model("fee").definitions, "Basic fee"))
    assert document["givens"] == {"Person": "", "Zone": ""}
    table = read_table(document).model()
    assert table.problems == ()
    assert table.decide("Basic fee", {"Person": {"income": 20000}, "Zone": "centre"}).value == 40


@pytest.mark.parametrize("name", ["Fee", "Person", "Nothing"])
def test_what_is_no_table_is_refused(name):
    with pytest.raises(TableError, match=f"“{name}” is no decision that is a table"):
        table_in(own_model("fee").definitions, name)
