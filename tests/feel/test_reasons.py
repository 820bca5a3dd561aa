"""Every reason for null in words: read them aloud when one changes."""

import pytest

from tests.feel.evaluation import why

REASONS = [
    ("null + 1", "cannot add null and a number"),
    ('"a" < 1', "cannot compare a string with a number"),
    ("null < null", "cannot compare null with null"),
    ("[1] < [2]", "cannot compare a list with a list: they have no order"),
    ("true < false", "cannot compare a boolean with a boolean: they have no order"),
    ("1 between null and 2", "cannot compare a number with null"),
    ('"a" in [1..2]', "cannot tell whether a string passes a test"),
    ("1 in (? + 1)", "cannot tell whether a number passes a test"),
    ('max([1, "a"])', "max: cannot compare a number with a string"),
    ("min(true)", "min: cannot compare a boolean with a boolean: they have no order"),
    ("min([])", "min: the list is empty"),
    ('@"2026-01-01T10:00:00Z" - @"2026-01-01T10:00:00"', "one of the two has a time zone and the other has none"),
    ('range("[5..1]")', "range: its end comes before its start"),
    ('range("[1..@\\"P1D\\"]")', "range: cannot compare a number with a days and time duration"),
    ('range("[..]")', "range: a range has one end at least, and an end that is not there is not included"),
    ('range("x")', 'range: "x" is no range, as [1..10]'),
    ("sublist([1], 1, 2)", "sublist: the list goes on for 1 from there, not for 2"),
    ("sublist([1], 3)", "sublist: a list of 1 has no position 3"),
    ("string join([1])", "string join: element 1 is a number, not a string"),
    ('string join(["a"], 1)', "string join: the delimiter must be a string, and is a number"),
    ("string(null)", "string: null cannot be written as a text"),
    ('number("a")', 'number: "a" is no number that 34 digits can hold'),
    ('number("1", "x")', 'number: the grouping separator is a space, "," or "."'),
    ("not(1)", "not: a number is neither true nor false"),
    ("all([1])", "all: element 1 is a number, neither true nor false"),
    ("{a: 1}.b", 'there is no entry "b"; there are: a'),
    ("1.b", 'a number has no entry "b"'),
    ("[1][2]", "there is no element 2 in a list of 1"),
    ("null[1]", "cannot filter null"),
    ('[1]["a"]', "the condition of a filter is a string, neither true nor false"),
    ("if null then 1 else null", "the chosen branch is null"),
    ("1(2)", "a number cannot be called"),
    ("(function(a) a)(1, 2)", "the function takes 1, and was called with 2 arguments"),
    ("(function(a) null)(1)", "the function's result is null"),
    ("abs(null)", 'abs: "n" is null'),
    ('abs("a")', 'abs: "n" must be a number, and is a string'),
    ('date("x")', 'date: "x" is no date, as 2026-11-26'),
    ("date(2026, 2, 30)", "date: the calendar has no day 30 of month 2 of the year 2026"),
    ("date(1)", "date: a date is made of a text or a date and time, not of a number"),
    ("time(25, 0, 0)", "time: a clock has no 25:0:0"),
    ("duration(1)", "duration: a duration is made of a text, not of a number"),
    ("date and time(1)", "date and time: a date and time is made of a text, or of a date and a time, not of a number"),
    ("day of week(1)", 'day of week: "date" must be a date, and is a number'),
    ('date(999999999, 12, 31) + @"P1D"', "the calendar goes to the year 999999999, after Christ and before"),
    ('@"P1D" * 10 ** 20', "a duration is no longer than the time between two dates can be"),
    ("9e6144 * 10", "9.0000E+6144 * 10 is no number that 34 digits can hold"),
    ("1 / 0", "division by zero"),
    ("modulo(1, 0)", "modulo: division by zero"),
    ("modulo(9e6000, 7e-6000)", "modulo: the quotient has more than 34 digits"),
    ("sqrt(-1)", "sqrt: a negative number has no square root"),
    ("log(0)", "log: only a positive number has a logarithm"),
    ("exp(99999)", "exp: the result is too large"),
    ("decimal(1, 99999)", "decimal: the scale lies between -6111 and 6176"),
    ('-"a"', "a string has no negative"),
    ('"a" - 1', "cannot subtract a number from a string"),
    ('"a" * 2', "cannot multiply a string by a number"),
    ('2 ** "a"', "cannot raise a number to the power of a string"),
    ("sum([])", "sum: the list is empty"),
    ('sum(["a"])', "sum: element 1 is a string, not a number"),
    ("stddev([1])", "stddev: it takes two numbers at least"),
    ('get value({a: 1}, "b")', 'get value: there is no entry "b"'),
    ("context([1])", 'context: element 1 has no "key" with a string and "value"'),
    ('context([{key: "a", value: 1}, {key: "a", value: 2}])', 'context: the key "a" is there twice'),
    ("context put({}, [], 1)", "context put: the keys are a list of strings, one at least"),
    ('context put({a: 1}, ["a", "b"], 1)', 'context put: the entry "a" is a number, not a context'),
    ("context merge([1])", "context merge: element 1 is a number, not a context"),
    ("sort([1, 2], function(a, b) 1)", 'sort: "precedes" gave a number for two elements, neither true nor false'),
    ("list replace([1], function(a, b) 1, 2)", 'list replace: "match" gave a number, neither true nor false'),
    ("insert before([1], 3, 1)", "insert before: a list of 1 has no position 3"),
    ('substring("a", 2)', "substring: there is no position 2 in a text of length 1"),
    ('substring("a", 1, 0)', "substring: the length is less than 1"),
    ('matches("a", "a", 1)', "matches: flags are letters in a string, and not a number"),
    ('matches("a", "a", "z")', 'matches: there is no flag "z"; there are s, m, i, x, q'),
    ('replace("a", "a", "$")', 'replace: in the replacement, "$" needs a digit after it and "\\" a "$" or a "\\"'),
    ('split("a", "")', 'split: "" is found where there is nothing, so nothing can be put in its place'),
    ("for i in null return i", "cannot loop over null"),
    ("for i in 1.5..2 return i", "a loop counts in whole numbers, not from or to 1.5"),
    ("for i in [2..1] return i", "the range 2..1 runs backwards"),
    ("some x in [null] satisfies x", "the condition is neither true nor false for an element"),
    ("true and null", '"and" cannot decide: its sides are a boolean and null'),
    ("null or 1", '"or" cannot decide: its sides are null and a number'),
    ("null", "null is written here"),
    ("meets([1..2], 3)", 'meets: "range2" must be a range, and is a number'),
    ("before(null, 1)", 'before: "value1" is null'),
    ("before(true, 1)", 'before: "value1" is a boolean, which has no order'),
    ('(1 = "a")', "cannot compare a number with a string"),
    ('1 != "a"', "cannot compare a number with a string"),
    ("concatenate([1], null)", 'concatenate: "list" is null'),
    ("count(null)", 'count: "list" is null'),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_last_reason_says_why(text, reason):
    told = why(text)
    assert told.value is None
    assert told.reasons[-1].text == reason


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ('"a" in [1..2]', 8, "cannot compare a string with a number"),
        ('"a" in (1, null, [@"P1D".."b"], > 2)', 18, "cannot compare a string with a days and time duration"),
        ('1 in ([0.."b"])', 7, "cannot compare a number with a string"),
        ("1 in [2, [3..4], [0..null]]", 6, "cannot compare a number with null"),
        ("1 in <= null", 6, "cannot compare a number with null"),
        ("true in (> 1)", 10, "cannot compare a boolean with a number"),
    ],
)
def test_in_says_what_cannot_be_compared(text, column, reason):
    told = why(text)
    assert told.value is None
    assert (column, reason) in {(one.place.column, one.text) for one in told.reasons[:-1]}
