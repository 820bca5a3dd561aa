"""Every built-in function by its results; a function that no line here calls fails the last test."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from hanse.feel.builtins.table import BUILTINS
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.expressions import parse
from hanse.feel.values.durations import YearsAndMonths
from tests.feel.evaluation import feel

RESULTS = [
    ('string("a")', "a"),
    ("string(1.50)", "1.50"),
    ("string(2 * 10 ** 20)", "200000000000000000000"),
    ("string(true)", "true"),
    ("string(null)", None),
    ('string([1, "a", {b: null, "c d": 1}])', '[1, "a", {b: null, c d: 1}]'),
    ("string([1..5))", "[1..5)"),
    ("string((< 5))", "(< 5)"),
    ("string(min)", "function(list)"),
    ('number("12.5")', Decimal("12.5")),
    ('number("1 000,5", " ", ",")', Decimal("1000.5")),
    ('number("1.000,5", ".", ",")', Decimal("1000.5")),
    ('number("1,000.5", ",", ".")', Decimal("1000.5")),
    ('number("abc")', None),
    ('number("1,5", ",", ",")', None),
    ('number("1", "x")', None),
    ('number("NaN")', None),
    ("not(true)", False),
    ("not(false)", True),
    ("not(null)", None),
    ("not(0)", None),
    ("all([true, false])", False),
    ("all([true, null])", None),
    ("all([false, null])", False),
    ("all([])", True),
    ("all(true, true)", True),
    ("all(null)", None),
    ("any([true, null])", True),
    ("any([false, null])", None),
    ("any([])", False),
    ("any(123)", None),
    ('substring("foobar", 3)', "obar"),
    ('substring("foobar", 3, 3.8)', "oba"),
    ('substring("foobar", -2, 1)', "a"),
    ('substring("foobar", 0)', None),
    ('substring("foobar", 7)', None),
    ('substring("\\U01F40Eab", 2)', "ab"),
    ('string length("\\U01F40Eab")', 3),
    ('upper case("aß")', "ASS"),
    ('lower case("ÀB")', "àb"),
    ('substring before("foobar", "bar")', "foo"),
    ('substring before("foobar", "xyz")', ""),
    ('substring after("foobar", "ob")', "ar"),
    ('substring after("foobar", "")', "foobar"),
    ('contains("foobar", "ob")', True),
    ('contains("foobar", null)', None),
    ('starts with("foobar", "fo")', True),
    ('ends with("foobar", "fo")', False),
    ('string join(["a", null, "c"], "X")', "aXc"),
    ('string join(["a", "b"])', "ab"),
    ('string join([1], "X")', None),
    ("count([1, null])", 2),
    ("count([])", 0),
    ("count(null)", None),
    ("min([3, 1, 2])", 1),
    ('min("b", "a")', "a"),
    ("min([])", None),
    ('min([1, "a"])', None),
    ("min([true])", None),
    ("max(1, 2.5)", Decimal("2.5")),
    ("max([null])", None),
    ("sum([1, 2.5])", Decimal("3.5")),
    ("sum([])", None),
    ("sum([1, null])", None),
    ("product(2, 3, 4)", 24),
    ("product([])", None),
    ("mean([1, 2, 4])", Decimal("2.333333333333333333333333333333333")),
    ("mean([])", None),
    ("median([8, 2, 5, 3, 4])", 4),
    ("median([6, 1, 2, 3])", Decimal("2.5")),
    ("median([])", None),
    ("stddev([2, 4, 7, 5])", Decimal("2.081665999466132735282297706979931")),
    ("stddev([47])", None),
    ("mode([6, 1, 9, 6, 1])", [1, 6]),
    ("mode([])", []),
    ("list contains([1, null], null)", True),
    ('list contains([1, 2], "1")', False),
    ("append([1], 2, 3)", [1, 2, 3]),
    ("concatenate([1], [2, 3])", [1, 2, 3]),
    ("distinct values([1, 2, 1.0, null, null])", [1, 2, None]),
    ("union([1, 2], [2, 3])", [1, 2, 3]),
    ("reverse([1, 2])", [2, 1]),
    ("index of([1, 2, 1], 1)", [1, 3]),
    ("sublist([1, 2, 3], 2)", [2, 3]),
    ("sublist([1, 2, 3], -2, 1)", [2]),
    ("sublist([1], 1, 2)", None),
    ("insert before([1, 3], 2, 2)", [1, 2, 3]),
    ("insert before([1], 3, 2)", None),
    ("remove([1, 2, 3], -1)", [1, 2]),
    ("flatten([1, [2, [3, []]], 4])", [1, 2, 3, 4]),
    ("decimal(1/3, 2)", Decimal("0.33")),
    ("decimal(1.5, 0)", 2),
    ("decimal(2.5, 0)", 2),
    ("decimal(1, 99999)", None),
    ("floor(-1.5)", -2),
    ("floor(1.56, 1)", Decimal("1.5")),
    ("ceiling(-1.5)", -1),
    ("ceiling(1.51, 1)", Decimal("1.6")),
    ("round up(-5.1, 0)", -6),
    ("round down(-5.9, 0)", -5),
    ("round half up(-5.5, 0)", -6),
    ("round half up(5.5, 6176)", Decimal("5.5")),
    ("round half up(0.05, -2)", 0),
    ("round half down(5.5, 0)", 5),
    ("round half down(1250, -2)", 1200),
    ("abs(-7)", 7),
    ("modulo(10, -4)", -2),
    ("modulo(-10.1, 4.5)", Decimal("3.4")),
    ("modulo(-12, -5)", -2),
    ("modulo(10, 0)", None),
    ("sqrt(16)", 4),
    ("sqrt(-1)", None),
    ("log(1)", 0),
    ("log(0)", None),
    ("exp(0)", 1),
    ("exp(99999)", None),
    ("sort([3, 1, 2], function(x, y) x > y)", [3, 2, 1]),
    ("sort(list: [2, 1], precedes: function(a, b) a < b)", [1, 2]),
    ('sort(["a", "8", "Aa", "A"], function(x, y) x < y)', ["8", "A", "Aa", "a"]),
    ('sort([1, "a"], function(x, y) x < y)', None),
    ("sort([2, 1], function(x) true)", None),
    ("sort([2, 1], abs)", None),
    ("sort([[2, 0], [1, 1], [1, 2]], function(x, y) x[1] < y[1])", [[1, 1], [1, 2], [2, 0]]),
    ('get value({a: 1}, "a")', 1),
    ('get value({a: 1}, "b")', None),
    ("get entries({a: 1})", [{"key": "a", "value": 1}]),
    ('context([{key: "a", value: 1}, {key: "b", value: null}])', {"a": 1, "b": None}),
    ('context([{key: "a", value: 1}, {key: "a", value: 2}])', None),
    ('context({key: "a"})', None),
    ("context merge([{a: 1, b: 1}, {b: 2}])", {"a": 1, "b": 2}),
    ("context merge([{a: 1}, 2])", None),
    ("odd(5)", True),
    ("odd(2.5)", False),
    ("even(-2)", True),
    ("even(0.5)", False),
    ('matches("Foobar", "^fo*b", "i")', True),
    ('matches("a\\rb", "a.b")', False),
    ('matches("hello world", "hello\\ sworld", "x")', True),
    ('matches("abc", "[a-z-[b]]{3}")', False),
    ('matches("abc", "\\p{IsBasicLatin}+", null)', True),
    ('matches("a", "(a)[\\1]")', None),
    ('matches("a", "(")', None),
    ('matches("a", "a", "z")', None),
    ('replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', "[1=ab][2=]cd"),
    ('replace("abra", "a", "$")', None),
    ('replace("a.b", ".", "-", "q")', "a-b"),
    ('split("a;b;;c", ";")', ["a", "b", "", "c"]),
    ("list replace([1, 2, 3], 2, 9)", [1, 9, 3]),
    ("list replace([1, 2, 3], function(item, newItem) item > 1, 0)", [1, 0, 0]),
    ("list replace([1], 2, 9)", None),
    ('context put({a: 1}, "b", 2)', {"a": 1, "b": 2}),
    ('context put({a: {b: 1}}, ["a", "b"], 2)', {"a": {"b": 2}}),
    ('context put({a: 1}, ["a", "b"], 2)', None),
    ("date(2024, 2, 29)", dt.date(2024, 2, 29)),
    ("date(2025, 2, 29)", None),
    ('date("2026-11-26")', dt.date(2026, 11, 26)),
    ('date(date and time("2026-11-26T10:00:00"))', dt.date(2026, 11, 26)),
    ('time("14:30:00Z")', dt.time(14, 30, tzinfo=dt.UTC)),
    ("time(14, 30, 5)", dt.time(14, 30, 5)),
    ("time(24, 30, 5)", None),
    ('date and time("2026-11-26T24:00:00")', dt.datetime(2026, 11, 27)),  # noqa: DTZ001  a moment without a zone is meant
    ('date and time(date("2026-11-26"), time("10:00:00"))', dt.datetime(2026, 11, 26, 10)),  # noqa: DTZ001
    ('date and time("soon")', None),
    ('duration("P1DT2H")', dt.timedelta(days=1, hours=2)),
    ('duration("P1Y2M")', YearsAndMonths(14)),
    ('duration("P")', None),
    ('years and months duration(@"2025-12-31", @"2026-11-30")', YearsAndMonths(10)),
    ('years and months duration(@"2026-11-30", @"2025-12-31")', YearsAndMonths(-10)),
    ('day of year(@"2024-12-31")', 366),
    ('day of week(@"2026-11-26")', "Thursday"),
    ('month of year(@"2026-11-26")', "November"),
    ('week of year(@"2005-01-01")', 53),
    ('last day of month(@"2024-02-01")', dt.date(2024, 2, 29)),
    ("now() > now()", False),
    ("today() - today()", dt.timedelta(0)),
    ('abs(@"-P1D")', dt.timedelta(days=1)),
    ('range("[1..5)") = [1..5)', True),
    ('range("[2..)") = (>= 2)', True),
    ('range("(..2)") = (< 2)', True),
    ('5 in range("(2..)")', True),
    ('2 in range("(2..)")', False),
    ('range("[5..1]")', None),
    ('range("[..]")', None),
    ('is(@"10:00:00Z", @"10:00:00+00:00")', True),
    ('is(@"10:00:00Z", @"10:00:00")', False),
    ("is(value1: 1)", False),
    ("before(1, [2..3])", True),
    ("after([5..8], (1..5))", True),
    ("meets([1..5], [5..8])", True),
    ("met by([5..8], [1..5))", False),
    ("overlaps([1..5], (5..8])", False),
    ("overlaps before([1..5], [3..8])", True),
    ("overlaps after((1..5], [1..5])", True),
    ("overlaps after([1..5], [1..5))", False),
    ("finishes(5, [1..5])", True),
    ("finished by([1..5], [3..5])", True),
    ("includes([1..5], 5)", True),
    ("during([2..3], [1..5))", True),
    ("starts(1, (1..5])", False),
    ("started by([1..5], [1..2])", True),
    ("coincides([1..5], [1..5])", True),
    ('coincides(1, "a")', None),
]


@pytest.mark.parametrize(("text", "expected"), RESULTS)
def test_results(text, expected):
    value = feel(text)
    assert value == expected
    assert type(value) is not float


def test_every_function_is_tried():
    tried = {name for name in BUILTINS for text, _ in RESULTS if text.startswith(f"{name}(")}
    assert tried == set(BUILTINS)


def test_string_and_number_are_each_other_s_inverse():
    for text in ("0.1", "-12", "1000000", "0.000001"):
        assert feel("string(number(a))", a=text) == text


EXTREMES = [
    Decimal("9e6144"),
    Decimal("-9e6144"),
    Decimal("1e-6143"),
    0,
    -1,
    10**33,
    None,
    "a",
    [],
    [1, None],
    {},
    True,
]


def flat(value: Any) -> Iterator[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    yield from [value] if inside is None else (found for one in inside for found in flat(one))


@pytest.mark.parametrize("name", sorted(BUILTINS))
def test_a_function_of_extremes_gives_numbers_or_null_with_its_reason(name):
    for count, arguments in ((1, "a"), (2, "a, b"), (3, "a, b, a")):
        try:
            call = parse(f"{name}({arguments})", names=["a", "b"])
        except FeelSyntaxError:
            continue  # it takes another number of arguments
        for first, second in product(EXTREMES, EXTREMES if count > 1 else [None]):
            told = call.explain({"a": first, "b": second})
            assert told.value is not None or told.reasons, (arguments, first, second)
            assert all(one.is_finite() for one in flat(told.value) if isinstance(one, Decimal))
