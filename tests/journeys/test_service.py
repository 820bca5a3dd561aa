"""A resident asks on a phone in French, two offices answer, and the letter is found genuine. Every page passes axe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

import hanse.frame
from hanse.frame import catalogue
from hanse.frame.actions import appoint_officer
from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.file.reading import read_procedure
from hanse.kernel.actor import Actor
from hanse.kernel.models import Notice
from tests.factories.identity import UserFactory
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"
TEMPLATE = Path(hanse.frame.__file__).parent / "tools" / "templates" / "freedom_of_information"


@pytest.fixture
def service(live_server, settings) -> Iterator[None]:
    settings.SITE_URL = live_server.url
    procedure = catalogue.declare(read_procedure(TEMPLATE))
    yield
    catalogue.withdraw(procedure.key)


def looked_at(page: Page, name: str) -> None:
    check_page(page)
    shot(page, f"service-{name}")


def answers(page: Page, name: str, words: str = "") -> None:
    """One question of the way: typed, or the first of several, and on."""
    before = page.url
    looked_at(page, name)
    if words:
        page.get_by_role("main").get_by_role("textbox").first.fill(words)
    elif page.get_by_role("radio").count():
        page.get_by_role("radio").first.check()
    page.locator("main .govuk-button-group button[value=save]").click()
    page.wait_for_url(lambda url: url != before)


def test_a_request_is_made_answered_and_its_letter_verified(visitor, live_server, service) -> None:
    resident = visitor(live_server.url, width=375, locale="fr")
    resident.goto("/fr/services/")
    looked_at(resident, "list")
    resident.get_by_role("link", name="Demander un document administratif").click()
    looked_at(resident, "start")
    resident.get_by_role("button", name="Commencer").click()
    answers(resident, "subject", "Le pont neuf")
    answers(resident, "wanted", "Le rapport d’expertise de 2025.")
    answers(resident, "form")
    answers(resident, "requester", "Zoé Durand")
    answers(resident, "email", "zoe@example.org")
    resident.wait_for_url("**/check/")
    looked_at(resident, "check")
    resident.get_by_role("button", name="Continuer").click()
    looked_at(resident, "hand-in")
    resident.get_by_role("button", name="Déposer").click()
    resident.wait_for_url("**/cases/**")
    looked_at(resident, "case")

    clerk, lawyer = an_officer("records"), an_officer("legal")
    decides(visitor(live_server.url), clerk)
    signs(visitor(live_server.url), lawyer)

    letter = IssuedDocument.objects.get(key="full_answer")
    make_document(str(letter.id))
    link = re.search(r"http\S+", Notice.objects.filter(address="zoe@example.org").latest("id").body)
    assert link is not None
    elsewhere = visitor(live_server.url, width=375, locale="fr")
    elsewhere.goto(link[0])
    looked_at(elsewhere, "link")
    elsewhere.get_by_role("button").last.click()
    elsewhere.wait_for_url("**/cases/**")
    looked_at(elsewhere, "decided")
    with elsewhere.expect_download() as taken:
        elsewhere.get_by_role("link", name=re.compile("PDF")).first.click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")

    anyone = visitor(live_server.url, width=375, locale="fr")
    anyone.goto("/fr/verify/")
    anyone.get_by_role("textbox").fill(letter.code.lower())
    anyone.get_by_role("button", name="Vérifier").click()
    expect(anyone.get_by_role("heading", level=1)).to_have_text("Ce document est authentique")
    looked_at(anyone, "genuine")


def an_officer(office: str) -> str:
    user = UserFactory(name=f"Officer of {office}")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    appoint_officer(user, office, by=Actor.system("test"))
    return user.email


def opens_the_case(page: Page, email: str) -> None:
    page.goto("/en/account/login/?next=/en/office/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/office/")
    looked_at(page, "inbox")
    page.get_by_role("link", name=Case.objects.get().number).click()
    page.get_by_role("button", name="Take it up").click()
    expect(page.get_by_role("button", name="Lay it back")).to_be_visible()
    looked_at(page, "office-case")


def decides(page: Page, email: str) -> None:
    """The records office proposes to release everything, with the document."""
    opens_the_case(page, email)
    page.get_by_role("button", name="Propose the answer").click()
    looked_at(page, "proposing")
    page.get_by_role("radio", name="Everything").check()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 report"}
    )
    page.get_by_role("textbox", name="What do you answer").fill("Here is the report on the bridge.")
    page.locator("#send").click()
    expect(page.get_by_role("main").get_by_text("To be signed").first).to_be_visible()


def signs(page: Page, email: str) -> None:
    """The legal office reads what was proposed, and signs."""
    opens_the_case(page, email)
    expect(page.get_by_role("link", name="report.pdf")).to_be_visible()
    page.get_by_role("button", name="Sign: release everything").click()
    looked_at(page, "signing")
    page.locator("#send").click()
    expect(page.get_by_role("main").get_by_text("Released").first).to_be_visible()
    looked_at(page, "ended")
