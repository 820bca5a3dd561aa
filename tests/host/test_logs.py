"""What the log tells, and what it keeps to itself."""

import io
import json
import logging
import secrets

import pytest
from django.test import Client
from django.urls import reverse

from hanse.frame.models import Application
from hanse.frame.views import offering
from hanse.host import logs
from hanse.kernel.ids import new_id
from hanse.kernel.links import token_of
from tests.frame.conftest import service  # noqa: F401 - a fixture
from tests.frame.views.test_applying import answer, begin


@pytest.fixture
def lines():
    """What the site's own handler writes."""
    [console] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    written = io.StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


@pytest.fixture
def json_lines(lines):
    """As a site in production writes them."""
    [console] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    before = console.formatter
    console.setFormatter(logs.JsonLine())
    yield lambda: [json.loads(line) for line in lines.getvalue().splitlines()]
    console.setFormatter(before)


@pytest.mark.parametrize(
    "secret", ["nx0qK7-AqI-K-KL4MbU43CgD3obxqavB4mVR5DC7BWg", f"{'a' * 32}.{'b' * 43}", f"eyJh:{'1' * 30}:{'x' * 27}"]
)
def test_the_secret_of_an_address_stands_in_no_log(lines, secret):
    logging.getLogger("django.request").warning("Forbidden (%s): %s", "no token", f"/en/quick-scan/link/{secret}/")

    assert lines.getvalue().endswith("Forbidden (no token): /en/quick-scan/link/…/\n")


def test_ids_and_questions_stay_readable(lines):
    path = f"/en/assessments/{new_id()}/answers/questions/gov_strategy_status/"
    logging.getLogger("django.request").warning("Not Found: %s", path)

    assert lines.getvalue().endswith(f"Not Found: {path}\n")


@pytest.mark.django_db
def test_a_page_is_told_by_its_name_and_never_by_its_address(lines, client):
    secret = secrets.token_urlsafe(32)
    client.get(f"/en/quick-scan/link/{secret}/")
    client.get("/en/nothing/of/claire@example.org/?words=Claire")

    assert "Gone: diagnostic:scan" in lines.getvalue()
    assert "Not Found: (no page)" in lines.getvalue()
    assert secret not in lines.getvalue()
    assert "laire" not in lines.getvalue()


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("to claire@example.org: refused", "to …@…: refused"),
        ("from 192.0.2.7 and 2001:db8::7:1", "from … and …"),
        ("at 12:30:45 in version 6.1.3", "at 12:30:45 in version 6.1.3"),
        ("ERROR: double\nDETAIL:  Key (name)=(Claire) already exists.\nHINT: no", "ERROR: double\nDETAIL: …\nHINT: no"),
    ],
)
def test_what_tells_who_somebody_is_is_masked(said, masked):
    assert logs.masked(said) == masked


def test_a_line_of_json_holds_what_programs_look_for(lines, json_lines):
    try:
        try:
            int("Claire")
        except ValueError as error:
            raise LookupError("nobody is called 'Claire', claire@example.org") from error
    except LookupError:
        logging.getLogger("hanse.somewhere").exception("It went wrong for %s", "claire@example.org")

    [line] = json_lines()
    assert (line["level"], line["logger"], line["message"]) == ("ERROR", "hanse.somewhere", "It went wrong for …@…")
    assert line["error"]["class"] == "LookupError"
    assert line["error"]["words"] == "nobody is called …, …@…"
    assert line["error"]["after"]["class"] == "ValueError"
    assert line["error"]["places"][0].endswith("test_a_line_of_json_holds_what_programs_look_for")
    assert "laire" not in lines.getvalue()


@pytest.mark.django_db
def test_a_walk_through_the_site_leaves_nothing_of_a_person_in_the_log(lines, json_lines, client, service, monkeypatch):  # noqa: F811
    """An application of a guest, her secret link, wrong turns, a sign-in that fails, an error that names her."""
    client.raise_request_exception = False
    place = begin(client)
    answer(client, place, owner="yes", area="50", email="claire@example.org")
    row = Application.objects.get()
    link = reverse("frame:link", args=[token_of(row.id, row.link_nonce)])
    for path in (link, f"{link}x", f"/en/cases/{secrets.token_urlsafe(40)}/", "/en/services/Claire-Dupont/"):
        client.get(path)
    client.post(f"{place}hand-in/")
    client.post("/en/account/login/", {"login": "claire@example.org", "password": "Claire Dupont"})
    Client(enforce_csrf_checks=True).post(link, {"name": "Claire Dupont"})
    monkeypatch.setattr(offering, "offered_services", lambda _: {}["Claire Dupont, claire@example.org, 192.0.2.7"])
    assert client.get("/en/services/").status_code == 500

    written = lines.getvalue()
    assert {line["status"] for line in json_lines() if "status" in line} >= {403, 404, 500}
    for word in ("laire", "upont", "192.0.2", "127.0.0.1", link.strip("/").rsplit("/", 1)[1]):
        assert word not in written, word
