"""A city applies on a phone, completes its papers, is accepted and admitted, and a stranger finds its certificate genuine."""

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, IssuedDocument
from hanse.identity.public import grant_mandate, holders_of
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.models import Notice
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.members.models import City
from hanse.members.queries.standing import standing_of
from tests.factories.identity import UserFactory
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]
BY = Actor.system("test")
PASSWORD = "a long enough password"
LETTER = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 signed by the mayor"}


@pytest.fixture
def secretary(live_server, settings) -> Iterator[str]:
    settings.SITE_URL = live_server.url
    ensure_network(name="Network", by=BY)
    user = UserFactory(name="Sofia Secretary")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    grant_mandate(user=user, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    return user.email


def test_a_city_becomes_a_member_and_its_certificate_is_verified(visitor, live_server, secretary) -> None:
    city, office = visitor(live_server.url, width=375), visitor(live_server.url)
    applies(city)

    signs_in(office, secretary)
    takes_up(office)
    moves(office, "Return for completion", "The letter is not signed.")
    completes(visitor(live_server.url, width=375))

    opens_the_case(office)
    moves(office, "Accept, and lay it before those who decide")
    party = City.objects.get(name="Lyon").party_id
    assert standing_of(party).kind == "associate"
    office.goto("/en/members/agenda/")
    looked_at(office, "agenda")
    office.get_by_role("link", name=re.compile("record the decision")).click()
    admits(office)
    assert standing_of(party).kind == "full"
    assert holders_of(party, [Role.COORDINATOR]).get().user.email == "bo@lyon.example"

    verifies(visitor(live_server.url, width=375))


def looked_at(page: Page, name: str) -> None:
    check_page(page)
    shot(page, f"membership-{name}")


def on(page: Page, name: str) -> None:
    """The answer is sent, and the next page looked at."""
    before = page.url
    page.locator("main .govuk-button-group button[value=save]").click()
    page.wait_for_url(lambda url: url != before)
    looked_at(page, name)


def types(page: Page, name: str, words: str) -> None:
    page.get_by_role("main").get_by_role("textbox").first.fill(words)
    on(page, name)


def applies(page: Page) -> None:
    page.goto("/en/services/")
    page.get_by_role("link", name="Become a member").click()
    looked_at(page, "start")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("radio", name="Full member").check()
    on(page, "name")
    types(page, "country", "Lyon")
    page.get_by_role("combobox").first.select_option("FR")
    on(page, "population")
    types(page, "website", "520000")
    types(page, "head", "https://lyon.example")
    types(page, "coordinator", "Ada Example, Mayor")
    types(page, "email", "Bo Example")
    types(page, "letter", "bo@lyon.example")
    page.locator("input[type=file]").first.set_input_files(LETTER)
    on(page, "hopes")
    types(page, "offers", "To learn how others do it.")
    types(page, "entitled", "Open data since 2012.")
    page.get_by_role("checkbox").check()
    on(page, "check")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/cases/**")
    looked_at(page, "case")


def signs_in(page: Page, email: str) -> None:
    page.goto("/en/account/login/?next=/en/office/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/office/")


def opens_the_case(page: Page) -> None:
    page.goto("/en/office/")
    looked_at(page, "inbox")
    page.get_by_role("link", name=Case.objects.get().number).click()


def takes_up(page: Page) -> None:
    opens_the_case(page)
    page.get_by_role("button", name="Take it up").click()
    expect(page.get_by_role("button", name="Lay it back")).to_be_visible()
    looked_at(page, "office-case")


def moves(page: Page, step: str, words: str = "") -> None:
    page.get_by_role("button", name=step).click()
    looked_at(page, "step")
    if words:
        page.get_by_role("main").get_by_role("textbox").first.fill(words)
    page.locator("#send").click()
    page.wait_for_url("**/office/cases/**")


def mailed_link(to: str) -> str:
    found = re.search(r"http\S+", Notice.objects.filter(address=to).latest("id").body)
    assert found is not None
    return found[0]


def completes(page: Page) -> None:
    page.goto(mailed_link("bo@lyon.example"))
    page.get_by_role("button").last.click()
    page.wait_for_url("**/cases/**")
    looked_at(page, "to-complete")
    page.get_by_role("button", name="Send the completed papers").click()
    looked_at(page, "completing")
    page.locator("input[type=file]").first.set_input_files(LETTER)
    page.locator("#send").click()
    page.wait_for_url("**/cases/**")


def admits(page: Page) -> None:
    page.get_by_role("button", name="Record the admission").click()
    day = today()
    for field in ("decided_on", "holds_from"):
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            page.locator(f"input[name={field}-answer-{part}]").fill(str(value))
    page.locator("[name=votes_for-answer]").fill("11")
    page.locator("[name=minute-answer]").fill("Meeting of today, item 4")
    looked_at(page, "admitting")
    page.locator("#send").click()
    expect(page.get_by_role("main").get_by_text("Admitted").first).to_be_visible()


def verifies(page: Page) -> None:
    certificate = IssuedDocument.objects.get(key="certificate")
    make_document(str(certificate.id))
    page.goto("/en/verify/")
    page.get_by_role("textbox").fill(certificate.code.lower())
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This document is genuine")
    looked_at(page, "genuine")
