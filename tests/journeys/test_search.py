"""A visitor on a phone looks for a thing in her own words, which stand nowhere on the site, and finds it."""

import pytest

from hanse.kernel.finding.meaning import learn
from tests.journeys.browser import check_page, shot
from tests.toolbox.people import a_tool

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("language", "words"), [("fr", "permis de construire"), ("ar", "رخصة بناء")])
def test_what_is_written_in_english_is_found_in_other_languages(
    visitor, live_server, language: str, words: str
) -> None:
    a_tool("permits", "Building permits online")
    learn()
    page = visitor(live_server.url, width=375, locale=language)
    page.goto(f"/{language}/search/")
    check_page(page)

    page.locator("#q").fill(words)
    page.locator("main form button").click()
    check_page(page)
    shot(page, f"search-{language}")
    page.get_by_role("link", name="Building permits online").click()
    assert page.url.endswith(f"/{language}/tools/permits/")
