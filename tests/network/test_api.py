"""The whole of the API: who may call, what goes wrong and how it is told, the description."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from hanse.identity.actions import revoke_key
from hanse.identity.models import Key, Mandate
from hanse.identity.public import KeyScope, end_mandate
from hanse.kernel.clock import today
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, begun
from tests.network.api.calls import Program, problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def program(team):
    return program_of(team.coordinator)


def test_without_a_key_nobody_is_let_in_and_is_told_how(team):
    refused = Program().get("/cities/")

    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert problem_of(refused)["type"] == "urn:hanse:problem:no-key"


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer wrong", "Basic aGFuc2U6aGFuc2U=", "Bearer \udcff", "bearer hanse_", ""]
)
def test_what_is_no_key_is_refused(team, header):
    refused = Client().get("/api/v1/cities/", headers={"Authorization": header})

    assert refused.status_code == 401
    assert problem_of(refused)["type"] == "urn:hanse:problem:bad-key"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "Cette clé est inconnue, révoquée ou trop ancienne. Créez-en une nouvelle sous «\u00a0Votre compte\u00a0».",
        ),
        ("en", "This key is unknown, revoked or too old. Make a new one under “Your account”."),
        ("pt", "This key is unknown, revoked or too old. Make a new one under “Your account”."),
    ],
)
def test_a_refusal_is_in_the_language_of_the_request(team, language, words):
    headers = {"Authorization": "Bearer hanse_none", "Accept-Language": language}

    response = Client().get("/api/v1/cities/", headers=headers)

    assert problem_of(response)["detail"] == words


def test_a_key_sees_the_cities_of_its_person(team, program):
    found = program.get("/cities/")

    assert found.json() == [
        {"id": str(team.city.pk), "name": "Gumi", "country": "KR", "roles": ["coordinator"]},
    ]
    assert found.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in found.headers["Vary"]


def test_a_revoked_key_is_refused_at_once(team, program):
    revoke_key(Key.objects.get(), by=team.coordinator)

    assert program.get("/cities/").status_code == 401


def test_a_key_past_its_last_day_is_refused(team, program):
    Key.objects.update(expires_on=today() - timedelta(days=1))

    assert program.get("/cities/").status_code == 401


def test_the_key_of_a_person_who_is_gone_is_refused(team, program):
    type(team.coordinator).objects.filter(id=team.coordinator.id).update(is_active=False)

    assert program.get("/cities/").status_code == 401


def test_with_the_mandate_ends_what_the_key_may_do(team, program):
    assessment = begun(team)
    assert program.get(f"/assessments/{assessment.id}/").status_code == 200

    end_mandate(Mandate.objects.get(user=team.coordinator), by=SYSTEM)

    assert program.get("/cities/").json() == []
    assert program.get(f"/assessments/{assessment.id}/").status_code == 403
    assert program.get("/assessments/").json()["items"] == []


def test_a_key_that_may_read_writes_nowhere(team):
    assessment = begun(team)
    reader = program_of(team.coordinator, KeyScope.READ)

    assert reader.get(f"/assessments/{assessment.id}/answers/").status_code == 200
    refused = reader.put(f"/assessments/{assessment.id}/answers/", {"answers": {}})

    assert refused.status_code == 403
    assert problem_of(refused)["type"] == "urn:hanse:problem:read-only"


def test_the_browsers_session_is_taken_and_writes_need_the_token(team):
    assessment = begun(team)
    path = f"/api/v1/assessments/{assessment.id}/answers/"
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(team.coordinator, backend=BACKEND)

    assert browser.get(path).status_code == 200
    forged = browser.put(path, "{}", content_type="application/json")

    assert forged.status_code == 403
    assert problem_of(forged)["type"] == "urn:hanse:problem:foreign-form"


def test_a_session_beside_a_bad_key_does_not_help(team):
    browser = Client()
    browser.force_login(team.coordinator, backend=BACKEND)

    assert browser.get("/api/v1/cities/", headers={"Authorization": "Bearer wrong"}).status_code == 401


@override_settings(API_REQUESTS_PER_MINUTE=3)
def test_too_many_requests_with_a_key_have_to_wait(team, program):
    answers = [program.get("/cities/") for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert problem_of(answers[-1])["type"] == "urn:hanse:problem:too-many"


@pytest.mark.parametrize(
    ("body", "content_type", "status", "kind"),
    [
        (b"{", "application/json", 400, "unreadable"),
        (b'{"answers": {"a": null, "a": null}}', "application/json", 400, "unreadable"),
        (b'{"answers": {"a": {"value": NaN}}}', "application/json", 400, "unreadable"),
        (b'{"answers": {"a": {"value": 1e999}}}', "application/json", 400, "unreadable"),
        (b'{"answers": {"a": {"value": ' + b"9" * 5000 + b"}}}", "application/json", 400, "unreadable"),
        (b"[" * 100_000, "application/json", 400, "unreadable"),
        (b'{"answers": ' + b"[" * 20 + b"]" * 20 + b"}", "application/json", 400, "unreadable"),
        (b'{"answers": {"a": {"note": "\\u0000"}}}', "application/json", 400, "unreadable"),
        (b'{"answers": {"\\ud800": null}}', "application/json", 400, "unreadable"),
        (b'{"answers": "\xff"}', "application/json", 400, "unreadable"),
        (b"\xef\xbb\xbf{}", "application/json", 400, "unreadable"),
        (b"answers=1", "application/x-www-form-urlencoded", 415, "wrong-media-type"),
        (b"{}", "text/plain", 415, "wrong-media-type"),
        (b'{"answers": {}, "x": "' + b"x" * 1024 * 1024 + b'"}', "application/json", 413, "too-large"),
        (b'{"answers": {}, "x": "' + b"x" * 6 * 1024 * 1024 + b'"}', "application/json", 413, "too-large"),
        (b"{}", "application/json", 422, "invalid"),
        (b"[]", "application/json", 422, "invalid"),
        (b"null", "application/json", 422, "invalid"),
        (b"", "application/json", 422, "invalid"),
        (b'{"answers": {}, "extra": 1}', "application/json", 422, "invalid"),
        (b'{"answers": {"a": {"version": -1}}}', "application/json", 422, "invalid"),
        (b'{"answers": {"a": {"version": 99999999999999999999}}}', "application/json", 422, "invalid"),
    ],
)
def test_a_body_that_cannot_be_taken_is_told_as_a_problem(team, program, body, content_type, status, kind):
    path = f"/assessments/{begun(team).id}/answers/"

    refused = program.call("PUT", path, body, content_type=content_type)

    assert refused.status_code == status, refused.content
    assert problem_of(refused)["type"] == f"urn:hanse:problem:{kind}"


def test_a_value_of_the_wrong_type_is_told_with_its_place(team, program):
    path = f"/assessments/{begun(team).id}/answers/"

    refused = program.put(path, {"answers": {"gov_strategy_status": {"version": "x"}}})

    assert problem_of(refused)["errors"][0]["where"] == "/answers/gov_strategy_status/version"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/assessments/1/",
        "/assessments/86f3e32b-58aa-4be2-a37c-03656c6e4c2e/",
        "/frameworks/..%2f..%2fetc/",
        "/frameworks/./",
        "/x",
    ],
)
def test_what_is_not_there_is_a_problem_and_no_page(team, program, path):
    response = program.get(path)

    assert response.status_code == 404
    assert problem_of(response)["status"] == 404


def test_a_method_that_an_address_does_not_take_is_told_with_those_it_takes(team, program):
    refused = program.call("DELETE", "/cities/")

    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET")
    assert problem_of(refused)["type"] == "urn:hanse:problem:method-not-allowed"


def test_what_fails_inside_is_a_problem_without_a_word_about_the_inside(team, program, monkeypatch):
    program.client.raise_request_exception = False
    monkeypatch.setattr("hanse.members.api.cities_of", lambda _viewer: 1 / 0)

    failed = program.get("/cities/")

    assert failed.status_code == 500
    assert "division" not in failed.content.decode()
    assert problem_of(failed)["type"] == "urn:hanse:problem:internal"


def test_a_database_that_is_away_is_told_as_a_moment_to_wait_for(team, program, monkeypatch):
    def away(_viewer):
        raise OperationalError("the connection is closed")

    monkeypatch.setattr("hanse.members.api.cities_of", away)

    failed = program.get("/cities/")

    assert failed.status_code == 503
    assert int(failed.headers["Retry-After"]) > 0
    assert problem_of(failed)["type"] == "urn:hanse:problem:away"


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "offset=-1", "offset=99999999999999999999", "limit=x"])
def test_a_page_that_cannot_be_is_refused(team, program, query):
    refused = program.get(f"/rounds/?{query}")

    assert refused.status_code == 422
    assert problem_of(refused)["errors"][0]["where"] == f"query.{query.split('=')[0]}"


def test_the_page_for_developers_is_open_to_all_and_shows_every_operation(client):
    page = client.get("/en/developers/api/").content.decode()

    assert "/api/v1/assessments/{assessment_id}/answers/" in page
    assert 'id="shape-Problem"' in page


def test_the_description_is_open_to_all(client):
    assert client.get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
