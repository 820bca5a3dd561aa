"""Two colleagues answer one question, each on their own; they differ, and agree. Each page passes axe."""

import pytest
from playwright.sync_api import Page, expect

from hanse.questions.public import stored_answer
from tests.diagnostic.rounds import a_team, begun
from tests.diagnostic.voices import KEY, SECTION
from tests.journeys.browser import check_page, enter, shot

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def answers(page: Page, place: str, option: int) -> None:
    """Give one's own answer to the question."""
    page.goto(f"{place}voices/own/questions/{KEY}/")
    check_page(page)
    page.locator("input[name=answer]").nth(option).check()
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_load_state("load")


@pytest.mark.parametrize("width", [1280, 375])
def test_it_and_finance_disagree_and_agree(visitor, live_server, width) -> None:
    team = a_team()
    assessment = begun(team)
    place = f"/en/assessments/{assessment.id}/"
    finance, it = (enter(visitor, live_server, user, width) for user in (team.coordinator, team.contributor))

    finance.goto(f"{place}several/{SECTION}/?question={KEY}")
    for user, role in ((team.coordinator, "Finance department"), (team.contributor, "IT department")):
        finance.locator(f"input[value='{user.id}']").check()
        finance.locator(f"[name=speaks_for_{user.id}]").fill(role)
    check_page(finance)
    shot(finance, "voices-ask")
    finance.get_by_role("button", name="Ask them").click()
    expect(finance.get_by_role("heading", level=1)).to_have_text("Several voices")
    check_page(finance)

    answers(it, place, 1)
    it.goto(f"{place}voices/{KEY}/")
    it.locator("[name=why]").fill("The council has adopted no budget for it.")
    it.get_by_role("button", name="Save your reason").click()
    expect(it.locator(".hanse-conflict__text").first).to_be_visible()
    answers(finance, place, 2)

    finance.goto(place)
    finance.get_by_role("link", name="All questions that several people answer").click()
    expect(finance.get_by_text("Answers differ")).to_be_visible()
    check_page(finance)
    shot(finance, "voices-list")
    finance.goto(f"{place}voices/{KEY}/")
    check_page(finance)
    shot(finance, "voices-differ")
    finance.locator("input[name=voice]").nth(1).check()
    finance.locator("[name=reason]").fill("The decree of May names the budget.")
    finance.get_by_role("button", name="Propose this answer").click()
    expect(finance.get_by_text("The answer proposed")).to_be_visible()

    it.goto(f"{place}voices/{KEY}/")
    it.locator("input[name=agrees]").first.check()
    check_page(it)
    shot(it, "voices-agree")
    it.get_by_role("button", name="Save", exact=True).click()
    expect(it.get_by_text("The answer agreed on")).to_be_visible()
    check_page(it)
    shot(it, "voices-agreed")
    assert stored_answer(assessment.sheet, KEY) is not None
