"""The order of names, as each language has it (CLDR's collation charts)."""

import pytest
from django.utils import translation

from hanse.kernel.collation import folded, in_order, sort_key

NAMES = ["Zürich", "Åmål", "Évora", "Eindhoven", "evian", "Ewing", "Łódź", "Lyon", "Amman"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", ["Åmål", "Amman", "Eindhoven", "evian", "Évora", "Ewing", "Łódź", "Lyon", "Zürich"]),
        ("fr", ["Åmål", "Amman", "Eindhoven", "evian", "Évora", "Ewing", "Łódź", "Lyon", "Zürich"]),
        ("sv", ["Amman", "Eindhoven", "evian", "Évora", "Ewing", "Łódź", "Lyon", "Zürich", "Åmål"]),
        ("pl", ["Åmål", "Amman", "Eindhoven", "evian", "Évora", "Ewing", "Lyon", "Łódź", "Zürich"]),
    ],
)
def test_names_stand_where_a_reader_of_the_language_looks_for_them(language, ordered):
    with translation.override(language):
        assert in_order(NAMES) == ordered


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ar", ["أبوظبي", "القاهرة", "Gumi", "서울", "北京"]),
        ("ko", ["北京", "서울", "Gumi", "أبوظبي", "القاهرة"]),
        ("zh-hans", ["北京", "Gumi", "أبوظبي", "القاهرة", "서울"]),
        ("en", ["Gumi", "أبوظبي", "القاهرة", "서울", "北京"]),
    ],
)
def test_the_readers_own_script_comes_first(language, ordered):
    with translation.override(language):
        assert in_order(["서울", "Gumi", "北京", "القاهرة", "أبوظبي"]) == ordered


def test_accents_and_case_count_only_where_nothing_else_parts_two_names():
    assert in_order(["résumé", "Resume", "resume", "resumes"]) == ["resume", "Resume", "résumé", "resumes"]


def test_numbers_in_names_count_as_numbers():
    assert in_order(["Ward 10", "Ward 9", "Ward 1"]) == ["Ward 1", "Ward 9", "Ward 10"]


def test_one_name_has_one_place_however_it_is_composed():
    assert sort_key("Évora") == sort_key("E\u0301vora")


def test_things_of_one_name_stay_as_they_came():
    assert in_order([("b", 1), ("a", 2), ("b", 0)], name=lambda one: one[0]) == [("a", 2), ("b", 1), ("b", 0)]


@pytest.mark.parametrize(
    ("given", "found"),
    [(" Łódź  ÅLESUND ", "lodz alesund"), ("Ñuñoa", "nunoa"), ("ＧＵＭＩ", "gumi"), ("Ærø", "aero"), ("Киев", "киев")],
)
def test_words_are_looked_for_without_accents_and_case(given, found):
    assert folded(given) == found


def test_words_of_every_script_are_parts_of_longer_ones():
    for part, whole in (("구미", "구미시"), ("القاهر", "القاهرة"), ("北京", "北京市")):
        assert folded(part) in folded(whole)
