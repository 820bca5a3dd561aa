import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.dmn.reading import read_dmn
from hanse.feel.dmn.writing import write_dmn
from hanse.feel.tables.declaration import table_in
from hanse.feel.tables.document import POLICIES, document_of, load_table, read_table
from hanse.feel.tables.errors import TableError
from tests.feel.dmn.strategies import FLAT, TEXTS

FEE = """
table: Fee
givens: {Income: number, Zone: string}
policy: unique
inputs:
  - Income
  - {reads: Zone, values: '"centre", "outskirts"'}
outputs:
  - {name: fee, type: number, default: 99}
notes: Why
rules:
  - ["< 10000", "-", 0, low income]
  - ["[10000..50000]", '"centre"', 40]
  - ["[10000..50000]", 'not("centre")', 30.50]
"""


@st.composite
def documents(draw):
    inputs = draw(
        st.lists(
            st.fixed_dictionaries({"reads": FLAT}, optional={"type": FLAT, "values": FLAT}), min_size=1, max_size=3
        )
    )
    outputs = draw(
        st.lists(st.fixed_dictionaries({}, optional={"name": FLAT, "default": FLAT}), min_size=1, max_size=2)
    )
    cells = len(inputs) + len(outputs)
    return {
        "table": draw(FLAT),
        "givens": draw(st.dictionaries(FLAT, FLAT, min_size=1, max_size=3)),
        "policy": draw(st.sampled_from(sorted(POLICIES))),
        "inputs": inputs,
        "outputs": outputs,
        "rules": draw(st.lists(st.lists(TEXTS, min_size=cells, max_size=cells + 1), max_size=3)),
    }


@given(documents())
def test_a_document_and_its_table_are_each_other_s_inverse(document):
    table = read_table(document)
    assert document_of(table) == document
    assert read_table(document_of(table)) == table


@given(documents())
def test_a_table_goes_to_dmn_and_back(document):
    table = read_table(document)
    assert table_in(read_dmn(write_dmn(table.definitions())), table.name) == table


def test_a_table_of_yaml_decides():
    fee = load_table(FEE).model()

    assert fee.problems == ()
    made = [
        fee.decide("Fee", {"Income": income, "Zone": zone}).value
        for income, zone in ((1, "centre"), (20000, "centre"), (20000, "outskirts"), (60000, "centre"))
    ]
    assert [str(value) for value in made] == ["0", "40", "30.5", "99"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"rules": [[1, 2]]},
            "rule 1: it has 2 cells; wanted are 2 for the inputs, 1 for the outputs, and perhaps a note",
        ),
        (
            {"rules": [[1, 2, 3, 50]]},
            "rule 1: 50 is one cell too many; a decimal has a point (25.50), a note is in quotes",
        ),
        (
            {"rules": [[1, [2], 3]]},
            "rule 1, cell 2: a text is wanted, not list; put FEEL with brackets in quotation marks",
        ),
        ({"policy": "whim"}, "policy: there is no “whim”; there are: unique, any, priority"),
        ({"inputs": [{"values": "1"}]}, "input 1: it lacks “reads”"),
        ({"outputs": [{"nam": "x"}]}, "output 1: there is no “nam”; there are: name, type"),
        ({"outputs": 5}, "outputs: a list is wanted, not int"),
        ({"givens": ["a"]}, "givens: names with values are wanted, not list"),
        ({"tables": 1}, "the table: there is no “tables”"),
        (
            {"rules": [[date(2026, 1, 1), 2, 3]]},
            "rule 1, cell 1: 2026-01-01 is a date of YAML's own; write it as FEEL does: '@\"2026-01-01\"'",
        ),
        (
            {"rules": [[datetime(2026, 1, 1, 10, tzinfo=UTC), 2, 3]]},
            "write it as FEEL does: '@\"2026-01-01T10:00:00+00:00\"'",
        ),
    ],
)
def test_a_wrong_document_says_where(change, message):
    document = {"table": "T", "givens": {"a": "number", "b": ""}, "outputs": ["o"], "rules": []}
    with pytest.raises(TableError, match=re.escape(message)):
        read_table(document | change)


def test_what_is_no_yaml_is_refused():
    with pytest.raises(TableError, match="this is no YAML"):
        load_table("a: [")
    with pytest.raises(TableError, match="the table lacks “table”"):
        load_table("rules: []")


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 3000, "table: 2026-99-99", "table: !!int x", "table: !!float x"])
def test_yaml_that_cannot_be_made_values_is_an_error_of_ours(text):
    with pytest.raises(TableError, match="this is no YAML"):
        load_table(text)
