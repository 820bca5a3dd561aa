import threading
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

import pytest

from hanse.feel.errors import FeelLimitError, FeelSyntaxError, FeelValueError
from hanse.feel.expressions import Limits, Names, parse
from hanse.feel.tree import Conjunction
from tests.feel.evaluation import feel, why


def test_an_expression_knows_its_names_and_tree():
    rule = parse('a >= 2 and b != "x"', names=["a", "b", "c"])
    assert rule.names == ("a", "b")
    assert isinstance(rule.tree, Conjunction)
    assert rule.evaluate({"a": 2, "b": "y"}) is True


def test_names_are_made_once_for_many_expressions():
    names = Names(["level one", "budget"])
    assert [parse(text, names=names).names for text in ("level one > 1", "budget = 0")] == [("level one",), ("budget",)]


def test_a_name_without_a_value_is_null():
    assert parse("a = null", names=["a"]).evaluate({}) is True


def test_values_of_python_come_in_by_their_meaning():
    class Level(StrEnum):
        HIGH = "high"

    assert feel('a = "high"', a=Level.HIGH) is True
    assert feel("a[2]", a=(1, 2.5)) == Decimal("2.5")
    assert feel("a.b.c", a={"b": {"c": Decimal("1.0")}}) == 1
    assert feel("a + 1", a=10**40) == Decimal(10) ** 40


def test_a_value_without_counterpart_is_refused_by_name():
    with pytest.raises(FeelValueError, match="a: set has no counterpart"):
        feel("a + 1", a={1})


def test_a_value_nested_without_end_is_refused():
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(FeelValueError, match="nested more than 100 deep"):
        feel("count(a)", a=endless)


def test_inputs_are_not_changed_by_evaluation():
    xs = [1, 2]
    feel("append(xs, 3)", xs=xs)
    assert xs == [1, 2]


def test_one_expression_serves_many_threads():
    rule = parse("sum(for i in 1..200 return i * a)", names=["a"])
    results: dict[int, Decimal] = {}

    def work(a: int) -> None:
        results[a] = rule.evaluate({"a": a})

    threads = [threading.Thread(target=work, args=(a,)) for a in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {a: Decimal(20100 * a) for a in range(8)}


def test_reasons_go_from_the_cause_to_what_followed():
    explanation = why("sum([1, a]) > 2", a=None)
    assert [str(reason) for reason in explanation.reasons] == [
        "line 1, column 9: a has no value",
        "line 1, column 1: sum: element 2 is null, not a number",
        "line 1, column 13: cannot compare null with a number",
    ]


@pytest.mark.parametrize("text", ["(function(x) 1 / x)(0)", "{f: function(x) 1 / x, z: f(0)}.z"])
def test_the_reason_inside_a_function_is_told(text):
    assert "division by zero" in str(why(text).reasons[0])


def test_a_value_has_no_reasons():
    assert why("a = null or 1 / 0 > 1", a=None).reasons == ()


def test_a_null_that_was_not_the_cause_is_not_named():
    assert "a has no value" not in str(why("if a then 1 else null", a=None))


def growing(first: str, step: str, *, times: int, last: str) -> str:
    """Return a context whose entries v0, v1, … each make more of the one before, `step` with {} for its name."""
    names = [f"v{number}" for number in range(times)]
    entries = [f"{name}: {step.format(before, before)}" for before, name in pairwise(names)]
    return f"{{v0: {first}, {', '.join(entries)}, r: {last.format(names[-1])}}}.r"


HOSTILE = [
    "for i in 1..1000000000 return i",
    "count(for i in 1..1000, j in 1..1000 return 0)",
    "some i in 1..1000000000 satisfies i < 0",
    "every a in 1..9999, b in 1..9999, c in 1..9999 satisfies true",
    growing("[1, 1]", "concatenate({}, {})", times=30, last="1"),
    growing("[1]", "[{}, {}]", times=40, last="flatten({})"),
    growing("[1]", "[{}, {}]", times=40, last="string({})"),
    growing("[1]", "[{}, {}]", times=40, last="{}"),
    growing("[1]", "[{}, {}]", times=40, last="{0} = [{0}[1], {0}[2]]"),
    growing("{{x: 1}}".format(), "[{}, {}]", times=40, last="{}.x"),
    growing('"xxxxxxxxxx"', "{} + {}", times=30, last="1"),
    growing('["xxxxxxxxxx", "y"]', "[string join({}), string join({})]", times=30, last="1"),
    "{f: function(f, n) [f(f, n), f(f, n)], r: f(f, 1)}",
    "string(for i in 1..5000 return [partial])",
    "for i in 1..5000 return [partial[-1]]",
    "distinct values(for i in 1..50000 return i)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_expression_ends_in_an_error(text):
    with pytest.raises(FeelLimitError):
        parse(text, names=[]).evaluate({})


def test_limits_can_be_set():
    with pytest.raises(FeelLimitError, match="more than 50 steps"):
        parse("for i in 1..100 return i", names=[], limits=Limits(steps=50)).evaluate({})
    with pytest.raises(FeelSyntaxError, match="nested 3 deep"):
        parse("((((1))))", names=[], limits=Limits(nesting=3))


def test_the_deepest_allowed_expression_evaluates_below_a_deep_stack():
    def at_depth(depth: int) -> object:
        return at_depth(depth - 1) if depth else feel("(" * 60 + "1 + " + "1" + ")" * 60)

    assert at_depth(300) == 2
