"""Hit policies, and what a cell may say."""

import pytest

from tests.feel.dmn.own import decided, table

RULES = [("> 0", '"a"'), ("> 5", '"b"'), ("> 5", '"b"'), ("> 9", '"c"')]
ORDERED = '<output name="o"><outputValues><text>"c", "b", "a"</text></outputValues></output>'


@pytest.mark.parametrize(
    ("policy", "one", "several"),
    [
        ("UNIQUE", "a", None),
        ("ANY", "a", None),
        ("FIRST", "a", "a"),
        ("PRIORITY", "a", "c"),
        ("RULE ORDER", ["a"], ["a", "b", "b", "c"]),
        ("OUTPUT ORDER", ["a"], ["c", "b", "b", "a"]),
        ("COLLECT", ["a"], ["a", "b", "b", "c"]),
    ],
)
def test_policies(policy, one, several):
    model = table(f'hitPolicy="{policy}"', RULES, outputs=ORDERED)
    assert decided(model, a=1) == one
    assert decided(model, a=10) == several
    assert decided(model, a=0) is None


@pytest.mark.parametrize(
    ("aggregation", "one", "several"), [("SUM", 1, 5), ("MIN", 1, 1), ("MAX", 1, 2), ("COUNT", 1, 2)]
)
def test_aggregations(aggregation, one, several):
    model = table(f'hitPolicy="COLLECT" aggregation="{aggregation}"', [("> 0", "1"), ("> 5", "2"), ("> 5", "2")])
    assert decided(model, a=1) == one
    assert decided(model, a=10) == several


def test_rules_that_agree_may_all_hold():
    model = table('hitPolicy="ANY"', [("> 0", "1"), ("> 5", "1.0")])
    assert decided(model, a=10) == 1


def test_several_outputs_are_a_context():
    model = table("", [("1", '"x"', "2")], outputs='<output name="name"/><output name="fee"/>')
    assert decided(model, a=1) == {"name": "x", "fee": 2}


def test_the_default_where_no_rule_holds():
    model = table(
        "", [("1", "2")], outputs='<output name="o"><defaultOutputEntry><text>7</text></defaultOutputEntry></output>'
    )
    assert decided(model, a=3) == 7


@pytest.mark.parametrize(
    ("cell", "holds", "fails"),
    [
        ("1, 2", 2, 3),
        ("not(1, 2)", 3, 2),
        ("[1..5)", 1, 5),
        ("]1..5]", 5, 1),
        ("<= -1", -1, 0),
        ('"x", "y"', "y", "z"),
        ("true", True, False),
        ("null", None, 1),
        ("? > 3 and ? < 5", 4, 5),
        ("count(?) > 1", [1, 2], [1]),
        ("-", 1, ...),
        ("2 + 2", 4, 5),
        ('@"2026-01-01"', None, 4),
    ],
)
def test_cells(cell, holds, fails):
    model = table("", [(cell, '"yes"')])
    if cell.startswith("@"):
        assert decided(model, a=holds) is None
        return
    assert decided(model, a=holds) == "yes"
    if fails is not ...:
        assert decided(model, a=fails) is None


def test_two_rules_under_unique_are_named():
    told = table("", RULES).decide("D", {"a": 6})
    assert "the rules 1, 2 and 3 hold, and the policy is that only one may" in str(told)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (("1", "1 / 0"), "“D”, rule 1, output 1, line 1, column 3: division by zero"),
        (("1", "-"), "“D”, rule 1, output 1, line 1, column 1: null is written here"),
    ],
)
def test_a_rule_whose_result_is_null_says_why(rule, reason):
    told = table("", [rule]).decide("D", {"a": 1})
    assert [str(one) for one in told.reasons] == [reason, "“D”, line 1, column 1: the table's result is null"]
