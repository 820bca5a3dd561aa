import time

import pytest

from hanse.feel.errors import FeelSyntaxError
from hanse.feel.lexer import tokenise
from hanse.feel.names import Names, nearest, parts_of


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("level", ("level",)),
        ("date and time", ("date", "and", "time")),
        ("Student's name", ("Student", "'", "s", "name")),
        ("to-do  list", ("to", "-", "do", "list")),
        ("Type d’activité", ("Type", "d", "’", "activité")),
        ("e\u0301te\u0301", ("e\u0301te\u0301",)),
        ("Prix en €", ("Prix", "en", "€")),
        ("नाम", ("नाम",)),
        ("ชื่อ เมือง", ("ชื่อ", "เมือง")),
        ("السَّنة", ("السَّنة",)),
        ("年齢・月", ("年齢・月",)),
        ("a\u2002b\u200bc", ("a", "b", "c")),
    ],
)
def test_a_name_has_the_parts_that_the_lexer_reads(name, parts):
    assert parts_of(name) == parts


def test_a_mark_or_a_digit_begins_no_name():
    for name in ("\u0301a", "‿a", "·a"):
        with pytest.raises(FeelSyntaxError):
            parts_of(name)
    assert parts_of("2a") == ("2", "a")


def test_the_longest_name_wins_and_blanks_do_not_matter():
    names = Names(["days", "days in weekend", "in"])
    assert names.longest(tokenise("days  in\nweekend return"), 0) == ("days in weekend", 3)
    assert names.longest(tokenise("days in week"), 0) == ("days", 1)
    assert names.longest(tokenise("weekend"), 0) is None


def test_a_string_is_no_part_of_a_name():
    assert Names(["a b"]).longest(tokenise('a "b"'), 0) is None


def test_nearest_names_ignore_case():
    assert nearest("Stratgy", ["strategy", "budget"]) == ["strategy"]
    assert nearest("zzz", ["strategy"]) == []


def test_the_nearest_of_very_many_or_very_long_names_is_not_looked_for_long():
    started = time.process_time()
    many = [f"name {number}" for number in range(100_000)]
    assert nearest("nam 7", many)
    assert nearest("x" * 100_000, many) == []
    assert nearest("x", ["x" * 1_000_000]) == []
    assert time.process_time() - started < 0.5
