from decimal import Decimal

import pytest

from hanse.feel.errors import FeelLimitError
from tests.feel.evaluation import feel


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".872", Decimal("0.872")),
        ("-50", Decimal(-50)),
        ('"横綱"', "横綱"),
        ("true", True),
        ("null", None),
        ('[1, "a", [true]]', [1, "a", [True]]),
        ("{a: 1 + 2, b: a + 3, c: {d: a + b}}", {"a": 3, "b": 6, "c": {"d": 9}}),
        ('{foo bar: 1, foo+bar: 2, "x!": 3, "": 4}', {"foo bar": 1, "foo+bar": 2, "x!": 3, "": 4}),
        ('[{"($1) $2": 1, b: 2}, {b: 3}][b < 3]', [{"($1) $2": 1, "b": 2}]),
    ],
)
def test_literals_lists_and_contexts(text, expected):
    assert feel(text) == expected


def test_results_give_every_number_as_decimal():
    value = feel("{a: [1, count([1, 2])], b: n}", n=7)
    assert [type(number) for number in (*value["a"], value["b"])] == [Decimal] * 3


def test_a_function_sees_where_it_was_defined_and_takes_arguments_by_place_or_name():
    assert feel("{y: 10, f: function(x) x + y, r: f(1)}.r") == 11
    assert feel("(function(a, b) a - b)(b: 1, a: 5)") == 4
    assert feel("(function(a) a)(1)") == 1
    assert feel("for f in [function(x) x + 1, function(x) x * 2] return f(5)") == [6, 10]


def test_a_function_called_with_other_names_or_numbers_of_arguments_is_null():
    assert feel("(function(a) a)(b: 1)") is None
    assert feel("(function(a) a)(1, 2)") is None
    assert feel("a(1)", a=3) is None


def test_functions_that_call_one_another_are_bounded():
    text = "{f: function(g, x) g(g, x), r: f(f, 1)}.r"
    with pytest.raises(FeelLimitError, match="40 deep"):
        feel(text)
