import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.boxes import TableOf
from hanse.feel.compiler.indexing import index_by_value
from tests.feel.dmn.own import decided, table

CELLS = ["-", "1", "2", "1.0, 3", '"x"', '"1"', "> 1", "not(1)", "[1..2]", "true", "null", "-1", "? = 2", '"x", 2']
VALUES = [1, 2, 3, -1, 0, 1.5, "x", "1", "y", True, None, [1], [2, 1], {"a": 1}]


def tree_of(model):
    return next(one.root for one in model.linked.own if isinstance(one.root, TableOf))


@given(st.lists(st.sampled_from(CELLS), min_size=17, max_size=40), st.sampled_from(VALUES))
def test_an_index_changes_no_result(cells, value):
    """Each cell in a table by itself, which is too short for an index, says which rules hold."""
    expected = [n for n, cell in enumerate(cells) if decided(table("", [(cell, "true")]), a=value) is True]
    found = decided(table('hitPolicy="RULE ORDER"', [(cell, str(n)) for n, cell in enumerate(cells)]), a=value)
    assert (found or []) == expected


def test_the_input_that_tells_most_apart_is_taken():
    rules = [(f"[{n}..{n + 1}]", f'"z{n}"', str(n)) for n in range(20)]
    index = index_by_value(tree_of(table("", [*rules, ("-", "-", "0")], inputs=2)).rules, 2)
    assert index.place == 1
    assert list(index.candidates([1, "z3"])) == [3, 20]
    assert list(index.candidates([1, "no"])) == [20]
    assert list(index.candidates([1, None])) == list(range(21))


@pytest.mark.parametrize("rules", [[("1", "1")] * 15, [("> 1", "1")] * 100, []])
def test_what_is_not_worth_it_has_none(rules):
    assert index_by_value(tree_of(table("", rules)).rules, 1) is None
