import pytest
from wagtail.models import Page, Site

from hanse.network.demo.loading import NEWS as DEMONSTRATION
from hanse.site.actions.content import add_content, load_content, prepare
from hanse.site.manuscripts.manuscript import ManuscriptError
from hanse.site.models import CallPage, HomePage, NewsPage
from tests.site.pages import ALPINE, WEGO

pytestmark = pytest.mark.django_db


def test_a_folder_becomes_pages_in_each_of_its_languages():
    assert load_content(ALPINE / "content") == 12

    english, french = NewsPage.objects.order_by("locale__language_code")
    assert (english.title, french.title) == ("Snow reports go digital", "Les bulletins de neige passent au numérique")
    assert english.translation_key == french.translation_key
    assert (english.slug, french.slug) == ("first-snow", "first-snow")
    assert str(CallPage.objects.get().closes_on) == "2026-03-31"
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert {one.specific_class for one in Page.objects.filter(depth=2)} == {HomePage}, "nothing of Wagtail's own"


def test_what_is_there_is_never_written_over():
    load_content(ALPINE / "content")
    HomePage.objects.update(title="Changed by an editor")

    assert load_content(ALPINE / "content") == 0
    assert set(HomePage.objects.values_list("title", flat=True)) == {"Changed by an editor"}


def test_every_page_of_the_default_network_is_written_in_every_language(settings):
    prepare()

    languages = {code: set() for code, _name in settings.LANGUAGES}
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        languages[page.locale.language_code].add(page.translation_key)
    assert all(pages == languages["en"] for pages in languages.values())
    assert len(languages["en"]) == len(list(WEGO.glob("en/**/*.md")))


def test_pages_are_added_to_those_that_are_there():
    prepare()
    pages = Page.objects.count()

    assert add_content(DEMONSTRATION) == 10
    assert Page.objects.count() == pages + 10
    assert add_content(DEMONSTRATION) == 0


def test_a_network_without_a_folder_has_no_pages(settings, tmp_path):
    settings.CONTENT_FOLDER = tmp_path / "content"

    prepare()

    assert not HomePage.objects.exists()


def test_a_page_whose_parent_is_not_written_in_its_language_is_refused(tmp_path):
    (tmp_path / "pages.toml").write_text('[[pages]]\naddress = ""\nkind = "home"\n[[pages]]\naddress = "a"\n')
    for name in ("en/home.md", "fr/a.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text('+++\ntitle = "T"\n+++\n')

    with pytest.raises(ManuscriptError, match="“a” is written in “fr”, and the page above it is not"):
        load_content(tmp_path)
    assert not HomePage.objects.exists()
