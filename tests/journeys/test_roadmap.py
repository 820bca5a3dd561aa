"""A city makes three scenarios, changes one by hand, compares, chooses, and names who answers. Each page passes axe."""

import pytest
from playwright.sync_api import Locator, Page, expect

from hanse.diagnostic.actions.roadmaps.search import run_search
from hanse.diagnostic.models import RoadmapSearch
from tests.diagnostic.roadmaps import submitted
from tests.diagnostic.rounds import a_team
from tests.journeys.browser import check_page, enter, shot, sideways

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

BUDGETS = {"Small": "150000", "Middle": "400000", "Large": "900000"}


def search() -> None:
    """What the worker would do."""
    for waiting in RoadmapSearch.objects.filter(state="waiting"):
        RoadmapSearch.objects.filter(id=waiting.id).update(total=5)
        run_search(waiting.id)


def looked_at(page: Page, name: str) -> None:
    check_page(page)
    shot(page, name)
    assert sideways(page) == 0, name


def make(page: Page, name: str, money: str) -> None:
    page.get_by_role("button", name="Make a scenario").click()
    page.get_by_label("Name of the scenario").fill(name)
    for year in (1, 2, 3):
        page.get_by_label(f"Year {year}").fill(money)
    page.get_by_role("button", name="Seek the best roadmap").click()
    expect(page.get_by_role("button", name="Stop, and keep the best so far")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_city_makes_scenarios_and_chooses_one(visitor, live_server, width) -> None:
    team = a_team()
    assessment = submitted(team)
    page = enter(visitor, live_server, team.coordinator, width)

    page.goto(f"/en/assessments/{assessment.id}/results/")
    page.get_by_role("button", name="Plan your roadmap").click()
    looked_at(page, f"roadmaps-none-{width}")
    page.get_by_role("link", name="What would help your city, and why").click()
    looked_at(page, f"roadmaps-proposals-{width}")
    page.go_back()
    for name, money in BUDGETS.items():
        make(page, name, money)
        looked_at(page, f"roadmaps-search-{width}")
        search()
        expect(page.get_by_role("button", name="Choose this as your city's roadmap")).to_be_visible(timeout=20_000)
        looked_at(page, f"roadmaps-{name}-{width}")
        page.get_by_role("link", name="Roadmaps", exact=True).first.click()

    page.get_by_role("link", name="Compare them").click()
    for name in BUDGETS:
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    looked_at(page, f"roadmaps-compare-{width}")

    page.get_by_role("link", name="Middle").first.click()
    change_by_hand(page, width)
    page.get_by_role("button", name="Choose this as your city's roadmap").click()
    expect(page.get_by_text("This is your city's roadmap now.")).to_be_visible()
    page.locator("a[href$='/track/']").first.click()
    looked_at(page, f"roadmaps-track-{width}")
    page.get_by_label("Contributor").check()
    page.get_by_label("Up to: ").first.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 of ").first).to_be_visible()
    looked_at(page, f"roadmaps-chosen-{width}")


def drag(page: Page, card: Locator, onto: Locator) -> None:
    """The way is in two moves, since a browser asks a column whether it takes a card only when that is over it already."""
    onto.scroll_into_view_if_needed()
    card.hover()
    page.mouse.down()
    onto.hover()
    onto.hover()
    page.mouse.up()


def change_by_hand(page: Page, width: int) -> None:
    """Taking the first solution out lowers the score at once, before anything is saved."""
    page.get_by_role("button", name="Change it by hand").click()
    looked_at(page, f"roadmaps-order-{width}")
    effect = page.locator("#effect tbody tr").first
    before = effect.inner_text()
    first = page.locator("select[name^='start-']").first
    if width > 640:
        card, out = page.locator(".hanse-board__card").first, page.locator(".hanse-board__column").last
        first = page.locator(f"select[name='{card.get_attribute('data-list')}']")
        drag(page, card, out)
        expect(out.locator(".hanse-board__card")).to_have_count(0)
    else:
        first.select_option("")
    expect(first).to_have_value("")
    expect(effect).not_to_have_text(before)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
