"""Two coordinators in two browsers: one finds a city like hers and asks, the other accepts, and they see each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.cooperation.pairs import side
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_city_finds_a_peer_and_is_introduced(visitor, live_server) -> None:
    gumi, sejong = side("Gumi", languages=["ko"]), side("Sejong", languages=["ko"])
    asking, asked = (entered(visitor, live_server, one, width) for one, width in ((gumi, 1280), (sejong, 375)))

    asking.goto("/en/connect/")
    expect(asking.get_by_text("You share a language: Korean")).to_be_visible()
    check_page(asking)
    shot(asking, "connect-like")
    asking.get_by_role("link", name=re.compile("Ask for an introduction.*Sejong")).click()
    check_page(asking)
    asking.get_by_label("What would you like to talk about?").fill("How did you build your portal?")
    asking.get_by_role("button", name="Send the request").click()
    expect(asking.get_by_text("Your request is on its way to Sejong.")).to_be_visible()
    expect(asking.get_by_text(sejong.coordinator.email)).to_have_count(0)

    asked.goto("/en/connect/")
    expect(asked.get_by_text("1 waits for your answer")).to_be_visible()
    check_page(asked)
    asked.get_by_role("link", name="Introductions").click()
    check_page(asked)
    asked.get_by_role("link", name="Gumi").click()
    expect(asked.get_by_text("How did you build your portal?")).to_be_visible()
    expect(asked.get_by_text(gumi.coordinator.email)).to_have_count(0)
    check_page(asked)
    shot(asked, "connect-answer")
    asked.get_by_role("button", name="Accept").click()
    expect(asked.get_by_role("link", name=gumi.coordinator.email)).to_be_visible()

    asking.reload()
    expect(asking.get_by_role("link", name=sejong.coordinator.email)).to_be_visible()
    check_page(asking)
    asking.get_by_role("link", name=re.compile("Has a partnership come of it")).click()
    check_page(asking)
    shot(asking, "connect-partners")


def entered(visitor, live_server, one, width):
    page = visitor(live_server.url, width=width)
    cookie = one.client().cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page
