"""What a stranger would write to make a step dear: each function and form on values as large as the limits allow.

`every` goes on as long as a round is not false, and no round is: each text runs until its limits stop it.
"""

from collections.abc import Mapping
from typing import Any

from hanse.feel.values.moments import Date, DateTime, Time
from hanse.feel.values.zones import Zone

LONG = 200_000
FORMS = {
    "nothing": "true",
    "a long body": " and ".join(["i > 0"] * 1500),
    "a body of lists": f"[{', '.join(['[i]'] * 2000)}]",
    "a body of contexts": f"[{', '.join(['{a: i}'] * 1500)}]",
    "a sum": "i + 1 - 2",
    "a quotient": "1 / i",
    "a power": "(1 + 1/i) ** (3 + 1/i)",
    "a large power": "(1 + 1/i) ** 9999.123",
    "a power of a power": " + ".join(["1.5 ** 9.5"] * 150),
    "texts joined": 'text + "x"',
    "equal texts": "text = same text",
    "ordered texts": "text < same text",
    "texts of two widths": "text < wide text",
    "a text between": "text between same text and same text",
    "a text in a range": "text in [same text..same text]",
    "lists of equal texts": "texts = same texts",
    "equal contexts": "wide context = same context",
    "zoned moments": "moment < other moment",
    "equal zoned moments": "moment = other moment",
    "moments and durations": '(moment + @"P1M") - (other moment - @"PT1H")',
    "dates": '@"2026-01-31" + @"P1M" - @"P1D"',
    "a large duration": '@"P1D" * 9e5999',
    "an entry of many": "contexts.a",
    "a missing entry": "wide context.zzz",
    "a missing entry of many": "wide contexts.zzz",
    "a property": "moment.time offset",
    "a filter": "numbers[item > 3]",
    "a filter of a filter": "numbers[numbers[1] > item]",
    "an element": "numbers[1]",
    "an element far away": "numbers[9e6000]",
    "a long list in a loop": "some n in numbers satisfies true",
    "a loop of loops": "count(for a in 1..3, b in 1..3, c in 1..3 return a) > 0",
    "a loop far away": "some n in 1..9e6000 satisfies true",
    "a loop of dates": 'some d in @"2026-01-01"..@"2026-03-01" satisfies false',
    "a range": "i in [1..9e6000]",
    "a large list of tests": "i in numbers",
    "one of many": f"i in ({', '.join(['-1'] * 2000)})",
    "a function": "(function(n) n)(i)",
    "a function in a wide frame": f"{{{', '.join(f'a{n}: {n}' for n in range(1200))}, f: function(n) n, z: f(i)}}.z",
    "calls in a wide frame": f"{{{', '.join(f'a{n}: {n}' for n in range(1200))}, f: function(n) n, z: every j in 1..1000 satisfies f(j) > 0}}.z",
    "many functions": f"[{', '.join(['function(n) n'] * 1200)}]",
    "instance of a list": "numbers instance of list<number>",
    "instance of a context": "contexts instance of list<context<a: number>>",
    "a list of texts": f"[{', '.join(['text'] * 3000)}]",
    "a choice": "if i > 0 then text else numbers",
}
"""Forms of expressions, by what they are."""

CALLS: Mapping[str, tuple[str, ...]] = {
    "string": ("string(numbers)", "string(text)", "string([text])", "string(i)", "string(wide context)", "string(9e6000)", "string(moment)"),
    "number": ("number(digits)", 'number("1.5")', 'number(digits, ",", ".")', 'number("9e6000")'),
    "not": ("not(true)",),
    "all": ("all(truths)",),
    "any": ("any(lies)",),
    "substring": ("substring(text, 2)", "substring(text, -1)", 'substring("abc", 9e6000)', 'substring("abc", 1, 9e6000)'),
    "string length": ("string length(text)",),
    "upper case": ("upper case(text)", "upper case(wide text)", 'upper case("a")'),
    "lower case": ("lower case(text)", "lower case(wide text)"),
    "substring before": ("substring before(text, same text)", 'substring before(text, "b")', "substring before(text, half text)"),
    "substring after": ("substring after(text, same text)", 'substring after(text, "b")', "substring after(text, half text)"),
    "contains": ("contains(text, half text)", 'contains(text, "b")', 'contains(text, "aaaaaaaaaaaaaaab")'),
    "starts with": ("starts with(text, same text)",),
    "ends with": ("ends with(text, same text)",),
    "string join": ("string join(texts)", "string join(words)", 'string join(words, ", ")'),
    "matches": ('matches(text, "b")', 'matches("a", "a")', 'matches("a", string(i))'),
    "replace": ('replace(text, "a", "b")', 'replace("a", "a", "b")', 'replace(text, "[a-z]", "$0$0")'),
    "split": ('split(text, "a")', 'split("a", "b")'),
    "count": ("count(numbers)",),
    "min": ("min(numbers)", "min(moments)", "min(texts)", "min(words)"),
    "max": ("max(numbers)", "max(moments)", "max(texts)"),
    "sum": ("sum(numbers)", "sum(decimals)"),
    "product": ("product(decimals)",),
    "mean": ("mean(decimals)",),
    "median": ("median(decimals)",),
    "stddev": ("stddev(decimals)",),
    "mode": ("mode(decimals)",),
    "list contains": ("list contains(numbers, -1)", "list contains(texts, same text)", "list contains(moments, moment)", "list contains(contexts, contexts[1])"),
    "append": ("append(numbers, i)",),
    "concatenate": ("concatenate(numbers, numbers)",),
    "distinct values": ("distinct values(decimals)", "distinct values(moments)", "distinct values(texts)"),
    "union": ("union(numbers, numbers)",),
    "reverse": ("reverse(numbers)",),
    "index of": ("index of(numbers, -1)", "index of(moments, moment)"),
    "sublist": ("sublist(numbers, 2)", "sublist(numbers, 9e6000)", "sublist(numbers, 1, 9e6000)"),
    "insert before": ("insert before(numbers, 1, i)", "insert before(numbers, 9e6000, i)"),
    "list replace": ("list replace(numbers, 1, i)", "list replace(numbers, function(a, b) true, i)"),
    "remove": ("remove(numbers, 1)",),
    "flatten": ("flatten([numbers, numbers])",),
    "decimal": ("decimal(1/3, 6000)", "decimal(9e6000, 1)", "decimal(1/3, 9e6000)"),
    "floor": ("floor(9.5e30)", "floor(1e-6000)"),
    "ceiling": ("ceiling(1e-6000)",),
    "round up": ("round up(1/3, 6000)",),
    "round down": ("round down(1/3, 6000)",),
    "round half up": ("round half up(1/3, 6000)",),
    "round half down": ("round half down(1/3, 6000)",),
    "abs": ("abs(-i)",),
    "modulo": ("modulo(9e6000, 7e5990)", "modulo(i, 7e-6000)", "modulo(9.9e33, 0.7)"),
    "sqrt": ("sqrt(1/3 + i)",),
    "log": ("log(1/3 + i)", "log(9.123456789e6000)"),
    "exp": ("exp(1/3 + 1/i)", "exp(14000.1234567890123456789)", "exp(-14000.1234567890123456789)"),
    "odd": ("odd(9e6000)", "odd(i)"),
    "even": ("even(9e6000)", "even(i + 0.5)"),
    "sort": ("sort(numbers, function(a, b) a < b)", "sort(numbers, before)", "sort(few, function(a, b) a < b)"),
    "get value": ('get value(wide context, "zzz")', 'get value(wide context, "k1")'),
    "get entries": ("get entries(wide context)",),
    "context": ("context(entries)",),
    "context put": ('context put(wide context, "z", 1)', 'context put(wide context, ["z", "y"], 1)'),
    "context merge": ("context merge([wide context, wide context])",),
    "date": ('date("2026-11-26")', "date(2026, 2, 30)", "date(moment)", "date(9e6000, 1, 1)"),
    "time": ('time("10:00:00@Europe/Paris")', 'time("10:00:00@Europe/Nowhere")', 'time("10:00:00@A" + string(i))', "time(9e6000, 1, 1)"),
    "date and time": ('date and time("2026-11-26T10:00:00@Europe/Paris")', 'date and time("2026-11-26T10:00:00@Nowhere/" + string(i))', 'date and time(@"2026-11-26", @"10:00:00")'),
    "duration": ('duration("P1DT2H")', "duration(digits)"),
    "years and months duration": ('years and months duration(@"2025-12-31", moment)',),
    "day of year": ("day of year(moment)",),
    "day of week": ("day of week(moment)",),
    "month of year": ("month of year(moment)",),
    "week of year": ("week of year(moment)",),
    "last day of month": ("last day of month(moment)",),
    "now": ("now()",),
    "today": ("today()",),
    "range": ('range("[1..5)")', 'range("[" + digits + "..5)")', "range(text)"),
    "is": ("is(moment, other moment)", "is(numbers, numbers)"),
    **{
        name: (f"{name}([moment..other moment], [moment..other moment])", f"{name}([text..same text], [text..same text])")
        for name in ("before", "after", "meets", "met by", "overlaps", "overlaps before", "overlaps after", "finishes",
                     "finished by", "includes", "during", "starts", "started by", "coincides")
    },
}  # fmt: skip
"""Calls of every built-in function, on large values and small."""


def values() -> dict[str, Any]:
    """Return what the texts above are about."""
    here, there = Zone(name="Europe/Paris"), Zone(name="America/New_York")
    wide = {f"k{number}": number for number in range(20_000)}
    return {
        "text": "a" * LONG,
        "same text": "a" * (LONG - 1) + chr(ord("a")),
        "half text": "a" * (LONG // 2) + "b",
        "wide text": "a" * (LONG - 1) + "ſ",
        "digits": "9" * LONG,
        "texts": ["a" * LONG, *["a" * LONG] * 100],
        "same texts": ["a" * LONG, *["a" * (LONG - 1) + chr(97)] * 100],
        "words": [f"word {number}" for number in range(20_000)],
        "numbers": list(range(20_000)),
        "few": list(range(50)),
        "decimals": [1 / (number + 3) for number in range(5_000)],
        "truths": [True] * 20_000,
        "lies": [False] * 20_000,
        "moment": DateTime(Date(2026, 11, 26), Time(0, here)),
        "other moment": DateTime(Date(2026, 11, 26), Time(1, there)),
        "moments": [DateTime(Date(2026, 1 + number % 12, 1), Time(number, here)) for number in range(5_000)],
        "contexts": [{"a": number} for number in range(10_000)],
        "wide context": wide,
        "same context": dict(wide),
        "wide contexts": [wide] * 5,
        "entries": [{"key": f"k{number}", "value": number} for number in range(20_000)],
    }


def endless(text: str) -> str:
    """Return a text that evaluates another again and again."""
    return f'every i in 1..100000000 satisfies ({text}) != "§"'
