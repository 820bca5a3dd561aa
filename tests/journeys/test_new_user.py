"""The whole way of a new user: from the quick scan without an account to the report in the mayor's hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from hanse.diagnostic.models import Assessment, QuickScan
from hanse.identity.models import User
from hanse.kernel.models import Notice
from hanse.questions.public import answers_of
from tests.diagnostic.rounds import Team, a_team, answered
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
WIDTHS = (1280, 375)


@dataclass
class Official:
    """A person with a browser of her own. Every page that she stops at is looked at in both widths, with axe."""

    page: Page

    def goes_to(self, path: str, name: str) -> None:
        self.page.goto(path)
        self.sees(name)

    def presses(self, text: str, name: str = "") -> None:
        """A button, or a link: some links look and act like buttons."""
        main = self.page.get_by_role("main")
        main.get_by_role("button", name=text).or_(main.get_by_role("link", name=text)).first.click()
        self.sees(name)

    def sees(self, name: str) -> None:
        """Look at this page; without a name, only pass by."""
        if not name:
            return
        before = self.page.viewport_size
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            check_page(self.page)
            shot(self.page, f"new-user-{name}")
        self.page.set_viewport_size(before)

    def chooses(self, place: int) -> None:
        """The option at this place, counted from 0, and on to the next page."""
        self.page.get_by_role("radio").nth(place).check()
        self.page.locator("button.govuk-button[name=do][value=save]").click()

    def signs_in(self, user: User, *, and_comes_to: str = "/work/") -> None:
        self.page.locator("input[name=login]").fill(user.email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("input[name=password]").press("Enter")
        self.page.wait_for_url(f"**{and_comes_to}")

    def reads(self, text: str) -> None:
        expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()


@pytest.fixture
def team(transactional_db, live_server, settings) -> Iterator[Team]:
    """A city whose coordinator and approver have passwords; letters lead to the server of the test."""
    settings.SITE_URL = live_server.url
    team = a_team()
    for user in (team.coordinator, team.approver):
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return team


@pytest.fixture
def arrives(visitor, live_server):
    def arrive(width: int = 1280) -> Official:
        return Official(visitor(live_server.url, width=width))

    return arrive


def test_from_the_quick_scan_to_the_report(team, arrives):
    clara = arrives()
    takes_the_quick_scan(clara)
    signs_in_and_begins(clara, team)
    assessment = Assessment.objects.get()
    takes_her_answers_over(clara, assessment)
    answers_a_question(clara, assessment)
    invites_a_colleague_and_hands_a_section_over(clara)

    noor = arrives(375)
    accepts_the_invitation(noor)
    answers_her_section_from_right_to_left(noor, assessment)

    answered(assessment)
    lays_the_answers_before_the_approver(clara, assessment)

    amir = arrives(375)
    signs_off_and_sees_the_results(amir, team, assessment)
    takes_the_report_away(amir)


def takes_the_quick_scan(clara: Official) -> None:
    clara.goes_to("/en/", "home")
    clara.presses("Try the quick scan", "scan-start")
    clara.presses("Begin", "scan-question")
    for place in (2, 1, 3, 2, 1, 2, 3, 0, 1, 2, 1):
        clara.chooses(place)
    clara.page.locator("button[value=unknown]").click()
    clara.sees("scan-check")
    clara.presses("See the result", "scan-result")
    clara.reads("This is a first impression from 12 questions")
    assert len(QuickScan.objects.get().answers) == 12


def signs_in_and_begins(clara: Official, team: Team) -> None:
    clara.presses("Sign in", "sign-in")
    clara.signs_in(team.coordinator)
    clara.sees("work-before")
    clara.presses("Begin the assessment", "assessment-begun")


def takes_her_answers_over(clara: Official, assessment: Assessment) -> None:
    clara.reads("You have a quick scan in this browser")
    clara.presses("See what the quick scan would add", "difference")
    clara.presses("Save what is ticked")
    clara.reads("11 answers are saved.")
    assert len(answers_of(assessment.sheet)) == 11
    assert QuickScan.objects.get().taken_over_by == assessment.city


def answers_a_question(clara: Official, assessment: Assessment) -> None:
    clara.goes_to(f"/en/assessments/{assessment.id}/", "")
    clara.presses("Go on where questions are open", "question")
    clara.chooses(1)
    clara.page.wait_for_url("**/answers/**")
    assert len(answers_of(assessment.sheet)) == 12


def invites_a_colleague_and_hands_a_section_over(clara: Official) -> None:
    clara.goes_to("/en/work/", "work")
    clara.presses("Colleagues who work on this", "people")
    clara.page.get_by_label("E-mail address").fill("noor@example.org")
    clara.page.get_by_label("Contributor: answers questions").check()
    clara.page.get_by_label("العربية").check()
    clara.presses("Send the invitation")
    clara.reads("noor@example.org was invited.")
    clara.goes_to("/en/work/", "")
    clara.presses("Round of tests", "assessment")
    clara.page.get_by_role("link", name=re.compile("Hand to a colleague.*e-Industry")).click()
    clara.sees("hand-over")
    clara.page.get_by_label("noor@example.org").check()
    clara.presses("Hand over")
    clara.reads("a letter is on its way")


def letter_to(address: str, template: str) -> str:
    """The link in the letter."""
    body = Notice.objects.get(address=address, template=template).body
    return next(word for word in body.split() if word.startswith("http"))


def accepts_the_invitation(noor: Official) -> None:
    noor.goes_to(letter_to("noor@example.org", "identity/invitation"), "invitation")
    noor.page.locator("input[name=name]").fill("نور")
    noor.page.locator("input[name=password]").fill(PASSWORD)
    noor.page.locator("main button[type=submit]").click()
    noor.page.wait_for_url("**/ar/work/")


def answers_her_section_from_right_to_left(noor: Official, assessment: Assessment) -> None:
    """Found by place and not by word, for the words may be translated one day."""
    before = len(answers_of(assessment.sheet))
    noor.goes_to(letter_to("noor@example.org", "diagnostic/assignment"), "asked-rtl")
    assert noor.page.locator("html").get_attribute("dir") == "rtl"
    noor.page.locator("section[aria-labelledby^=mine] a.govuk-button").click()
    noor.sees("section-rtl")
    noor.page.locator("main a[href*='/questions/']").first.click()
    noor.sees("question-rtl")
    noor.chooses(3)
    noor.page.wait_for_url("**/answers/**")
    assert len(answers_of(assessment.sheet)) == before + 1
    noor.page.goto(f"/ar/assessments/{assessment.id}/")
    noor.page.locator("section[aria-labelledby^=mine] button").last.click()
    expect(noor.page.locator("section[aria-labelledby^=mine]")).to_have_count(0)


def lays_the_answers_before_the_approver(clara: Official, assessment: Assessment) -> None:
    clara.goes_to(f"/en/assessments/{assessment.id}/", "assessment-answered")
    clara.reads("With نور – done")
    clara.presses("Lay before the approver")
    clara.reads("The answers are laid before ")


def signs_off_and_sees_the_results(amir: Official, team: Team, assessment: Assessment) -> None:
    amir.page.goto(f"/en/assessments/{assessment.id}/")
    amir.signs_in(team.approver, and_comes_to=f"/assessments/{assessment.id}/")
    amir.presses("Review and sign off", "review")
    amir.page.get_by_label("I sign off these answers").check()
    amir.presses("Save the decision", "results")
    amir.reads("Results of Gumi")


def takes_the_report_away(amir: Official) -> None:
    with amir.page.expect_download() as started:
        amir.page.get_by_role("link", name="Report for the mayor").click()
    report = Path(started.value.path()).read_bytes()
    assert report.startswith(b"%PDF-")
    assert report.rstrip().endswith(b"%%EOF")
    assert started.value.suggested_filename.endswith(".pdf")
