"""From a template to a case: a designer adds a section and a question by hand, and a resident hands in on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from hanse.frame import catalogue
from hanse.frame.models import Case
from tests.journeys.test_designing import designer, looked_at, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]
KEY = "report_street_problem"
QUESTION = {
    "key": "surface",
    "text": "What is the road made of?",
    "text@fr": "De quoi est faite la chaussée ?",
    "relevant": 'category = "road"',
    "options-0-value": "asphalt",
    "options-0-text": "Asphalt",
    "options-0-text@fr": "Bitume",
    "options-1-value": "cobbles",
    "options-1-text": "Cobbles",
    "options-1-text@fr": "Pavés",
}


@pytest.fixture(autouse=True)
def offered():
    yield
    catalogue.withdraw(KEY)


def test_from_a_template_to_a_case(visitor, live_server) -> None:
    dora, dario = designer("Dora"), designer("Dario")
    hers = signed_in(visitor(live_server.url, locale="fr"), dora, "/fr/design/begin/")
    at = begins(hers)
    adds_a_question(hers, at)
    renames_its_condition(hers, at)
    hers.goto(f"{at}review/")
    hers.get_by_role("button", name="Demander une relecture").click()
    his = signed_in(visitor(live_server.url, locale="fr"), dario, f"{at}review/")
    his.get_by_role("button", name="Approuver").click()
    expect(his.get_by_text("Le brouillon est approuvé.")).to_be_visible()
    hers.goto(f"{at}review/")
    hers.get_by_label("Pourquoi le mettre en ligne").fill("Les habitants l’ont demandé.")
    hers.get_by_role("button", name="Mettre en ligne").click()
    expect(hers.get_by_text("Ce brouillon a été mis en ligne.")).to_be_visible()
    hands_in(visitor(live_server.url, width=375, locale="fr"))
    assert Case.objects.get().service == KEY


def begins(page: Page) -> str:
    looked_at(page, "begin")
    page.locator("[name=origin][value=template]").check()
    page.locator("[name=template]").select_option(KEY)
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_url("**/drafts/*/")
    looked_at(page, "outline")
    return re.sub(r"^.*(?=/fr/)", "", page.url)


def saves(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    expect(page.get_by_text("Enregistré.", exact=True)).to_be_visible()


def adds_a_question(page: Page, at: str) -> None:
    """Faults stand beside the form until it is whole; the preview never goes blank meanwhile."""
    page.get_by_role("button", name=re.compile("Ajouter une section")).click()
    page.wait_for_url("**/parts/sections/2/")
    page.locator("[name=title]").fill("The road")
    page.locator("[name='title@fr']").fill("La chaussée")
    saves(page)
    page.get_by_role("button", name=re.compile("Ajouter une question")).click()
    page.wait_for_url("**/questions/0/")
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    page.locator("[name=kind]").select_option("single")
    saves(page)
    expect(page.get_by_text("2 erreurs").or_(page.get_by_text("1 erreur")).first).to_be_visible()
    for name, words in QUESTION.items():
        page.locator(f"[name='{name}']").fill(words)
    page.locator("[name=optional]").first.check()
    saves(page)
    expect(page.get_by_text("Sans erreur").first).to_be_visible()
    looked_at(page, "question-added")


def renames_its_condition(page: Page, at: str) -> None:
    """The question that the condition looks at has another key: the condition follows."""
    page.goto(f"{at}parts/sections/0/questions/1/")
    page.locator("[name=key]").fill("matter")
    saves(page)
    expect(page.get_by_text("La nouvelle clé a été reportée")).to_be_visible()
    expect(page.get_by_text("Sans erreur").first).to_be_visible()
    page.goto(f"{at}parts/sections/2/questions/0/")
    expect(page.locator("[name=relevant]")).to_have_value('matter = "road"')


def hands_in(page: Page) -> None:
    page.goto(f"/fr/services/{KEY}/")
    page.locator("#begin").click()
    page.locator("[name=answer-latitude]").fill("48.85")
    page.locator("[name=answer-longitude]").fill("2.35")
    goes_on(page, "matter")
    page.locator("[name=answer][value=road]").check()
    goes_on(page, "description")
    page.locator("[name=answer]").fill("Un trou")
    goes_on(page, "danger")
    page.locator("[name=answer][value=no]").check()
    goes_on(page, "photo")
    goes_on(page, "wants_answer")
    page.locator("[name=answer][value=no]").check()
    goes_on(page, "surface")
    expect(page.get_by_role("heading", level=1)).to_contain_text("De quoi est faite la chaussée ?")
    page.get_by_label("Pavés").check()
    looked_at(page, "resident-question")
    goes_on(page, "check")
    page.locator("main a.govuk-button").last.click()
    page.locator("#send").click()
    page.wait_for_url("**/cases/**")
    expect(page.get_by_text("Nous avons bien reçu votre demande.")).to_be_visible()


def goes_on(page: Page, to: str) -> None:
    page.locator("main .govuk-button-group button[value=save]").first.click()
    page.wait_for_url(f"**/{to}/")
