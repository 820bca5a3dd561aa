import pytest

from hanse.feel.run import NullResult, Run
from hanse.feel.types.conformance import coerced, conforms, unrestricted
from hanse.feel.types.kinds import BUILT_IN, ContextType, ListType, Named, RangeType, Restricted
from hanse.feel.values.moments import Date, DateTime
from hanse.feel.values.ranges import Range
from tests.feel.evaluation import feel

NUMBER, STRING = BUILT_IN["number"], BUILT_IN["string"]
SMALL = Named("tSmall", Restricted(NUMBER, lambda value, _run: value < 10, "< 10"))


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1, NUMBER, True),
        (True, NUMBER, False),
        (9, SMALL, True),
        (10, SMALL, False),
        ([1, None], ListType(NUMBER), True),
        ([1, "a"], ListType(NUMBER), False),
        ({"a": 1, "b": 2}, ContextType({"a": NUMBER}), True),
        ({"b": 2}, ContextType({"a": NUMBER}), False),
        ({"a": "x"}, ContextType({"a": NUMBER}), False),
        (Range(1, 2, start_included=True, end_included=True), RangeType(NUMBER), True),
        (Range("a", "b", start_included=True, end_included=True), RangeType(NUMBER), False),
    ],
)
def test_conforms(value, kind, expected):
    assert conforms(value, kind, Run()) is expected


def test_what_a_value_becomes_where_a_type_is_wanted():
    assert coerced([5], NUMBER, Run()) == 5
    assert coerced(5, ListType(NUMBER), Run()) == [5]
    assert isinstance(coerced(Date(2026, 1, 1), BUILT_IN["date and time"], Run()), DateTime)
    assert coerced(None, NUMBER, Run()) is None
    with pytest.raises(NullResult, match="a number is wanted as tSmall"):
        coerced(11, SMALL, Run())


def test_without_its_tests_a_type_takes_all_of_its_kind():
    assert conforms(11, unrestricted(SMALL), Run())
    assert conforms([11], unrestricted(ListType(SMALL)), Run())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 instance of number", True),
        ('"a" instance of number', False),
        ("null instance of Null", True),
        ("null instance of Any", False),
        ("[1, 2] instance of list<number>", True),
        ("{a: 1} instance of context<a: string>", False),
        ("[1..2] instance of range<number>", True),
        ("(function(a, b) a) instance of function<number, Any> -> Any", True),
        ("(function() 1) instance of function<> -> Any", True),
        ('@"P1D" instance of days and time duration', True),
        ('@"2026-01-01" instance of date and time', False),
    ],
)
def test_instance_of(text, expected):
    assert feel(text) is expected
