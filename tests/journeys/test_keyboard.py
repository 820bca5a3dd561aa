"""The whole way by keyboard alone: sign in, answer, check, hand over. Whatever has the focus shows it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.questions.public import answers_of
from tests.diagnostic.rounds import BACKEND, Team, a_team, answered, begun

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
MOST_STOPS = 200
SHOWS_FOCUS = """() => {
  const at = document.activeElement;
  const near = [at, at.nextElementSibling, at.parentElement].filter(Boolean);
  const look = () => near.flatMap(one => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(one, part || null);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
  })).join("|");
  const focused = look();
  at.blur();
  const plain = look();
  at.focus({preventScroll: true, focusVisible: true});
  return focused !== plain;
}"""
WHAT_HAS_IT = "() => document.activeElement.outerHTML.slice(0, 160)"


@dataclass
class Typist:
    """Somebody who has no mouse."""

    page: Page

    def goes_to(self, wanted: Locator) -> None:
        """Press Tab until it has the focus; every stop on the way shows where the focus is."""
        for _stop in range(MOST_STOPS):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            if self.page.evaluate("() => document.activeElement === document.body"):
                continue
            assert self.page.evaluate(SHOWS_FOCUS), f"no focus to be seen: {self.page.evaluate(WHAT_HAS_IT)}"
        raise AssertionError(f"cannot be reached by keyboard: {wanted}")

    def presses(self, key: str, wanted: Locator) -> None:
        self.goes_to(wanted)
        self.page.keyboard.press(key)

    def writes(self, text: str, wanted: Locator) -> None:
        self.goes_to(wanted)
        self.page.keyboard.type(text)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("link", name=name)


@pytest.fixture
def team(transactional_db) -> Team:
    team = a_team()
    team.coordinator.set_password(PASSWORD)
    team.coordinator.save()
    EmailAddress.objects.create(user=team.coordinator, email=team.coordinator.email, verified=True, primary=True)
    return team


@pytest.fixture
def typist(visitor, live_server) -> Typist:
    return Typist(visitor(live_server.url))


@pytest.fixture
def signed_in(typist, client, live_server) -> Callable[..., Typist]:
    def sign_in(user) -> Typist:
        client.force_login(user, backend=BACKEND)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        typist.page.context.add_cookies([session])
        return typist

    return sign_in


def test_from_signing_in_to_handing_over(team, typist):
    signs_in(team, typist)
    typist.presses("Enter", typist.button("Begin the assessment: Round of tests"))
    typist.page.wait_for_url("**/assessments/*/")
    answers_a_question(typist, Assessment.objects.get())

    answered(Assessment.objects.get())
    checks_and_hands_over(typist, Assessment.objects.get())


def signs_in(team: Team, typist: Typist) -> None:
    page = typist.page
    page.goto("/en/account/login/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    typist.writes(team.coordinator.email, page.locator("input[name=login]"))
    typist.writes(PASSWORD, page.locator("input[name=password]"))
    typist.presses("Enter", typist.button("Sign in"))
    page.wait_for_url("**/work/**")


def answers_a_question(typist: Typist, assessment: Assessment) -> None:
    """First without an answer: the summary of errors takes the focus, and leads to the answer."""
    page = typist.page
    page.expect_console("422")  # type: ignore[attr-defined]
    typist.presses("Enter", page.get_by_role("main").get_by_role("button", name="Begin with the first question"))
    page.wait_for_url("**/questions/**")
    save = page.locator("button.govuk-button[name=do][value=save]")
    typist.presses("Enter", save)
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    first = page.get_by_role("radio").first
    expect(first).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("radio").nth(1)
    expect(second).to_be_checked()
    expect(page.locator("[data-state=saved]").first).to_be_attached()
    expect(second).to_be_focused()  # saving by itself swaps a part of the page, and leaves the focus where it is
    question = page.url
    typist.presses("Enter", save)
    page.wait_for_url(lambda address: address != question)
    assert len(answers_of(assessment.sheet)) == 1


def checks_and_hands_over(typist: Typist, assessment: Assessment) -> None:
    page = typist.page
    page.goto(f"/en/assessments/{assessment.id}/")
    typist.presses("Enter", typist.link("Check all answers"))
    page.wait_for_url("**/check/")
    typist.presses("Enter", typist.link("Change").first)
    page.wait_for_url("**/questions/**")
    page.goto(f"/en/assessments/{assessment.id}/")
    typist.presses("Enter", typist.button("Lay before the approver"))
    expect(page.get_by_role("alert")).to_be_focused()
    assert Assessment.objects.get().state == State.REVIEW


def test_menus_open_and_close_by_keyboard(team, signed_in):
    typist = signed_in(team.coordinator)
    page = typist.page
    page.goto("/en/work/")
    name = page.locator("summary").filter(has_text="Coordinator")

    typist.presses("Enter", name)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Messages")).to_be_focused()
    page.keyboard.press("Escape")

    expect(name).to_be_focused()
    expect(page.get_by_role("link", name="Your account")).to_be_hidden()


def test_a_filter_keeps_the_focus_while_its_list_changes(team, signed_in):
    begun(team)
    typist = signed_in(team.secretariat)
    page = typist.page
    page.goto(reverse("diagnostic:round", args=[team.round.id]))
    state = page.get_by_label("State")
    expect(page.get_by_role("rowheader")).to_have_count(2)

    typist.presses("ArrowDown", state)

    expect(page.get_by_role("rowheader")).to_have_count(1)
    expect(state).to_be_focused()
    assert "state=not_begun" in page.url


def test_closing_a_round_is_decided_by_keyboard(team, signed_in):
    typist = signed_in(team.secretariat)
    page = typist.page
    page.goto(reverse("diagnostic:round", args=[team.round.id]))

    typist.presses("Enter", page.get_by_role("main").get_by_role("button", name="Go to closing"))
    page.wait_for_url("**/close/")
    typist.presses("Enter", typist.button("Yes, close it for ever"))

    expect(page.get_by_role("alert")).to_be_focused()
    assert Assessment.objects.count() == 0
    team.round.refresh_from_db()
    assert team.round.closed_at
