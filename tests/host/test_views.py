"""Pages of the frame's edition: what is offered, privacy, accessibility, and what surrounds them."""

import pytest
from django.test import override_settings

from hanse.frame import catalogue
from hanse.frame.actions import KEPT_FOR, appoint_officer
from hanse.frame.public import declare
from hanse.kernel.actor import Actor
from tests.diagnostic.rounds import BACKEND
from tests.factories import UserFactory
from tests.frame.samples import permit
from tests.ui.page import read

pytestmark = pytest.mark.django_db
FRAME = {"ROOT_URLCONF": "hanse.host.urls", "HANSE_SHELL": "hanse.host.shell.shell", "SITE_CONTACT": "us@city.example"}


@pytest.fixture(autouse=True)
def alone():
    """The frame's edition, whose home page is another than the network's, and which offers none of its services."""
    of_the_network = list(catalogue.offered())
    for one in of_the_network:
        catalogue.withdraw(one.key)
    with override_settings(**FRAME):
        yield
    for one in of_the_network:
        declare(one)


@pytest.fixture
def service():
    yield declare(permit())
    catalogue.withdraw("permit")


def test_home_shows_what_is_offered(client, service):
    page = read(client.get("/en/").content.decode())

    assert page.one("a", href="/en/services/permit/").text == "Building permit"


def test_home_says_that_nothing_is_offered_yet(client):
    assert "No service is offered yet" in client.get("/en/").content.decode()


def test_home_leads_an_officer_to_her_inbox_and_nobody_else(client, service):
    user = UserFactory()
    client.force_login(user, backend=BACKEND)
    assert "Go to your inbox" not in client.get("/en/").content.decode()

    appoint_officer(user, "building", by=Actor.system("test"))
    page = client.get("/en/").content.decode()
    assert "Go to your inbox" in page
    assert 'href="/en/office/"' in page


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("name", ["privacy", "accessibility"])
def test_the_foot_leads_to_privacy_and_accessibility_and_to_who_runs_the_site(client, name, language):
    foot = client.get(f"/{language}/").content.decode().partition("<footer")[2]
    assert f'href="/{language}/{name}/"' in foot
    assert 'href="mailto:us@city.example"' in foot

    page = client.get(f"/{language}/{name}/")
    assert page.status_code == 200
    assert "mailto:us@city.example" in page.content.decode().partition("<footer")[0]


def test_privacy_names_the_spans_that_the_code_keeps_to(client):
    assert f"at most {KEPT_FOR.days} days after you last wrote in it" in client.get("/en/privacy/").content.decode()


def test_nothing_of_the_network_is_said(client, service):
    for path in ("/en/", "/en/privacy/", "/en/accessibility/", "/en/account/login/", "/en/services/", "/en/no-page/"):
        words = client.get(path).content.decode().lower()
        assert "secretariat" not in words, path
        assert "coordinator" not in words, path


def test_the_emblem_is_found_where_browsers_look_for_it(client):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("ui/favicon.svg")
