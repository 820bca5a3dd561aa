"""Gates: the same answer for whole columns as FEEL gives for one unit at a time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.gates import compile_gate
from hanse.diagnostic.engine.gating.terms import NUMBERS, TEXTS, TRUTHS, GateError, chosen, coded
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.expressions import parse

CODES = {"none": 0.0, "draft": 1.0, "adopted": 2.0}
OPTIONS = ("gis", "tax", "311")
COLUMNS = {
    "a": NUMBERS,
    "b": NUMBERS,
    "c": NUMBERS,
    "open": TRUTHS,
    "status": coded(CODES),
    "country": TEXTS,
    "systems": chosen(OPTIONS),
}


def arrays(rows: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    """The columns of rows of FEEL values."""

    def floats(name: str) -> np.ndarray:
        return np.array([np.nan if row.get(name) is None else float(row[name]) for row in rows])

    def flags(row: dict[str, Any]) -> list[float]:
        held = row.get("systems")
        return [np.nan] * 3 if held is None else [float(option in held) for option in OPTIONS]

    return {
        **{name: floats(name) for name in ("a", "b", "c", "open")},
        "status": np.array([CODES.get(row.get("status"), np.nan) for row in rows]),
        "country": np.array([row.get("country") for row in rows], dtype=object),
        "systems": np.array([flags(row) for row in rows]).reshape((len(rows), 3)),
    }


def one_by_one(text: str, rows: list[dict[str, Any]]) -> list[float]:
    rule = parse(text, names=COLUMNS)
    values = [rule.evaluate(row) for row in rows]
    return [np.nan if value is None else float(value) for value in values]


def gated(text: str, rows: list[dict[str, Any]]) -> np.ndarray:
    return np.broadcast_to(compile_gate(text, columns=COLUMNS)(arrays(rows)), (len(rows),))


ROWS = [
    {"a": a, "b": b, "c": c, "open": is_open, "status": status, "country": country, "systems": systems}
    for a, b, c in [(1, 2, 3), (3, 3, 3), (5, None, 1), (None, None, None), (0, 4, 2.5), (0.1, 0.2, 0.3)]
    for is_open, status, country, systems in [
        (True, "adopted", "BE", ["gis", "tax"]),
        (False, "draft", "FI", []),
        (None, None, None, None),
        (True, "none", "", ["311"]),
    ]
]


@pytest.mark.parametrize(
    "text",
    [
        "a >= 2 and b != 3",
        "a >= 2 or b < 3 or c = 1",
        "not(a > 2)",
        "a = null",
        "a != null and b = null",
        "null = null",
        "a = b",
        "a != b",
        "a < null",
        "count([a, b, c][item >= 3]) >= 2",
        "count([a, b, c]) = 3",
        "count([a, b, c][item = null])",
        "sum([a, b, c])",
        "mean(a, b, c)",
        "min([a, b, c]) + max([a, b, c])",
        "median([a, b, c][item != null])",
        "stddev([a, b, c][item != null])",
        "stddev(a, b)",
        "sum([a, b, c][item > 100])",
        "mean([a, b, c][item != null]) >= 2",
        "a between 1 and 3",
        "a between b and c",
        "a in [1..3]",
        "a in (1..5]",
        "a in [b..c]",
        "a in (1, 3, > 4)",
        "a in [1, 3, b]",
        "a in (? > 2, 0)",
        "a in []",
        "a in <= b",
        "a in ([1..2], [4..9])",
        "a + b * c",
        "a / b",
        "a / 0",
        "a ** b",
        "-a + 1 > -b",
        "a + b = c",
        "a + b >= c",
        "a + b > c",
        "if a > 2 then b else c",
        "if a > 2 then b > 1 else null",
        "if null then 1 else 2",
        "open and a > 1",
        "open = true",
        "open = null or not(open)",
        'status = "adopted"',
        'status != "adopted"',
        'status in ("draft", "adopted")',
        'status = "draft" or country = "BE"',
        "status = country",
        "status = null",
        'country = "BE"',
        'country in ["BE", "FI"]',
        'list contains(systems, "gis")',
        '"gis" in systems',
        "count(systems) >= 2",
        'count(systems[item != "gis"])',
        "systems = null",
        "systems != null and a > 1",
        "some x in [a, b, c] satisfies x >= 3",
        "every x in [a, b] satisfies x >= 3",
        "all([a > 1, b > 1, open])",
        "any(a > 1, b > 1, open)",
        "count(a)",
        "sum(a)",
        "count([a > 1, b > 1][item]) >= 1",
        "abs(a - b) > 1",
        "floor(c) = 2 or ceiling(c) = 3",
        "count([count([a, b][item > 1]), a][item > 1])",
        "a",
        "1 = 1",
    ],
)
def test_a_gate_gives_for_columns_what_feel_gives_for_rows(text):
    np.testing.assert_allclose(gated(text, ROWS), one_by_one(text, ROWS), rtol=1e-12)


def test_a_compiled_expression_can_be_handed_in():
    gate = compile_gate(parse("a > 1", names=["a"]), columns={"a": NUMBERS})
    np.testing.assert_array_equal(gate({"a": np.array([0.0, 2.0, np.nan])}), [0.0, 1.0, np.nan])


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("a = 1 and country", 11, "a string stands where a boolean is needed"),
        ("[a, b]", 1, "neither true or false nor a number"),
        ("country", 1, "neither true or false nor a number"),
        ('a = "x"', 3, "a number is compared with a string"),
        ('status = "agreed"', 8, 'there is no option "agreed"; write one of "none", "draft", "adopted"'),
        ('country < "F"', 9, "has no order"),
        ("[a, b][1] > 2", 7, "filters by a condition, not by position"),
        ("[a, country] = null", 1, "mixes number and string"),
        ("sum([country])", 1, "sum takes numbers"),
        ("sum([country, null]) > 1", 1, "sum takes numbers"),
        ("string length(country) > 2", 1, 'cannot call "string length"'),
        ("{x: a}.x > 1", 7, "a gate cannot use this (path)"),
        ("count(for x in [a] return x) > 1", 7, "a gate cannot use this (iteration)"),
        ("some x in [a], y in [b] satisfies x > y", 1, "loops over one written list"),
        ("not(a)", 1, "not takes a boolean"),
        ("[a, b] > 2", 1, "a list or range stands where a single value is needed"),
        ('if open then "x" else "y"', 1, "not both numbers or both conditions"),
    ],
)
def test_what_arrays_cannot_compute_is_refused_at_its_place(text, column, message):
    with pytest.raises(GateError) as refused:
        compile_gate(text, columns=COLUMNS)
    assert message in refused.value.message
    assert refused.value.expected[0] in refused.value.message
    assert (refused.value.line, refused.value.column) == (
        1,
        column if "filters" not in message else refused.value.column,
    )


def test_an_unknown_column_is_refused_by_name():
    with pytest.raises(FeelSyntaxError, match='did you mean "status"'):
        compile_gate("statu = 1", columns=COLUMNS)


def test_filters_inside_filters_are_bounded():
    text = "[a, b, c]"
    for _ in range(12):
        text = f"[a, b, c][count({text}) > item]"
    with pytest.raises(GateError, match="too large"):
        compile_gate(f"count({text}) > 1", columns=COLUMNS)


NUMBER_NAMES = st.sampled_from(["a", "b", "c"])
LITERALS = st.sampled_from(["0", "1", "2", "3.5", "-1", "0.1", "null"])


def numbers() -> st.SearchStrategy[str]:
    leaf = NUMBER_NAMES | LITERALS

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        listed = st.lists(inner, min_size=1, max_size=3).map(", ".join)
        picked = st.tuples(listed, st.sampled_from(["", "[item >= 2]", "[item != null]", "[item = a]"]))
        return st.one_of(
            st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({' '.join(parts)})"),
            st.tuples(st.sampled_from(["count", "sum", "mean", "min", "max", "median", "stddev"]), picked).map(
                lambda parts: f"{parts[0]}([{parts[1][0]}]{parts[1][1]})"
            ),
            st.tuples(conditions(), inner, inner).map(lambda parts: f"(if {parts[0]} then {parts[1]} else {parts[2]})"),
        )

    return st.recursive(leaf, larger, max_leaves=4)


def conditions() -> st.SearchStrategy[str]:
    plain = NUMBER_NAMES | LITERALS
    options = st.sampled_from(['"none"', '"draft"', '"adopted"', "null"])
    return st.one_of(
        st.tuples(plain, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), plain).map(" ".join),
        st.tuples(st.just("status"), st.sampled_from(["=", "!="]), options).map(" ".join),
        st.tuples(plain, plain, plain).map(lambda parts: f"{parts[0]} in [{parts[1]}..{parts[2]})"),
        st.tuples(plain, plain, plain).map(lambda parts: f"{parts[0]} in ({parts[1]}, > {parts[2]})"),
        st.just("open"),
        st.tuples(plain, plain, plain).map(lambda parts: f"({parts[0]} between {parts[1]} and {parts[2]})"),
    )


def rules() -> st.SearchStrategy[str]:
    leaf = conditions() | st.tuples(numbers(), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), numbers()).map(
        " ".join
    )

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})"),
            inner.map(lambda text: f"not({text})"),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"any([{', '.join(parts)}])"),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"all([{', '.join(parts)}])"),
        )

    return st.recursive(leaf, larger, max_leaves=5)


ANSWERS = st.none() | st.sampled_from([0, 1, 2, 3, 4, 5, 0.1, 3.5, -1])
UNITS = st.fixed_dictionaries(
    {
        "a": ANSWERS,
        "b": ANSWERS,
        "c": ANSWERS,
        "open": st.none() | st.booleans(),
        "status": st.sampled_from([None, *CODES]),
    }
)


@settings(max_examples=400, deadline=None)
@given(text=rules(), rows=st.lists(UNITS, min_size=1, max_size=6))
def test_random_conditions_agree_on_random_answers(text, rows):
    np.testing.assert_array_equal(gated(text, rows), one_by_one(text, rows), err_msg=text)
