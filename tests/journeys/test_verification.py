"""A reviewer from another city verifies, asks for a change; a disagreement is decided; three scores appear.

Each page passes axe; the reviewer's way is gone by keyboard alone.
"""

import pytest
from playwright.sync_api import Page, expect

from hanse.diagnostic.actions import lay_for_sign_off, sign_off, verify_answer
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.verification import keys_to_verify, last_steps, verification_of
from hanse.kernel.clock import today
from tests.diagnostic.rounds import Team, a_team, answered, begun
from tests.journeys.browser import check_page, shot
from tests.journeys.test_voices import enter

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def team() -> Team:
    return a_team()


@pytest.fixture
def assessment(team: Team) -> Assessment:
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


def press(page: Page, name: str) -> None:
    """Reach a button with the tab key, and press it with Enter."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == name:
            page.keyboard.press("Enter")
            page.wait_for_load_state("load")
            return
    raise AssertionError(f"never reached by keyboard: {name}")


@pytest.mark.parametrize("width", [1280, 375])
def test_answers_are_verified_disputed_and_decided(visitor, live_server, team, assessment, width) -> None:
    secretariat, reviewer, city = (
        enter(visitor, live_server, user, width) for user in (team.secretariat, team.stranger, team.coordinator)
    )
    asked(secretariat, team, assessment)
    taken_on(reviewer)
    verification = verification_of(assessment)
    assert verification is not None
    place = f"/en/verifications/{verification.id}/"
    first, second = keys_to_verify(assessment)[:2]

    press(reviewer, "Verify this answer")
    expect(reviewer).to_have_url(f"{live_server.url}{place}{second}/")
    reviewer.get_by_text("Something is missing or wrong").click()
    reviewer.locator("[name=request-words]").fill("The strategy that is linked is a draft.")
    check_page(reviewer)
    shot(reviewer, "verify-answer")
    reviewer.get_by_role("button", name="Ask for a change").click()
    expect(reviewer.get_by_text("Saved.")).to_be_visible()

    city.goto(f"{place}{second}/")
    city.get_by_text("You cannot agree").click()
    city.locator("[name=dispute-words]").fill("The council adopted it on 3 May.")
    check_page(city)
    shot(city, "verify-city")
    city.get_by_role("button", name="Ask the secretariat to decide").click()
    expect(city.get_by_text("Waits for a decision")).to_be_visible()

    decided(secretariat, place, second)
    assert last_steps(verification) == {first: "verified", second: "upheld"}
    for key in keys_to_verify(assessment)[2:]:
        verify_answer(verification, key, by=team.stranger)
    reviewer.goto(place)
    check_page(reviewer)
    shot(reviewer, "verify-list")
    reviewer.get_by_role("button", name="Finish the verification").click()
    expect(reviewer.get_by_text("You examine no answers now")).to_be_visible()

    city.goto(f"/en/assessments/{assessment.id}/results/")
    expect(city.locator("#three-scores")).to_contain_text("Verified only")
    check_page(city)
    shot(city, "verify-results")


def asked(page: Page, team: Team, assessment: Assessment) -> None:
    """The secretariat finds the city in the round, and asks somebody of another member."""
    page.goto(f"/en/rounds/{team.round.id}/verification/")
    check_page(page)
    page.get_by_role("link", name="Ask a reviewer").click()
    page.locator("input[value=peer]").check()
    page.locator("[name=reviewer]").fill(team.stranger.email)
    for part, value in (("day", 28), ("month", 12), ("year", today().year + 1)):
        page.locator(f"[name=ends_on-{part}]").fill(str(value))
    check_page(page)
    shot(page, "verify-ask")
    page.get_by_role("button", name="Send the request").click()
    expect(page.get_by_text("a letter is on its way")).to_be_visible()
    check_page(page)
    shot(page, "verify-round")


def taken_on(page: Page) -> None:
    """The reviewer finds it in her work, and takes it on."""
    page.goto("/en/work/")
    page.get_by_role("link", name="Answers that you examine").click()
    check_page(page)
    page.locator(".govuk-task-list__link").click()
    check_page(page)
    shot(page, "verify-take-on")
    page.locator("input[value=accept]").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Go to the first that waits for you").click()
    check_page(page)


def decided(page: Page, place: str, key: str) -> None:
    page.goto(f"{place}{key}/")
    page.locator("input[value=true]").check()
    page.locator("[name=mediate-words]").fill("The gazette of 3 May prints it.")
    check_page(page)
    shot(page, "verify-decide")
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Verified by decision")).to_be_visible()
    check_page(page)
