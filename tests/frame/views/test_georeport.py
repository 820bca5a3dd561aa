"""GeoReport v2 (Open311): apps read what can be reported, report it, and read what is public, as JSON and XML."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from georeport import GeoReport
from lxml import etree

import hanse.frame.tools.templates
from hanse.frame import catalogue
from hanse.frame.actions import take_step
from hanse.frame.models import Case
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import KeyScope
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import AuditEntry
from tests.factories.identity import UserFactory
from tests.frame.workflow.test_moving import officer
from tests.network.api.calls import key_for

pytestmark = pytest.mark.django_db
ROOT = "/open311/v2"
CODE = "report_street_problem-road"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


@pytest.fixture
def street() -> Any:
    folder = Path(hanse.frame.tools.templates.__path__[0]) / "report_street_problem"
    yield catalogue.declare(read_procedure(folder))
    catalogue.withdraw("report_street_problem")


@pytest.fixture
def key() -> str:
    return key_for(UserFactory(), KeyScope.APPLY)


def said(key: str, **changes: Any) -> dict[str, Any]:
    values = {
        "api_key": key,
        "service_code": CODE,
        "lat": "48.85",
        "long": "2.35",
        "address_string": "12 Station Road",
        "description": "A deep hole.",
        "email": "ada@example.org",
        "first_name": "Ada",
        "attribute[danger]": "yes",
    }
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def reported(key: str, **changes: Any) -> Case:
    response = Client().post(f"{ROOT}/requests.json", said(key, **changes))
    assert response.status_code == 200, response.content
    [one] = response.json()
    return Case.objects.get(number=one["service_request_id"])


def read(path: str, form: str = "json", **asked: str) -> Any:
    response = Client().get(f"{ROOT}/{path}.{form}", asked)
    assert response.status_code == 200, response.content
    return response.json() if form == "json" else etree.fromstring(response.content)


def refused(response: Any, status: int) -> list[str]:
    assert response.status_code == status, response.content
    errors = response.json()
    assert {one["code"] for one in errors} == {status}
    return [one["description"] for one in errors]


def test_services_are_the_options_of_the_category(street: Procedure) -> None:
    found = read("services")

    assert [one["service_code"].partition("-")[2] for one in found] == ["road", "light", "waste", "other"]
    assert (found[0]["service_name"], found[0]["type"], found[0]["metadata"]) == (
        "Road, pavement or cycle path",
        "realtime",
        True,
    )
    in_french = Client(headers={"Accept-Language": "fr"}).get(f"{ROOT}/services.json").json()
    assert in_french[1]["service_name"] == "Éclairage public"


def test_the_definition_asks_what_the_protocol_does_not(street: Procedure) -> None:
    asked = read(f"services/{CODE}")["attributes"]

    assert [(one["code"], one["datatype"], one["required"], one["order"]) for one in asked] == [
        ("lamp", "string", False, 1),
        ("danger", "singlevaluelist", True, 2),
    ]
    assert asked[1]["values"] == [{"key": "yes", "name": "Yes"}, {"key": "no", "name": "No"}]


def test_a_report_becomes_a_case_of_whom_the_app_speaks_for(street: Procedure, key: str) -> None:
    case = reported(key)

    assert (case.state, case.email, case.applicant, case.office) == ("with_roads", "ada@example.org", None, "roads")
    values = {name: one["value"] for name, one in case.answers.items()}
    assert values["spot"] == {"words": "12 Station Road", "latitude": 48.85, "longitude": 2.35}
    assert (values["danger"], values["wants_answer"], values["category"]) == (True, True, "road")
    entry = AuditEntry.objects.get(verb="frame.take_report")
    assert (entry.actor_kind, entry.subject_id) == ("key", case.id)


def test_without_an_address_for_the_answer_it_is_anonymous(street: Procedure, key: str) -> None:
    case = reported(key, email=None, address_string=None, media_url="https://pictures.example/1.jpg")

    assert (case.answers["wants_answer"]["value"], case.email) == (False, "")
    assert case.answers["description"]["value"] == "A deep hole.\n\nhttps://pictures.example/1.jpg"


def test_a_photo_is_taken_as_on_the_page(street: Procedure, key: str) -> None:
    case = reported(key, media=SimpleUploadedFile("hole.png", PNG, "image/png"))
    wrong = Client().post(f"{ROOT}/requests.json", said(key, media=SimpleUploadedFile("hole.png", b"<script>")))

    assert case.answers["photo"]["value"][0]["name"] == "hole.png"
    assert wrong.status_code == 400
    assert Case.objects.count() == 1


def test_read_is_what_is_public_and_nothing_else(street: Procedure, key: str) -> None:
    case = reported(key)

    [one] = read(f"requests/{case.number}")

    assert one == {
        "service_request_id": case.number,
        "status": "open",
        "status_notes": "With the roads office",
        "service_name": "Road, pavement or cycle path",
        "service_code": CODE,
        "description": "",
        "agency_responsible": "Roads office",
        "service_notice": "",
        "requested_datetime": f"{case.submitted_at:%Y-%m-%dT%H:%M:%SZ}",
        "updated_datetime": f"{case.since:%Y-%m-%dT%H:%M:%SZ}",
        "expected_datetime": None,
        "address": "12 Station Road",
        "address_id": None,
        "zipcode": None,
        "lat": 48.85,
        "long": 2.35,
        "media_url": None,
    }
    take_step(
        case,
        "mend_road",
        read_answers(street, {"road_work": "lasting", "road_note": "New"}),
        by=officer("roads"),
        language="en",
    )
    assert read(f"requests/{case.number}")[0]["status"] == "closed"
    assert read(f"tokens/{case.number}") == [{"service_request_id": case.number, "token": case.number}]


def test_what_is_erased_or_not_public_is_not_there(street: Procedure, key: str) -> None:
    case = reported(key)
    Case.objects.filter(id=case.id).update(state="received")

    for path in (f"requests/{case.number}", f"tokens/{case.number}", "requests/2026-999999"):
        assert "no public report" in refused(Client().get(f"{ROOT}/{path}.json"), 404)[0]
    assert read("requests") == []


def test_reports_are_found_by_kind_status_number_and_time(street: Procedure, key: str) -> None:
    road, light = reported(key), reported(key, service_code="report_street_problem-light")
    day = now()

    def numbers(**asked: str) -> list[str]:
        return [one["service_request_id"] for one in read("requests", **asked)]

    assert numbers() == [light.number, road.number]
    assert numbers(service_code=CODE) == [road.number]
    assert numbers(status="closed") == []
    assert numbers(status="open,closed") == [light.number, road.number]
    assert numbers(service_request_id=f"{road.number},x", status="closed") == [road.number]
    assert numbers(start_date=f"{day + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}") == []
    assert numbers(end_date=f"{day + timedelta(hours=1):%Y-%m-%dT%H:%M:%S+00:00}") == [light.number, road.number]
    with set_to(day + timedelta(days=91)):
        assert numbers() == []


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"api_key": None}, 403, "api_key"),
        ({"api_key": "hanse_wrong"}, 403, "api_key"),
        ({"service_code": None}, 400, "service_code"),
        ({"service_code": "nothing"}, 404, "service_code"),
        ({"lat": None, "address_string": None}, 400, "lat and long"),
        ({"lat": "91"}, 400, "spot"),
        ({"lat": None}, 400, "spot"),
        ({"description": None}, 400, "description"),
        ({"attribute[danger]": None}, 400, "danger"),
        ({"attribute[danger]": "perhaps"}, 400, "danger"),
        ({"attribute[email]": "x@example.org"}, 400, "email"),
        ({"attribute[unknown]": "x"}, 400, "unknown"),
        ({"email": "nobody"}, 400, "email"),
    ],
)
def test_what_is_wrong_is_said_as_the_protocol_has_it(
    street: Procedure, key: str, changes: dict[str, Any], status: int, words: str
) -> None:
    in_json = Client().post(f"{ROOT}/requests.json", said(key, **changes))
    in_xml = Client().post(f"{ROOT}/requests.xml", said(key, **changes))

    assert words in " ".join(refused(in_json, status))
    errors = etree.fromstring(in_xml.content)
    assert (in_xml.status_code, errors.tag, [one.tag for one in errors]) == (status, "errors", ["error"] * len(errors))
    assert [one.tag for one in errors[0]] == ["code", "description"]
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"start_date": "yesterday"},
        {"start_date": "2026-01-01T00:00:00"},
        {"start_date": "2026-02-31T00:00:00Z"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        {"status": "lost"},
        {"start_date": "9999-12-31T23:59:59Z"},
        {"start_date": "9999-12-31T23:59:59-14:00"},
        {"end_date": "0001-01-01T00:00:00Z"},
        {"end_date": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_what_cannot_be_asked_for_is_said(street: Procedure, asked: dict[str, str]) -> None:
    assert refused(Client().get(f"{ROOT}/requests.json", asked), 400)


def test_keys_that_may_only_read_do_not_report(street: Procedure) -> None:
    for scope in (KeyScope.READ, KeyScope.DECIDE):
        secret = key_for(UserFactory(), scope)
        assert refused(Client().post(f"{ROOT}/requests.json", said(secret)), 403)


def test_xml_is_as_the_specification_lays_it_out(street: Procedure, key: str) -> None:
    case = reported(key, description="A hole \u0001 & <more>")

    services, definition = read("services", "xml"), read(f"services/{CODE}", "xml")
    requests = read(f"requests/{case.number}", "xml")

    assert [one.tag for one in services] == ["service"] * 4
    assert services.findtext("service/metadata") == "true"
    assert definition.findtext("attributes/attribute[2]/values/value[1]/key") == "yes"
    assert requests.findtext("request/lat") == "48.85"
    assert requests.find("request/zipcode").text is None
    sent = Client().post(f"{ROOT}/requests.xml", said(key))
    assert etree.fromstring(sent.content).findtext("request/service_request_id").startswith("20")
    assert sent.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert sent.content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")


def test_another_jurisdiction_is_not_here(street: Procedure, settings: Any) -> None:
    settings.JURISDICTION = "gumi.example"

    assert read("services", jurisdiction_id="gumi.example")
    assert refused(Client().get(f"{ROOT}/services.json", {"jurisdiction_id": "elsewhere.example"}), 404)


def test_discovery_names_the_endpoint(street: Procedure) -> None:
    [endpoint] = read("discovery")["endpoints"]

    assert endpoint["url"] == f"http://localhost:8000{ROOT}"
    assert read("discovery", "xml").findtext("endpoints/endpoint/formats/format") == "text/xml"


def test_nothing_is_offered_where_no_service_declares_it(service: Procedure) -> None:
    assert read("services") == []
    assert refused(Client().get(f"{ROOT}/services/permit.json"), 404)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_client_that_others_wrote_understands_it(street: Procedure, live_server: Any, form: str) -> None:
    case = reported(key_for(UserFactory(), KeyScope.APPLY))
    client = GeoReport(f"{live_server.url}{ROOT}", output_format=form)

    assert client.get_service_list()[0]["service_code"] == CODE
    assert client.get_service_definition(CODE)["service_code"] == CODE
    found = client.get_service_request(case.number)
    assert json.dumps(found).count(case.number) == 1
    assert json.dumps(client.get_service_requests(status="open")).count(case.number) == 1
