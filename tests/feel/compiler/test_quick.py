"""A quick answer is the whole evaluation's answer, or none."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.feel.compiler.quick import quick_of
from hanse.feel.expressions import parse

NAMES = ["a", "b", "c"]
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from([2**53, 2**53 + 1, 10**40, -(10**40)]),
    st.sampled_from([0.1, 0.1 + 0.2, 2.5, 1e300, float(2**53), math.nan, math.inf, -math.inf]),
    st.sampled_from(["", "x", "y", "3"]), st.just([1]), st.just(Decimal("0.1")),
)  # fmt: skip
CONSTANTS = st.sampled_from(
    ["2", "2.5", "0.1", "-1", "9007199254740993", "1e300", "1e400", '"x"', "true", "null", "0.30000000000000004"]
)
CONDITIONS = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), CONSTANTS).map(" ".join),
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["[0..2]", "(0..2.5)", "[-1..0.1)"])).map(" in ".join),
    st.sampled_from(NAMES),
)
RULES = st.tuples(st.sampled_from([" and ", " or "]), st.lists(CONDITIONS, min_size=1, max_size=4)).map(
    lambda p: p[0].join(p[1])
)


@given(RULES, st.dictionaries(st.sampled_from(NAMES), PLAIN))
def test_it_is_what_the_whole_evaluation_says(text, scope):
    rule = parse(text, names=NAMES)
    whole = rule.explain(scope).value
    assert rule.evaluate(scope) == whole
    assert quick_of(rule.tree, rule.names)(scope) in (None, whole)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("a >= 2", True), ("c > 0.25 or b = 1", True), ("a in [1..2]", False), ('b = "y"', True), ("d and a < 4", True)],
)
def test_typical_conditions_are_answered(text, answer):
    scope = {"a": 3, "b": "y", "c": 0.5, "d": True}
    rule = parse(text, names=scope)
    assert quick_of(rule.tree, rule.names)(scope) is answer


@pytest.mark.parametrize(
    "text", ["count(a) > 1", "a + 1 > 2", "a > b", "some x in a satisfies x", "for x in a return x > 2"]
)
def test_others_are_not(text):
    rule = parse(text, names=NAMES)
    assert quick_of(rule.tree, rule.names)({"a": 3, "b": 2}) is None
