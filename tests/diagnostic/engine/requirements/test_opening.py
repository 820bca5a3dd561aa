"""What a condition asks for, opened into parts that hold together exactly where it does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.diagnostic.engine.answers import Sets, State, numbers
from hanse.diagnostic.engine.conditions import Scope, holds
from hanse.diagnostic.engine.requirements.opening import CONTAINS, Other, Reach, Several, lacking, required


def scope(a=None, b=None, c=None, systems=()):
    """One unit; None is null."""
    values = {key: np.nan if value is None else value for key, value in (("a", a), ("b", b), ("c", c))}
    options = ("gis", "tax")
    flags = np.array([[option in (systems or ()) for option in options]])
    states = np.array([State.MISSING if systems is None else State.GIVEN], dtype=np.int8)
    return Scope({**{key: numbers([value]) for key, value in values.items()}, "systems": Sets(flags, states, options)})


def texts(parts):
    return [part.text for part in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a >= 3", ["a >= 3"]),
        ("3 <= a", ["a >= 3"]),
        ("a >= -3", ["a >= -3"]),
        ("a >= 3 and (b > 1 and c != 0)", ["a >= 3", "b > 1", "c != 0"]),
        ("min([a, b]) >= 37.5", ["a >= 37.5", "b >= 37.5"]),
        ("2 > max(a, b)", ["a < 2", "b < 2"]),
        ("all([a > 1, b > 1])", ["a > 1", "b > 1"]),
        ("every x in [a, b] satisfies x >= 2", ["a >= 2", "b >= 2"]),
        ("a between 1 and 3", ["a >= 1", "a <= 3"]),
        ("a in (1..3]", ["a > 1", "a <= 3"]),
        ("a in (> 2)", ["a > 2"]),
        ("not(a = null)", ["a != null"]),
        ("not(a < 2 or b < 2)", ["a >= 2", "b >= 2"]),
        ("not(not(a > 2))", ["a > 2"]),
        ("not(a < 2 or not(b > 1))", ["a >= 2", "b > 1"]),
    ],
)
def test_a_conjunction_in_any_guise_is_opened(text, parts):
    assert texts(required(text, scope())) == parts


@pytest.mark.parametrize(
    ("text", "least", "parts"),
    [
        ("a >= 3 or b >= 3", 1, ["a >= 3", "b >= 3"]),
        ("count([a, b, c][item >= 3]) >= 2", 2, ["a >= 3", "b >= 3", "c >= 3"]),
        ("1 < count([a, b, c][item >= 3])", 2, ["a >= 3", "b >= 3", "c >= 3"]),
        ("some x in [a, b] satisfies x > 1", 1, ["a > 1", "b > 1"]),
        ("any(a > 1, b > 1)", 1, ["a > 1", "b > 1"]),
        ("a in (1, > 4)", 1, ["a = 1", "a > 4"]),
        ("a in [1, 2]", 1, ["a = 1", "a = 2"]),
        ("not(a > 1 and b > 1)", 1, ["a <= 1", "b <= 1"]),
        ("a >= 3 or (b >= 3 and c >= 3)", 1, ["a >= 3", "b >= 3 and c >= 3"]),
    ],
)
def test_a_choice_says_how_many_of_which(text, least, parts):
    (found,) = required(text, scope())
    assert isinstance(found, Several)
    assert (found.least, texts(found.of)) == (least, parts)


def test_the_parts_of_a_choice_are_opened_as_well():
    (found,) = required("a >= 3 or (b >= 3 and c >= 3)", scope())
    inner = found.of[1]
    assert (inner.least, texts(inner.of)) == (2, ["b >= 3", "c >= 3"])


def test_a_comparison_is_told_by_its_name_sign_and_value():
    assert required("3 <= a", scope()) == (Reach("a >= 3", "a", ">=", 3),)
    assert required('list contains(systems, "gis")', scope()) == (
        Reach('list contains(systems, "gis")', "systems", CONTAINS, "gis"),
    )


@pytest.mark.parametrize(
    "text",
    ["a + b >= 5", "max([a, b]) >= 3", "min([a + 1, b]) >= 3", "a >= b", "count(systems) >= 1", "not(a in (1, 2))"],
)
def test_what_cannot_be_opened_names_what_it_looks_at(text):
    (found,) = required(text, scope())
    assert isinstance(found, Other)
    assert set(found.names) == {name for name in ("a", "b", "systems") if name in text}


def test_only_what_is_lacking_is_left():
    here = scope(a=3, b=1, c=None)
    parts = required("a >= 3 and b >= 3 and count([a, b, c][item >= 2]) >= 2", here)
    left = lacking(parts, here)
    assert texts(left[:1]) == ["b >= 3"]
    assert (left[1].least, texts(left[1].of)) == (1, ["b >= 2", "c >= 2"])
    assert lacking(required("a >= 3 or b >= 3", here), here) == ()


NAME = st.sampled_from(["a", "b", "c"])
BOUND = st.sampled_from(["0", "1", "2", "3", "-1", "1.5"])
SIGN = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
COMPARED = st.builds("{} {} {}".format, NAME, SIGN, BOUND) | st.builds("{} {} {}".format, BOUND, SIGN, NAME)
LIST = st.lists(NAME, min_size=1, max_size=3).map(lambda names: f"[{', '.join(names)}]")
SIMPLE = st.one_of(
    COMPARED,
    st.builds("{} = null".format, NAME),
    st.builds("{}({}) {} {}".format, st.sampled_from(["min", "max"]), LIST, SIGN, BOUND),
    st.builds("{} {}({})".format, BOUND, SIGN, st.builds("min({})".format, LIST)),
    st.builds("count({}[item {} {}]) {} {}".format, LIST, SIGN, BOUND, SIGN, st.sampled_from(["0", "1", "2"])),
    st.builds("{} between {} and {}".format, NAME, BOUND, BOUND),
    st.builds("{} in {}{}..{}{}".format, NAME, st.sampled_from("[("), BOUND, BOUND, st.sampled_from("])")),
    st.builds("{} in ({}, > {}, [0..{}])".format, NAME, BOUND, BOUND, BOUND),
    st.builds("{} in [{}, {}]".format, NAME, BOUND, BOUND),
    st.builds("{} x in {} satisfies x {} {}".format, st.sampled_from(["some", "every"]), LIST, SIGN, BOUND),
    st.builds("{} + {} >= {}".format, NAME, NAME, BOUND),
    st.builds('list contains(systems, "{}")'.format, st.sampled_from(["gis", "tax"])),
)
CONDITIONS = st.recursive(
    SIMPLE.map("({})".format),
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not({})".format, inner),
        st.builds("{}([{}, {}])".format, st.sampled_from(["any", "all"]), inner, inner),
    ),
    max_leaves=5,
)
VALUE = st.none() | st.sampled_from([-1, 0, 1, 1.5, 2, 3])
SCOPES = st.builds(scope, VALUE, VALUE, VALUE, st.none() | st.sets(st.sampled_from(["gis", "tax"])))


@settings(max_examples=400, deadline=None)
@given(CONDITIONS, SCOPES)
def test_something_is_lacking_exactly_where_the_condition_does_not_hold(text, here):
    assert bool(lacking(required(text, here), here)) is not bool(holds(text, here, 1)[0])
