import doctest

import pytest

from hanse.feel.checking import check as door
from hanse.feel.checking.check import check
from hanse.feel.expressions import parse
from hanse.feel.types.kinds import BUILT_IN, ContextType, ListType

NUMBER, STRING = BUILT_IN["number"], BUILT_IN["string"]
NAMES = {
    "n": NUMBER,
    "s": STRING,
    "d": BUILT_IN["date"],
    "p": ContextType({"name": STRING, "age": NUMBER}),
    "ps": ListType(ContextType({"name": STRING, "age": NUMBER})),
    "any": BUILT_IN["Any"],
}


def checked(text):
    return check(parse(text, names=NAMES).tree, NAMES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('n + "1"', "cannot add a number and a string"),
        ("-s", "a string has no negative"),
        ("s < 1", "cannot compare a string with a number"),
        ("p < p", "a context has no order"),
        ("n between 1 and s", "cannot compare a number with a string"),
        ("if n then 1 else 2", 'the condition of "if" is a number, which is never true'),
        ("some x in ps satisfies x.name", 'the condition of "some" is a string, which is never true'),
        ("n > 1 and s", 'a part of "and" is a string, neither true nor false'),
        ("p.nmae", 'there is no entry "nmae"; there are: name, age'),
        ("ps.size", 'there is no entry "size"; there are: name, age'),
        ("d.hour", 'a date has no entry "hour"'),
        ('ps["x"]', "the condition of a filter is a string, neither true nor false nor a position"),
        ("abs(s)", 'abs: "n" must be a number, and is a string'),
        ("upper case(string: n)", 'upper case: "string" must be a string, and is a number'),
        ('sum(1, 2) + "x"', "cannot add a number and a string"),
        ("(function(a: number) a)(s)", "a string stands where a number is wanted"),
        ("(function(a) a)(1, 2)", "the function takes 1 arguments, and is given 2"),
        ("n(1)", "a number cannot be called"),
        ('n in ("a", > 3)', "cannot compare a number with a string"),
        ("s in [1..5]", "cannot compare a string with a number"),
        ("for x in [1, 2] return x + s", "cannot add a number and a string"),
        ("{a: 1, b: a + s}.b", "cannot add a number and a string"),
        ("d + n", "cannot add a date and a number"),
        ("substring(s, 1) * 2", "cannot multiply a string by a number"),
    ],
)  # fmt: skip
def test_what_can_come_to_no_good_is_found(text, message):
    assert [error.message for error in checked(text).errors] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "n + 1 > 2", "any + s", "any.x.y", "if any then 1 else s", 'd + @"P1D" > d', "ps[age > 3].name", "ps[1].age + 1",
        "ps[item.age > n]", "[1, s][1] + 1", "n = null", "null + 1", "abs(any)", "abs([n])", "count(s)", "append(ps, 1)",
        "some x in 1..n satisfies x > 2", "n in (1, 2, > 3)", "any in [1..2]", "(if any then 1 else s) + 1",
        "[{item: 1}][item > 0]", "ps[other > 1]", "string(n) + s", "min(1, 2) + 1", 'abs(@"P1D") + @"P1D"',
        'for i in @"2026-01-01"..@"2026-01-03" return i.year', 'for i in [@"2026-01-01"..@"2026-01-03"] return i + @"P1D"',
        "for i in 1..n return i + 1", "for i in d..any return i + 1", "p.name + s", "for x in ps return x.age + 1", "sort(ps, function(a, b) a.age < b.age)[1].age",
    ],
)  # fmt: skip
def test_what_may_be_well_is_let_be(text):
    assert checked(text).errors == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("n + 1", "number"),
        ("d - d", "days and time duration"),
        ("ps[age > 1]", "list<context<name: string, age: number>>"),
        ("ps.name", "list<string>"),
        ("if n > 1 then s else null", "string"),
        ("if n > 1 then s else n", "Any"),
        ("for x in ps return x.age", "list<number>"),
        ("{a: n}.a", "number"),
        ("string length(s)", "number"),
        ("n > 1", "boolean"),
    ],
)
def test_the_type_of_the_whole(text, kind):
    assert str(checked(text).type) == kind


def test_a_finding_says_where():
    error = checked("n +\n  (s * 2)").errors[0]
    assert (error.line, error.column) == (2, 6)


def test_the_example_is_true():
    assert doctest.testmod(door).failed == 0
