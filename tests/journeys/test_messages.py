"""A person is told that something is new, reads it, archives it, and chooses how it reaches her; each page passes axe."""

import re

import pytest
from playwright.sync_api import expect

from hanse.identity.public import recipient
from hanse.kernel import notices
from hanse.kernel.models import Notice
from tests.factories.identity import UserFactory
from tests.journeys.browser import check_page, shot

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_message_is_read_archived_and_the_way_of_the_next_one_chosen(visitor, live_server, settings, client) -> None:
    settings.SMS = "file"
    person = UserFactory(language="fr")
    notices.post("tests.hello", to=recipient(person), subject="Il manque un plan", body="Voir https://example.org/x.")
    client.force_login(person)
    page = visitor(live_server.url, width=375, locale="fr", scripts=False)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )

    page.goto("/fr/")
    page.get_by_role("link", name="1 nouveau message").click()
    shot(page, "messages-list")
    page.get_by_role("link", name="Il manque un plan").click()
    expect(page.get_by_role("link", name="https://example.org/x")).to_be_visible()
    expect(page.get_by_role("link", name="nouveau message")).to_have_count(0)
    shot(page, "messages-one")
    page.get_by_role("button", name="Archiver").click()
    expect(page.get_by_role("heading", name="Vous n’avez aucun message")).to_be_visible()
    shot(page, "messages-none")
    page.get_by_role("link", name="Comment pouvons-nous vous joindre").click()
    page.get_by_label("par SMS").check()
    page.get_by_label("Numéro de téléphone mobile").fill("+33 6 12 34 56 78")
    page.get_by_role("button", name="Enregistrer").click()
    shot(page, "reach-code")
    sent = Notice.objects.get(template="identity/phone_code").short
    page.get_by_label("Code").fill(re.search(r"\d{6}", sent).group())
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("Le numéro est bien le vôtre")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_page_passes_axe(visitor, live_server, settings, client, language) -> None:
    settings.SMS = "file"
    person = UserFactory()
    notice = notices.post("tests.hello", to=recipient(person), subject="A plan is missing", body="Please send it.")
    client.force_login(person)
    page = visitor(live_server.url)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    root = f"/{language}/account/profile/"
    for name, place in {
        "list": "messages/",
        "away": "messages/?away=yes",
        "one": f"messages/{notice.id}/",
        "reach": "reach/",
    }.items():
        page.goto(root + place)
        check_page(page)
        shot(page, f"messages-{name}-{language}")
