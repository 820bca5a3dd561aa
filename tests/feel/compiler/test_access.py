from decimal import Decimal

import pytest

from tests.feel.evaluation import feel, why

CITIES = [{"name": "Ghent", "people": 270}, {"name": "Lund", "people": 94}, {"name": "Turku"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{a: {b: "x"}}.a.b', "x"),
        ("cities.name", ["Ghent", "Lund", "Turku"]),
        ("cities.people", [270, 94, None]),
        ("[{a: {b: [1]}}, {a: {b: 2}}].a.b", [[1], 2]),
        ("[1..10].start included", True),
        ("(1..10].start", 1),
        ("[1..10[.end included", False),
        ("{ a: 1 }.b", None),
        ("null.b", None),
        ('@"10:00:30.5".second', Decimal("30.5")),
        ('@"2026-11-26T10:00:30Z".second', 30),
        ('@"PT1.25S".seconds', Decimal("1.25")),
        ("a.foo bar", 4),
    ],
)
def test_paths(text, expected):
    assert feel(text, cities=CITIES, a={"foo bar": 4}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, 2, 3][1]", 1),
        ("[1, 2, 3][-1]", 3),
        ("[1, 2, 3][0]", None),
        ("[1, 2, 3][4]", None),
        ("[1, 2, 3][1.5]", None),
        ("[][1]", None),
        ("[1, 2, 3][item >= 2]", [2, 3]),
        ("[1, 2, 3][true]", [1, 2, 3]),
        ("[1, 2, 3][null]", []),
        ("[][item > 1]", []),
        ("true[1]", True),
        ("100[false]", []),
        ("null[1]", None),
        ("[{a: 1}, {a: 2}][a >= 2].a", [2]),
        ("[{item: 1}, {item: 2}][item >= 2].item", [2]),
        ("[{x: 1}, {y: 2}][y > 1].y", [2]),
        ("cities[people > 90].name", ["Ghent", "Lund"]),
        ("cities[people > limit].name", ["Ghent"]),
        ("cities[i].name", "Lund"),
        ("cities[name = wanted].people", [94]),
        ("[[1, 5], [7]][item[1] > 3]", [[7]]),
    ],
)
def test_filters(text, expected):
    assert feel(text, cities=CITIES, limit=100, i=2, wanted="Lund") == expected


def test_an_entry_hides_a_name_from_outside_and_an_absent_entry_does_not():
    assert feel("[{a: 1}, {b: 1}][a = 2]", a=2) == [{"b": 1}]


def test_a_missing_entry_names_those_there_are():
    assert "there are: name, people" in str(why("a.size", a=CITIES[0]))
