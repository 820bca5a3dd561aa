"""A tree written as text reads back as the same tree."""

from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanse.feel.errors import FeelError
from hanse.feel.expressions import parse
from hanse.feel.writing import written
from tests.feel.test_properties import PIECES

NAMES = ("a", "b", "channels.phone", "to-do list")


def without_places(value):
    """A tree as nested tuples, wherever its parts stand."""
    if is_dataclass(value):
        kept = [without_places(getattr(value, one.name)) for one in fields(value) if one.name != "place"]
        return type(value).__name__, *kept
    if isinstance(value, tuple):
        return tuple(map(without_places, value))
    return (Decimal if type(value) is int else type(value)), value


def reads_back(text):
    tree = parse(text, names=NAMES).tree
    again = parse(written(tree), names=NAMES).tree
    assert without_places(again) == without_places(tree), written(tree)


@pytest.mark.parametrize(
    "text",
    [
        "a >= 3",
        "(a>=3)  and (b = 1 or a < 2)",
        "a or b and not(a)",
        "(a and b) and a",
        "min([a, b]) >= 37.5",
        "count([a, b][item >= 3]) >= 2",
        "a - (b - 1) - 2",
        "(a + b) * 2 ** 3 ** a",
        "-(a + b)",
        "- a ** 2",
        "--a",
        "a in (1, 3, > 4)",
        "a in [1..3)",
        "a in ]1..3[",
        "a in (< 3)",
        "(a = b) = true",
        "a between 1 and b + 1 and b",
        "if a > 2 then b else null",
        "(if a then 1 else 2) + 1",
        "some x in [a, b], y in 1..3 satisfies x > y",
        "for x in [1, 2] return x + 1",
        "channels.phone >= 2",
        "to-do list = 1",
        '"say \\"no\\" \\\\ \\n"',
        '{a: 1, "a b": a + 1}.a',
        'string join(list: [a], delimiter: ", ")',
        "function(x, y) x + y",
        "(function(x) x)(2)",
        "[1, 2][1]",
        "([1..3]) = a",
        "1e10 + .5 + 0.50",
        "a instance of number",
        "(a = 1) instance of boolean and b instance of Null",
        "a instance of function or b instance of function<list<date>, Any> -> range<date and time>",
        "a instance of context<to do: number>",
        "function(x: number, y) x + y",
    ],
)
def test_a_form_reads_back(text):
    reads_back(text)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_can_be_read_reads_back(text):
    try:
        parse(text, names=NAMES)
    except FeelError:
        return
    reads_back(text)


def test_no_more_brackets_than_needed():
    assert written(parse("((a >= 3)) and ((b))", names=NAMES).tree) == "a >= 3 and b"
