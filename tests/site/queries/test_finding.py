import pytest
from wagtail.models import Locale

from hanse.site.actions.indexing import index_page
from hanse.site.models import HomePage, NewsPage, PageWords
from hanse.site.queries.finding import find_pages, find_services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


@pytest.mark.parametrize(
    ("words", "language", "href"),
    [
        ("permits", "en", "/en/news/first-snow/"),
        ("permis de construire", "fr", "/fr/news/first-snow/"),
        ("teleski", "fr", "/fr/news/first-snow/"),
        ("registries", "en", "/en/"),
        ("building permit", "ar", "/ar/news/first-snow/"),
    ],
)
def test_words_are_found_by_their_stems_in_the_readers_language(words, language, href):
    assert href in [hit.href for hit in find_pages(words, language)]


def test_what_stands_in_another_language_is_marked():
    assert {hit.language for hit in find_pages("building permit", "ar")} == {"en"}
    assert {hit.language for hit in find_pages("permis", "fr")} == {""}


@pytest.mark.parametrize("words", ["zzz", '"', "a & b | !", "'"])
def test_whatever_is_asked_for_breaks_nothing(words):
    assert find_pages(words, "en") == []


def test_a_title_counts_more_than_the_text():
    assert find_pages("towns", "en")[0].title in {"The towns", "About the towns", "Mountain towns, one valley apart"}


def test_languages_without_parted_words_are_searched_as_they_are():
    page = HomePage(title="산악 마을의 디지털 행정", slug="home-ko", locale=Locale.objects.get(language_code="ko"))
    HomePage.objects.first().get_parent().add_child(instance=page)
    index_page(page)

    assert [hit.href for hit in find_pages("디지털 마을", "ko")] == ["/ko/"]


def test_what_is_taken_back_is_found_no_more():
    page = NewsPage.objects.get(locale__language_code="fr")
    page.unpublish()

    assert find_pages("permis de construire", "fr") == []
    page.save_revision().publish()
    assert len(find_pages("permis de construire", "fr")) == 1
    page.delete()
    assert not PageWords.objects.filter(page_id=page.pk).exists()


def test_services_are_found_by_their_names():
    assert find_services("zzz", "en") == []
