"""A designer writes the next version of a service, a colleague approves it, and a resident uses it. Pages pass axe."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from hanse.frame import catalogue
from hanse.frame.spec.file.reading import HEAD, parse_files
from hanse.frame.tools.designer.actions.drafting import begin_draft
from hanse.identity.public import User
from tests.frame.tools.designer.looking.drafted import files_of
from tests.frame.tools.designer.people import a_designer
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long enough password"
KEY = "report_street_problem"


@pytest.fixture
def online():
    yield catalogue.declare(parse_files(files_of()))
    catalogue.withdraw(KEY)


def looked_at(page: Page, name: str) -> None:
    check_page(page)
    shot(page, f"designing-{name}")


def designer(name: str) -> User:
    made = a_designer(name)
    made.set_password(PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def signed_in(page: Page, who: User, to: str) -> Page:
    page.goto(f"/fr/account/login/?next={to}")
    page.locator("input[name=login]").fill(who.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(f"**{to}")
    return page


def test_from_a_draft_to_a_service_in_use(visitor, live_server, online) -> None:
    dora, dario = designer("Dora"), designer("Dario")
    files = files_of()
    files[HEAD] = files[HEAD].replace("version: 1.0.0", "version: 1.1.0").replace("minutes: 3", "minutes: 4")
    draft = begin_draft(files, by=dora)
    at = f"/fr/design/drafts/{draft.id}/"
    hers = signed_in(visitor(live_server.url, locale="fr"), dora, at)
    for page in ("check", "way", "preview", "scenarios", "difference", "handbook", "review"):
        hers.goto(f"{at}{page}/")
        looked_at(hers, page)
    breaks_and_mends(hers, at)
    tries_it(hers, at)
    hers.goto(f"{at}review/")
    hers.get_by_label("Que faut-il regarder").fill("Le temps annoncé.")
    hers.get_by_role("button", name="Demander une relecture").click()
    looked_at(hers, "asked")
    reviews(signed_in(visitor(live_server.url, locale="fr"), dario, f"{at}review/"))
    hers.reload()
    hers.get_by_label("Pourquoi le mettre en ligne").fill("Les habitants l’ont demandé.")
    hers.get_by_role("button", name="Mettre en ligne").click()
    expect(hers.get_by_text("Ce brouillon a été mis en ligne.")).to_be_visible()
    looked_at(hers, "published")
    hers.get_by_role("link", name="Ce qui est en ligne").click()
    looked_at(hers, "online")
    resident = visitor(live_server.url, width=375, locale="fr")
    resident.goto(f"/fr/services/{KEY}/")
    expect(resident.get_by_text("Environ 4 minutes")).to_be_visible()


def breaks_and_mends(page: Page, at: str) -> None:
    """A condition that cannot be read is a fault beside the form, which leads back to the line."""
    page.goto(f"{at}parts/sections/0/questions/2/")
    looked_at(page, "part")
    condition = page.locator("[name=relevant]")
    right = condition.input_value()
    condition.fill("category =")
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(page.get_by_text("1 erreur").first).to_be_visible()
    looked_at(page, "part-with-a-fault")
    page.goto(f"{at}check/")
    page.get_by_role("link", name="question lamp").click()
    page.locator("[name=relevant]").fill(right)
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(page.get_by_text("Sans erreur").first).to_be_visible()


def tries_it(page: Page, at: str) -> None:
    """On a phone, with the answers of an example, to what would follow."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{at}preview/service/")
    looked_at(page, "trial")
    page.locator("select[name=example]").select_option(index=1)
    page.get_by_role("button", name="Recommencer").click()
    page.wait_for_url("**/answers/check/")
    looked_at(page, "trial-check")
    page.get_by_role("button", name="Continuer").click()
    looked_at(page, "trial-hand-in")
    page.get_by_role("button", name=re.compile("Déposer")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce qui suivrait")
    looked_at(page, "trial-handed-in")
    page.set_viewport_size({"width": 1280, "height": 900})


def reviews(page: Page) -> None:
    expect(page.get_by_text("Le temps annoncé.").first).to_be_visible()
    page.get_by_label("Qu’en pensez-vous").fill("Très bien.")
    looked_at(page, "review-of-it")
    page.get_by_role("button", name="Approuver").click()
    expect(page.get_by_text("Le brouillon est approuvé.")).to_be_visible()
