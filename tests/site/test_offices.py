"""A regional office's own news: its people write them and no others, the secretariat publishes them."""

import pytest
from wagtail.models import Page

from hanse.identity.public import User
from hanse.members.public import StaffRole, charter, give_office
from hanse.site.actions.ground import entitle_offices
from hanse.site.enums import SiteRole
from hanse.site.models import NewsIndex, NewsPage, StandardPage
from tests.factories import UserFactory
from tests.site.pages import BY, a_person, signed_in
from tests.site.subscribers import at, live

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


@pytest.fixture(autouse=True)
def lists_are_open():
    entitle_offices()


def officer() -> User:
    user = UserFactory()
    give_office(charter().offices["chamonix"], user, by=BY)
    return user


def index() -> NewsIndex:
    return NewsIndex.objects.get(locale__language_code="en")


def written(client, **more) -> NewsPage:
    """A draft, as the editor's form sends it."""
    given = {"title": "Avalanches", "slug": "avalanches", "summary": "", "day": "2026-06-03", "body-count": "0"}
    answer = client.post(f"/en/cms/pages/add/site/newspage/{index().pk}/", given | more)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return NewsPage.objects.get(slug="avalanches")


def test_her_news_are_her_offices_whatever_the_form_says():
    client = signed_in(officer())
    form = client.get(f"/en/cms/pages/add/site/newspage/{index().pk}/").text

    assert 'name="action-submit"' in form
    assert 'name="action-publish"' not in form
    assert "Chamonix branch" in form
    assert "The network" not in form
    assert written(client, office="").office == "chamonix"
    assert not NewsPage.objects.get(slug="avalanches").live


def test_colleagues_of_the_office_go_on_with_it_and_nobody_edits_what_is_not_its_own():
    page = written(signed_in(officer()), office="chamonix")
    colleague = signed_in(officer())

    assert colleague.get(f"/en/cms/pages/{page.pk}/edit/").status_code == 200
    for other in (NewsPage.objects.get(slug="first-snow", locale__language_code="en"), StandardPage.objects.first()):
        assert colleague.get(f"/en/cms/pages/{other.pk}/edit/").status_code in {302, 403}, other
        assert colleague.post(f"/en/cms/pages/{other.pk}/delete/").status_code in {302, 403}
        assert Page.objects.filter(pk=other.pk).exists()


def test_what_was_hers_is_not_when_she_works_for_another_office():
    author = officer()
    page = written(signed_in(author), office="chamonix")
    NewsPage.objects.filter(pk=page.pk).update(office="elsewhere", latest_revision=None)

    assert signed_in(author).get(f"/en/cms/pages/{page.pk}/edit/").status_code in {302, 403}


def test_she_adds_no_page_of_another_kind_and_publishes_nothing():
    client = signed_in(officer())
    home = index().get_parent()

    assert client.get(f"/en/cms/pages/add/site/standardpage/{home.pk}/").status_code in {302, 403}
    assert not written(client, office="chamonix", **{"action-publish": "1"}).live
    assert client.get("/en/cms/redirects/").status_code in {302, 403}


def test_editors_write_for_the_network_or_any_office():
    client = signed_in(a_person(SiteRole.EDITOR))

    assert "The network" in client.get(f"/en/cms/pages/add/site/newspage/{index().pk}/").text
    assert written(client, office="").office == ""


def test_the_secretariat_publishes_what_an_office_wrote():
    page = written(signed_in(officer()), office="chamonix")

    form = signed_in(a_person(StaffRole.SECRETARIAT)).get(f"/en/cms/pages/{page.pk}/edit/").text

    assert 'name="action-publish"' in form


def test_the_office_has_a_page_with_its_news_and_feeds(client):
    live("Avalanches", at(3), office="chamonix")
    live("Elections", at(4))

    page = client.get("/en/offices/chamonix/").text
    assert "Chamonix branch" in page
    assert "Avalanches" in page
    assert "Elections" not in page
    assert "/en/feeds/news.rss?office=chamonix" in page
    feed = client.get("/en/feeds/news.rss?office=chamonix").text
    assert "Avalanches" in feed
    assert "Elections" not in feed
    assert "Chamonix branch" in client.get("/en/news/").text
    assert 'href="/en/offices/chamonix/"' in client.get("/en/news/avalanches/").text


def test_an_office_without_news_says_so_and_one_that_is_none_is_not_there(client):
    assert "Nothing has been published yet." in client.get("/en/offices/chamonix/").text
    assert client.get("/en/offices/nowhere/").status_code == 404
    assert client.get("/en/feeds/news.rss?office=nowhere").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_an_offices_page(client, django_assert_num_queries, number):
    for one in range(number):
        live(f"News {one}", at(3), office="chamonix")
    client.get("/en/")

    with django_assert_num_queries(3):
        client.get("/en/offices/chamonix/")
