import pytest

from hanse.kernel.finding.index import keep
from hanse.kernel.finding.kinds import Hit, Text, declare_texts, kinds
from hanse.kernel.finding.search import Findings, Found, find, find_all

pytestmark = pytest.mark.django_db


def test_each_kind_tells_how_many_there_are_and_shows_the_first(texts):
    for place in range(3):
        keep("ants", Text(f"a{place}", "en", f"Honey ant {place}"))

    found = find("  honey\t ", "en")

    assert [(one.label, one.number, len(one.hits)) for one in found.kinds] == [("Ants", 3, 3), ("Bees", 40, 5)]
    assert found.also == []


def test_nothing_is_asked_for_no_words(texts, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert find(" \n", "en") == Findings()


def test_what_nobody_may_see_any_more_is_not_shown(texts):
    keep("ants", Text("a", "en", "Ant"))
    declare_texts("ants", "Ants", lambda: texts, lambda keys, language: {})

    assert find("ant", "en").kinds == []


def test_one_kind_can_be_gone_through(texts):
    bees = kinds()[1]

    assert len(find_all("honey", "fr", bees)) == 40
    assert find("honey", "fr").kinds == [Found("bees", "Bees", 40, [Hit("bee fr", "/")] * 5)]
    assert find_all(" ", "fr", bees) == []
