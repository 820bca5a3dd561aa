"""A visitor on a telephone finds what the network does; what an editor publishes in two languages, visitors read."""

import pytest
from playwright.sync_api import expect

from hanse.members.public import StaffRole
from hanse.site.actions.content import prepare
from hanse.site.models import NewsIndex, NewsPage
from hanse.site.queries.menu import forget_menu
from tests.journeys.browser import check_page, shot
from tests.site.pages import a_person, signed_in

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def pages() -> None:
    prepare()
    forget_menu()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_on_a_telephone_finds_what_the_network_does(visitor, live_server, scripts) -> None:
    page = visitor(live_server.url, width=375, height=667, scripts=scripts)

    page.goto("/en/")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_text("they learn where they stand")).to_be_in_viewport()
    check_page(page) if scripts else None
    page.get_by_role("link", name="See where your city stands").click()
    expect(page.get_by_role("heading", level=1, name="City diagnostic (CeDS)")).to_be_visible()
    check_page(page) if scripts else None
    page.get_by_role("link", name="What we do").first.click()
    expect(page.get_by_role("link", name="Awards")).to_be_visible()
    shot(page, "site-what-we-do")
    check_page(page) if scripts else None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "about/",
        "about/history/",
        "about/governance/",
        "about/emblem/",
        "news/",
        "calls/",
        "contact/",
        "search/?q=training",
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_each_kind_of_page_passes_axe(visitor, live_server, language, path) -> None:
    page = visitor(live_server.url, width=320)

    page.goto(f"/{language}/{path}")
    check_page(page)


def test_news_are_written_published_and_translated(visitor, live_server) -> None:
    client = signed_in(a_person(StaffRole.SECRETARIAT))
    page = visitor(live_server.url, height=1000)
    page.expect_console("the server responded with a status of 404")  # of the editor's own
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    index = NewsIndex.objects.get(locale__language_code="en")

    page.goto(f"/en/cms/pages/add/site/newspage/{index.pk}/")
    page.locator("#id_title").fill("A bridge of data")
    page.locator("#id_summary").fill("Two cities share one register.")
    page.get_by_role("button", name="More actions").last.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url("**/cms/pages/**")
    made = NewsPage.objects.get(title="A bridge of data")
    page.goto("/en/news/")
    expect(page.get_by_role("link", name="A bridge of data")).to_be_visible()

    page.goto(f"/en/cms/localize/submit/page/{made.pk}/")
    page.get_by_label("Français").check()
    page.get_by_role("button", name="Submit").click()
    page.wait_for_url("**/edit/**")
    for words in ("Un pont de données", "Deux villes partagent un registre."):
        page.get_by_role("button", name="Translate").first.click()
        page.locator("textarea:visible").last.fill(words)
        page.get_by_role("button", name="Save", exact=True).first.click()
        expect(page.locator("textarea:visible")).to_have_count(0)
    shot(page, "site-translating")
    page.get_by_role("button", name="More actions").last.click()
    page.locator("[value=publish]").click()
    page.wait_for_load_state()

    page.goto("/fr/news/a-bridge-of-data/")
    expect(page.get_by_role("heading", level=1, name="Un pont de données")).to_be_visible()
    check_page(page)
