import pytest

from hanse.kernel.finding.index import forget, keep, matching, renew, renew_all
from hanse.kernel.finding.kinds import Text
from hanse.kernel.models import SearchText

pytestmark = pytest.mark.django_db


def found(words: str, language: str = "en") -> list[str]:
    return matching(words, language).get("ants", [])


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "Building permits", "permit to build"),
        ("fr", "Les bâtiments", "batiment"),
        ("es", "Licencias de obras", "licencia"),
        ("ru", "Разрешения на строительство", "разрешение"),
        ("ar", "رخصة البناء", "بناء"),
        ("ko", "건축허가를 신청합니다", "건축허가 신청"),
        ("zh-hans", "申请建筑许可证", "许可证 建筑"),
    ],
)
def test_words_are_found_in_each_language_as_it_forms_them(texts, language, title, words):
    keep("ants", Text("a", language, title))

    assert found(words, "en") == ["a"]
    assert found(words, language) == ["a"]


def test_all_words_must_be_there(texts):
    keep("ants", Text("a", "zh-hans", "申请建筑许可证"))
    keep("ants", Text("b", "en", "Building permits", "For who builds"))

    assert found("许可证 学校") == []
    assert found("permit school") == []


def test_what_speaks_the_reader_s_language_comes_first_and_each_thing_once(texts):
    for key, language in (("a", "fr"), ("a", "en"), ("b", "en"), ("c", "es")):
        keep("ants", Text(key, language, "Festival"))

    assert found("festival", "es") == ["c", "a", "b"]
    assert found("festival", "fr") == ["a", "b", "c"]


def test_a_title_counts_more_than_the_rest(texts):
    keep("ants", Text("a", "en", "Roads", "", "Permits, permits and permits of all kinds"))
    keep("ants", Text("b", "en", "Permits", "", "Of one kind"))

    assert found("permit") == ["b", "a"]


@pytest.mark.parametrize("words", ["zzz", '"', "a & b | !", "'", "%", "the", "-", "\\"])
def test_whatever_is_asked_for_breaks_nothing(texts, words):
    keep("ants", Text("a", "en", "Permits"))
    keep("ants", Text("a", "ko", "허가"))

    assert found(words) == []


def test_what_is_forgotten_is_found_no_more(texts):
    keep("ants", Text("a", "en", "Permits"))
    keep("ants", Text("a", "fr", "Permis"))
    forget("ants", "a", "fr")

    assert (found("permits"), found("permis", "fr")) == (["a"], [])


def test_renewing_writes_only_what_has_changed(texts, django_assert_num_queries):
    texts += [Text("a", "en", "Permits"), Text("b", "en", "Roads", "Of stone")]
    renew("ants")
    SearchText.objects.update(meaning=b"x", encoder="e")
    with django_assert_num_queries(3):  # the rows, within a savepoint
        renew("ants")

    texts[:] = [Text("b", "en", "Roads", "Of stone", "and sand"), Text("c", "en", "Bridges")]
    renew("ants")
    assert {row.key: row.encoder for row in SearchText.objects.all()} == {"b": "e", "c": ""}
    assert found("sand") == ["b"]
    texts[0] = Text("b", "en", "Roads", "Of sand")
    renew("ants")
    assert SearchText.objects.get(key="b").encoder == "", "what it is about has changed"


def test_what_the_site_offers_no_more_is_neither_found_nor_kept(texts):
    keep("wasps", Text("w", "en", "Wasps"))

    assert matching("wasps", "en") == {}
    renew_all()
    assert not SearchText.objects.exists()
