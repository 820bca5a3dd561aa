"""While the site rests: visitors read a calm page and lose nothing, operators and probes go on."""

import re

import pytest
from click.testing import CliRunner
from django.test import Client

from hanse.frame.models import Application
from hanse.host import maintenance
from hanse.host.cli.main import hanse
from tests.frame.conftest import service  # noqa: F401 - a fixture
from tests.identity.people import PASSWORD, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(monkeypatch, tmp_path):
    monkeypatch.setenv("HANSE_VAR", str(tmp_path))


def command(*arguments: str):
    return CliRunner().invoke(hanse, ["maintenance", *arguments])


@pytest.mark.parametrize(
    ("language", "title"), [("en", "The site is being worked on"), ("fr", "Le site est en cours de maintenance")]
)
def test_a_visitor_reads_why_and_for_how_long_in_her_language(client, language, title):
    assert command("on", "New rooms <b>from six</b>", "--minutes=30").exit_code == 0
    answer = client.get(f"/{language}/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert 1700 < int(answer.headers["Retry-After"]) <= 1800
    assert "no-store" in answer.headers["Cache-Control"]
    assert title in page
    assert "New rooms &lt;b&gt;from six&lt;/b&gt;" in page
    assert "30 minutes" in page
    assert command("off").output == "The site is open.\n"
    assert client.get(f"/{language}/").status_code == 200


def test_what_was_typed_is_sent_again_afterwards(service):  # noqa: F811
    """By the page itself, in a browser that runs no scripts and whose forms are guarded."""
    client = Client(enforce_csrf_checks=True)
    page = client.get("/en/services/permit/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    begun = client.post("/en/services/permit/begin/", {"csrfmiddlewaretoken": token})
    place = str(begun.url).removesuffix("answers/")
    form = {"answer": 'claire@example.org"><b>', "do": "save", "csrfmiddlewaretoken": token, "password": "secret word"}
    command("on")

    answer = client.post(f"{place}answers/questions/email/", form)

    kept = answer.content.decode()
    assert answer.status_code == 503
    assert "email" not in Application.objects.get().answers
    assert "secret word" not in kept
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', kept))
    assert fields["answer"] == "claire@example.org&#34;&gt;&lt;b&gt;"
    assert f'action="{place}answers/questions/email/"' in kept

    command("off")
    fields["answer"] = "claire@example.org"
    assert client.post(f"{place}answers/questions/email/", fields).status_code == 302
    assert Application.objects.get().answers["email"]["value"] == "claire@example.org"


def test_a_form_of_another_site_is_not_shown(client):
    command("on")
    stranger = Client(enforce_csrf_checks=True)
    page = stranger.post("/en/account/profile/", {"name": "put here by somebody"}).content.decode()
    assert "put here by somebody" not in page
    assert "being worked on" in page


def test_operators_sign_in_and_go_on_and_others_do_not(client):
    command("on")
    a_person("olga@example.org", is_staff=True)
    a_person("rosa@example.org")
    for email, status in (("olga@example.org", 200), ("rosa@example.org", 503)):
        visitor = Client()
        assert visitor.get("/en/account/login/").status_code == 200
        visitor.post("/en/account/login/", {"login": email, "password": PASSWORD})
        assert visitor.get("/en/").status_code == status


def test_programs_are_told_and_probes_answered(client):
    command("on", "Back at six")
    answer = client.get("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["detail"] == "Back at six"
    assert client.get("/health/").status_code == 200


def test_the_command_says_how_it_stands():
    assert (command("status").exit_code, command("off").output) == (0, "The site was open.\n")
    command("on", "Back at six")
    said = command("status")
    assert (said.exit_code, "Back at six" in said.output) == (3, True)
    maintenance._file().write_text("by hand")
    assert maintenance.now() is not None
