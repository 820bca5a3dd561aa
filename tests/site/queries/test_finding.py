import pytest
from wagtail.models import Locale

from hanse.kernel.finding.index import matching, renew
from hanse.kernel.models import SearchText
from hanse.site.actions.indexing import index_page
from hanse.site.models import HomePage, NewsPage
from hanse.site.queries.finding import shown_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def found(words: str, language: str) -> list[str]:
    keys = matching(words, language).get("pages", [])
    shown = shown_pages(keys, language)
    return [shown[key].href for key in keys]


@pytest.mark.parametrize(
    ("words", "language", "href"),
    [
        ("permits", "en", "/en/news/first-snow/"),
        ("permis de construire", "fr", "/fr/news/first-snow/"),
        ("teleski", "fr", "/fr/news/first-snow/"),
        ("registries", "en", "/en/"),
        ("building permit", "ar", "/ar/news/first-snow/"),
        ("permis de construire", "en", "/en/news/first-snow/"),
    ],
)
def test_words_are_found_by_their_stems_and_shown_in_the_readers_language(words, language, href):
    assert href in found(words, language)


def test_what_stands_in_another_language_is_marked():
    [key] = matching("permis de construire", "fr")["pages"]

    assert shown_pages([key], "ar")[key].language == "en"
    assert shown_pages([key], "fr")[key].language == ""


def test_a_title_counts_more_than_the_text():
    assert found("towns", "en")[0] in {"/en/towns/", "/en/about/", "/en/"}


def test_a_page_of_one_language_alone_is_found_and_shown_in_it():
    page = HomePage(title="산악 마을의 디지털 행정", slug="home-ko", locale=Locale.objects.get(language_code="ko"))
    HomePage.objects.first().get_parent().add_child(instance=page)
    index_page(page)

    assert found("디지털 마을", "ko") == ["/ko/"]
    assert found("디지털 마을", "fr") == ["/ko/"]
    assert shown_pages([str(page.translation_key)], "fr")[str(page.translation_key)].language == "ko"


def test_what_is_taken_back_is_found_no_more():
    page = NewsPage.objects.get(locale__language_code="fr")
    page.unpublish()

    assert found("permis de construire", "fr") == []
    page.save_revision().publish()
    assert len(found("permis de construire", "fr")) == 1
    page.delete()
    assert not SearchText.objects.filter(key=str(page.translation_key), language="fr").exists()


def test_the_index_can_be_made_anew_from_the_pages():
    before = set(SearchText.objects.filter(kind="pages").values_list("key", "language", "text"))
    SearchText.objects.all().delete()
    renew("pages")

    assert set(SearchText.objects.values_list("key", "language", "text")) == before
    assert len(before) > 5
