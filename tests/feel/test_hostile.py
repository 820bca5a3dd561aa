"""Hostile input: every text and file ends in a value or an error of ours, soon and in little memory.

The seconds are of the processor, and generous: the worst case takes less than one (`bench/feel_limits.py`). The long campaigns run in a process of
their own whose memory is bounded, so that what would eat the machine fails here.
"""

import contextlib
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.feel.dmn.errors import DmnReadError
from hanse.feel.dmn.model import Model, read_model
from hanse.feel.errors import FeelError, FeelLimitError, FeelSyntaxError
from hanse.feel.expressions import Explanation, parse
from tests.feel.dmn.own import FILES, model_of, table
from tests.feel.hostile import HEAVY, NESTED

SECONDS = 3
BYTES = 1_000_000_000


def outcome(work):
    """What a piece of work ends in, the time it may take being checked."""
    started = time.process_time()
    try:
        return work()
    except FeelError as refused:
        return refused
    finally:
        assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("name", NESTED)
def test_depth_is_refused_when_the_text_is_read(name):
    assert isinstance(outcome(lambda: parse(NESTED[name], names=["a"])), FeelSyntaxError)


@pytest.mark.parametrize("name", HEAVY)
def test_what_costs_too_much_is_stopped(name):
    assert isinstance(outcome(lambda: parse(HEAVY[name], names=["a"]).explain({"a": 1})), Explanation | FeelError)


@pytest.mark.parametrize(
    "pattern", ["a{999999999}", "(ab){1000000}", "(((a{100}){100}){100}){100}", "([a-c]{200}x){99,}"]
)
def test_a_pattern_that_repeats_too_much_is_null_before_it_takes_memory(pattern):
    told = parse(f'matches("a", "{pattern}")', names=[]).explain({})
    assert told.value is None
    assert "may repeat 5000 characters" in str(told)


def test_patterns_that_repeat_within_bounds_are_found():
    within = ["^a{0,999999}$", "^(a{5}){4}$", "^[{}a]{20}$", "^(a{1,99}){1,99}$"]
    assert [one for one in within if not parse(f'matches("{"a" * 20}", "{one}")', names=[]).evaluate({})] == []


def test_flags_within_a_pattern_that_exclude_ours_are_null():
    assert "is no pattern" in str(parse('matches("a", "(?V0)a")', names=[]).explain({}))


def service(name, text, *parameters):
    given = "".join(f'<formalParameter name="{one}"/>' for one in parameters)
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"/><encapsulatedLogic>{given}'
        f"<literalExpression><text>{text}</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"
    )


def asks(text):
    return (
        '<decision id="d" name="D"><variable name="D"/><knowledgeRequirement><requiredKnowledge href="#f"/>'
        f"</knowledgeRequirement><literalExpression><text>{text}</text></literalExpression></decision>"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("f(n + 1)", "functions call one another more than 40 deep"),
        ("if n > 38 then 1 else f(n + 1) + f(n + 1)", "more than 500000 steps"),
    ],
)
def test_functions_of_a_model_that_call_themselves_are_stopped(text, message):
    model = model_of(service("f", text.replace(">", "&gt;"), "n") + asks("f(0)"))
    assert message in str(outcome(lambda: model.decide("D", {})))


def test_a_table_of_many_rules_is_read_and_decides():
    rules = [(f"[{number}..{number + 1})", str(number)) for number in range(3000)]
    model = outcome(lambda: table("", rules))
    assert outcome(lambda: model.decide("D", {"a": 2999}).value) == 2999


def test_a_type_made_of_itself_is_read():
    body = '<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition><inputData id="i" name="I"><variable name="I" typeRef="t"/></inputData>'
    decision = '<decision id="d" name="D"><variable name="D"/><informationRequirement><requiredInput href="#i"/></informationRequirement><literalExpression><text>I + 1</text></literalExpression></decision>'
    assert isinstance(outcome(lambda: model_of(body + decision).decide("D", {"I": 1})), Explanation | FeelError)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    whole = data.draw(st.sampled_from(FILES)).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[start + length :]
    assert isinstance(outcome(lambda: read_model(damaged)), Model | DmnReadError)


CAMPAIGN = """
import resource
resource.setrlimit(resource.RLIMIT_AS, ({bytes}, {bytes}))
from tests.feel.hostile import HEAVY, NESTED
from hanse.feel.errors import FeelError
from hanse.feel.expressions import parse
for name, text in (NESTED | HEAVY).items():
    for wrapped in (text, "[" + text + "]", "count(" + text + ")", "for x in 1..3 return " + text):
        try:
            parse(wrapped, names=["a"]).explain({{"a": 1}})
        except FeelError:
            pass
print("done")
"""


@pytest.mark.long
def test_all_of_it_fits_into_little_memory():
    code = CAMPAIGN.format(bytes=BYTES)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=600, check=False)
    assert done.stdout == "done\n", done.stderr[-2000:]


ATOMS = st.sampled_from(
    [
        "a",
        "b",
        "1",
        "2.5",
        '"x"',
        "true",
        "null",
        "[]",
        "[1, 2, 3]",
        "{k: 1}",
        '@"2026-01-01"',
        '@"P1D"',
        "[1..3]",
        "(> 1)",
    ]
)


def _deeper(inner):
    pairs = st.tuples(inner, inner)
    return st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**", "<", "=", "!=", "and", "or", "in"]), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        pairs.map(lambda p: f"[{p[0]}, {p[1]}]"),
        pairs.map(lambda p: f"{p[0]}[{p[1]}]"),
        pairs.map(lambda p: f"{{k: {p[0]}, m: {p[1]}}}"),
        pairs.map(lambda p: f"(for i in {p[0]} return {p[1]})"),
        pairs.map(lambda p: f"(some i in {p[0]} satisfies i = {p[1]})"),
        pairs.map(lambda p: f"(if {p[0]} then {p[1]} else a)"),
        pairs.map(lambda p: f"(function(f) {p[0]})({p[1]})"),
        st.tuples(st.sampled_from(["count", "sum", "min", "flatten", "string", "not", "sqrt", "distinct values", "reverse", "date", "duration", "mode", "abs", "get entries"]), inner).map(lambda p: f"{p[0]}({p[1]})"),
        st.tuples(st.sampled_from(["concatenate", "append", "contains", "matches", "split", "modulo", "list contains", "before", "includes", "is", "round up", "index of", "get value"]), inner, inner).map(lambda p: f"{p[0]}({p[1]}, {p[2]})"),
        inner.map(lambda p: f"({p} instance of list<number>)"),
        inner.map(lambda p: f"{p}.k"),
    )  # fmt: skip


EXPRESSIONS = st.recursive(ATOMS, _deeper, max_leaves=12)


def try_expression(text):
    """Whatever an expression of the grammar is: a value, or null with a reason, or an error of ours."""
    with contextlib.suppress(FeelError):
        told = outcome(lambda: parse(text, names=["a", "b"]).explain({"a": 3, "b": ["x", None]}))
        assert isinstance(told, FeelError) or told.value is not None or told.reasons, text


@given(EXPRESSIONS)
def test_expressions_of_the_grammar(text):
    try_expression(text)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(EXPRESSIONS)
def test_many_expressions_of_the_grammar(text):
    try_expression(text)


def test_reading_a_long_text_again_and_again_costs_steps():
    text = '{s: string join(for j in 1..50000 return "1111111"), r: count(for i in 1..100000 return number(s))}.r'

    with pytest.raises(FeelLimitError):
        parse(text, names=[]).evaluate({})
