import pytest

from hanse.kernel import finding
from hanse.kernel.finding import Found, Hit, configuration, declare_finder, find, has_words, plain


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    monkeypatch.setattr(finding, "_finders", {})


def test_each_kind_gives_its_hits_in_the_order_of_declaration():
    declare_finder("b", "Bees", lambda words, language: [Hit(f"{words} {language}", "/b/")])
    declare_finder("n", "Nothing", lambda words, language: [])
    declare_finder("a", "Ants", lambda words, language: [Hit("x", "/")] * 50)

    bees, ants = find("  honey\tand  wax ", "fr")

    assert bees == Found("b", "Bees", [Hit("honey and wax fr", "/b/")])
    assert (ants.label, len(ants.hits)) == ("Ants", 10)


def test_nothing_is_asked_for_no_words():
    declare_finder("a", "Ants", lambda words, language: [Hit("x", "/")])

    assert find(" \n", "en") == []


def test_each_language_has_its_own_stems_or_none():
    assert [configuration(code) for code in ("fr", "ar", "ko")] == ["french", "arabic", "simple"]
    assert [has_words(code) for code in ("ru", "zh-hans")] == [True, False]


def test_accents_are_taken_off_and_other_marks_stay_letters():
    assert plain("Bâtiment à Çeşme") == "Batiment a Cesme"
    assert plain("서울 北京") == "서울 北京"
