"""An official goes on answering in a real browser while the database is away: nothing that she gives is lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from hanse.diagnostic.actions import open_assessment
from hanse.questions.models import Answer
from tests.campaigns.live import Live, kill, until_back
from tests.campaigns.people import PASSWORD, PLACE, a_crew, a_place, answers_at

pytestmark = [pytest.mark.journey, pytest.mark.long]
KEY = "gov_strategy_status"


@contextmanager
def away(live: Live) -> Iterator[None]:
    """PostgreSQL is killed, and its launcher kept from starting it anew until the end of the block."""
    launcher = psutil.Process(live.site.process.pid)
    launcher.suspend()
    try:
        kill(live.database())
        yield
    finally:
        launcher.resume()
        connection.close()  # the test's own was killed with all others


@pytest.fixture
def assessment(live):
    crew = a_crew()
    return open_assessment(city=crew.city, round_=crew.round, by=crew.coordinator.actor), crew.coordinator


@pytest.fixture
def page(live, visitor, assessment) -> Page:
    """She is signed in, and on a question."""
    assessment, coordinator = assessment
    until_back(live)
    page = visitor(live.address, extra_http_headers={PLACE: a_place()})
    page.expect_console("503 (Service Unavailable)")
    page.goto(answers_at(assessment, f"questions/{KEY}/"))
    page.locator("input[name=login]").fill(coordinator.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    expect(page.locator(f"form[data-keep$='{KEY}']")).to_be_visible()
    return page


def test_an_answer_given_meanwhile_is_sent_again_by_itself(live, page, assessment):
    status = page.locator("[data-save-status]")
    with away(live):
        page.locator("input[name=answer][value='3']").check()
        expect(status).to_have_attribute("data-state", "failed", timeout=20_000)
        expect(status).to_contain_text("Not saved yet – kept on this device.")
    expect(status).to_have_attribute("data-state", "saved", timeout=40_000)
    assert Answer.objects.get(sheet=assessment[0].sheet).value == 3


def test_an_answer_sent_meanwhile_meets_a_clear_page_and_is_put_back(live, page, assessment):
    with away(live):
        page.locator("input[name=answer][value='4']").check()
        page.get_by_role("button", name="Save and continue").click(no_wait_after=True)
        heading = page.get_by_role("heading", name="The site is away for a moment")
        expect(heading).to_be_visible(timeout=20_000)
        expect(page.locator("main")).to_contain_text("What you typed on the last page is kept")
    live.site.until("PostgreSQL had ended and was started anew")
    until_back(live)
    page.goto(answers_at(assessment[0], f"questions/{KEY}/"))
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    expect(page.locator("input[name=answer][value='4']")).to_be_checked()
    expect(page.locator("[data-save-status]")).to_have_attribute("data-state", "saved", timeout=40_000)
    assert Answer.objects.get(sheet=assessment[0].sheet).value == 4
