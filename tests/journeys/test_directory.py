"""A visitor on a phone finds a city of a region in the directory, and opens its page."""

import pytest

from hanse.kernel.actor import Actor
from hanse.members.actions import change_profile
from hanse.members.enums import Openness
from tests.factories.members import CityFactory
from tests.journeys.browser import check_page, shot, sideways, wait_until

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]
BY = Actor.system("test")


@pytest.fixture
def cities() -> None:
    for name, country, region, at in (
        ("Gumi", "KR", "asia", (36.12, 128.34)),
        ("Lyon", "FR", "europe", (45.76, 4.84)),
        ("Ålesund", "NO", "europe", (62.47, 6.15)),
    ):
        city = CityFactory.create(name=name, country=country, region=region, latitude=at[0], longitude=at[1])
        said = {"en": f"We are {name}.", "fr": f"Nous sommes {name}."}
        change_profile(city.party, by=BY, descriptions=said, topics=["mobility"], level=Openness.PUBLIC)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_city_is_found_by_its_region_on_a_phone(visitor, live_server, cities, scripts: bool) -> None:
    page = visitor(live_server.url, width=375, scripts=scripts)
    page.goto("/en/directory/")
    if scripts:
        check_page(page)
    assert page.locator("#directory .hanse-stack tbody tr").count() == 3
    page.locator(".hanse-filters__summary").click()
    page.get_by_label("Region").select_option("europe")
    if scripts:
        wait_until(page, "document.querySelectorAll('#directory .hanse-stack tbody tr').length === 2")
        assert "region=europe" in page.url
    else:
        page.get_by_role("button", name="Apply").click()
    assert page.locator("#directory .hanse-stack tbody th").all_text_contents() == ["Ålesund", "Lyon"]
    shot(page, "directory")
    page.get_by_role("link", name="Lyon").click()
    page.get_by_text("We are Lyon.").wait_for()
    assert page.get_by_role("heading", level=1).text_content() == "Lyon"
    if scripts:
        check_page(page)
    page.get_by_role("link", name="All members").click()
    page.get_by_label("Find a member").fill("alesund")
    page.get_by_role("button", name="Search").click()
    assert page.locator("#directory .hanse-stack tbody th").all_text_contents() == ["Ålesund"]


def test_it_reads_from_right_to_left(visitor, live_server, cities) -> None:
    page = visitor(live_server.url, width=375, locale="ar")
    page.goto("/ar/directory/")
    check_page(page)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    page.get_by_role("link", name="Lyon").click()
    page.locator("dl").wait_for()
    check_page(page)
    assert sideways(page) == 0
    shot(page, "directory-listed-ar")
