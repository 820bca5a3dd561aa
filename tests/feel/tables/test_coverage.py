import datetime as dt
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.boxes import TableOf
from hanse.feel.tables import coverage
from hanse.feel.tables.coverage import Gap, NotChecked, Overlap, examine
from hanse.feel.tables.document import read_table
from tests.feel.dmn.own import table

CELLS = {
    "numbers": ["-", "1", "< 2", ">= 2", "[1..3]", "(1..3)", "not(2)", "1, 3", "> 3", "[0..1), (2..4]", "null"],
    "texts": ["-", '"x"', '"y"', 'not("x")', '"x", "y"', 'not("x", "y")'],
    "truths": ["-", "true", "false", "not(true)"],
    "dates": ["-", '< @"2026-01-02"', '>= @"2026-01-02"', '@"2026-01-01"', '[@"2026-01-01"..@"2026-01-03"]'],
}
VALUES = {
    "numbers": [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5],
    "texts": ["x", "y", "z"],
    "truths": [True, False],
    "dates": ["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"],
}


def tree_of(model) -> TableOf:
    return next(one.root for one in model.linked.own if isinstance(one.root, TableOf))


def findings(rules, policy="", inputs=1, outputs='<output name="o"/>'):
    return examine(tree_of(table(policy, rules, inputs=inputs, outputs=outputs)))


@st.composite
def tables(draw):
    kinds = draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=3))
    row = st.tuples(*[st.sampled_from(CELLS[kind]) for kind in kinds])
    return kinds, draw(st.lists(row, min_size=1, max_size=6))


def given_value(kind, value):
    return dt.date.fromisoformat(value) if kind == "dates" else value


@given(tables())
def test_what_is_found_is_what_trying_all_values_finds(made):
    kinds, rows = made
    rules = [(*row, str(number)) for number, row in enumerate(rows, 1)]
    model = table('hitPolicy="RULE ORDER"', rules, inputs=len(kinds))
    uncovered, pairs = False, set()
    for values in product(*[VALUES[kind] for kind in kinds]):
        scope = {name: given_value(kind, value) for name, kind, value in zip("abc", kinds, values, strict=False)}
        hits = [int(hit) for hit in model.decide("D", scope).value or []]
        uncovered = uncovered or not hits
        pairs |= {(first, second) for first in hits for second in hits if first < second}

    found = examine(tree_of(table("", rules, inputs=len(kinds))))

    assert any(isinstance(one, Gap) for one in found) is uncovered
    assert {(one.first, one.second) for one in found if isinstance(one, Overlap)} == pairs
    assert not any(isinstance(one, NotChecked) for one in found)


@given(tables())
def test_every_example_is_one(made):
    kinds, rows = made
    rules = [(*row, str(number)) for number, row in enumerate(rows, 1)]
    model = table('hitPolicy="RULE ORDER"', rules, inputs=len(kinds))
    for one in examine(tree_of(table("", rules, inputs=len(kinds)))):
        defaults = {name: VALUES[kind][0] for name, kind in zip("abc", kinds, strict=False) if kind != "dates"}
        hits = [
            int(hit)
            for hit in model.decide("D", defaults | {name: _python(value) for name, value in one.example.items()}).value
            or []
        ]
        assert hits == [] if isinstance(one, Gap) else {one.first, one.second} <= set(hits)


def _python(value):
    return dt.date(value.year, value.month, value.day) if hasattr(value, "weekday") else value


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ([("< 10", "1"), ("> 10", "2")], ["no rule holds for a = 10"]),
        ([("[1..5]", "1"), ("[5..9]", "2"), ("not([1..9])", "3")], ["rules 1 and 2 both hold for a = 5"]),
        ([('"x"', "1")], ['no rule holds for a = "another"']),
        ([("true", "1")], ["no rule holds for a = false"]),
        ([('<= @"2026-12-31"', "1")], ['no rule holds for a = @"2027-01-01"']),
        ([('< @"P1M"', "1"), ('> @"P1M"', "1")], ['no rule holds for a = @"P1M"']),
        ([('< @"12:00:00"', "1"), ('> @"12:00:00"', "1")], ['no rule holds for a = @"12:00:00"']),
        ([("-", "1")], []),
        ([("count(?) > 1", "1")], ["rule 1, input a: not checked: the cell is an expression"]),
        ([("1", "1"), ('"x"', "2")], ["input a: not checked: its cells mix number and string"]),
        ([('< "m"', "1")], ["input a: not checked: its cells compare texts by their order"]),
        ([("null", "1"), ("not(null)", "2")], []),
    ],
)  # fmt: skip
def test_findings_in_words(rules, words):
    assert list(map(str, findings(rules))) == words


def test_what_the_input_allows_bounds_what_is_looked_for():
    rules = [('"x"', "1"), ('"y"', "2")]
    found = read_table({"table": "D", "givens": {"a": ""}, "outputs": ["o"], "rules": rules})
    bounded = read_table(
        {"table": "D", "inputs": [{"reads": "a", "values": '"x", "y"'}], "outputs": ["o"], "rules": rules}
    )
    assert list(map(str, examine(tree_of(found.model())))) == ['no rule holds for a = "another"']
    assert examine(tree_of(bounded.model())) == ()


def test_too_many_combinations_are_said_to_be_so(monkeypatch):
    monkeypatch.setattr(coverage, "MOST_STEPS", 3)
    assert "too many combinations" in str(findings([("1", "-", "1"), ("-", "2", "2")], inputs=2)[-1])


@pytest.mark.parametrize(
    ("policy", "count"), [("UNIQUE", 1), ("ANY", 1), ("FIRST", 0), ("PRIORITY", 0), ("COLLECT", 0), ("RULE ORDER", 0)]
)
def test_overlaps_matter_where_only_one_rule_may_hold_or_all_must_agree(policy, count):
    rules = [("<= 5", "1"), (">= 5", "2")]
    assert len(findings(rules, f'hitPolicy="{policy}"')) == count
    assert findings([("<= 5", "1"), (">= 5", "1")], 'hitPolicy="ANY"') == ()


def test_a_default_fills_every_gap():
    assert (
        findings(
            [("1", "1")], outputs='<output name="o"><defaultOutputEntry><text>0</text></defaultOutputEntry></output>'
        )
        == ()
    )


def test_a_thousand_rules_are_examined_at_once():
    rules = [(f"[{n}..{n + 1})", "-", str(n)) for n in range(1000)]
    assert [str(one) for one in findings(rules, inputs=2)] == [
        "no rule holds for a = -1",
        "no rule holds for a = 1000",
    ]


@pytest.mark.parametrize("count", [coverage.MOST_INPUTS, coverage.MOST_INPUTS + 1])
def test_a_table_of_very_many_inputs_is_said_to_be_not_checked(count):
    names = [f"a{number}" for number in range(count)]
    wide = read_table(
        {
            "table": "Wide",
            "givens": dict.fromkeys(names, "number"),
            "outputs": [{"name": "o", "type": "number"}],
            "rules": [[*["< 1"] * count, 1]],
        }
    )
    found = examine(tree_of(wide.model()))
    if count == coverage.MOST_INPUTS:
        assert all(isinstance(one, Gap) for one in found)
    else:
        assert [str(one) for one in found] == [
            "input a0: not checked: the table has 201 inputs; 200 are looked at at most"
        ]
