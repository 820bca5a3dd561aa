"""Registers: anybody reads what is public, an office its own, and each version says which office and why."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from rdflib import DCAT, Graph

from hanse.frame import catalogue
from hanse.frame.actions import change_record
from hanse.frame.models import Case, Record
from hanse.frame.presenters.register import told_of
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Register
from hanse.kernel.clock import now, today
from tests.factories.identity import UserFactory
from tests.frame.cases import granted
from tests.frame.samples import permit, t
from tests.frame.views.test_office import signed_in, text
from tests.frame.workflow.test_moving import officer as doer

pytestmark = pytest.mark.django_db
HERE = "/en/registers/permits/"


@pytest.fixture
def case(service: Procedure) -> Case:
    return granted(service)


@pytest.fixture
def restricted() -> Iterator[Procedure]:
    register = Register(key="secret_permits", title=t("Secret permits"), shows=("area",))
    procedure = catalogue.declare(permit(key="secret", register=register))
    yield procedure
    catalogue.withdraw(procedure.key)


def body(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return b"".join(response).decode()


def test_anybody_finds_a_record_and_reads_who_decided_and_why(case: Case) -> None:
    assert "Permits" in text(Client(), "/en/registers/")
    assert case.number in text(Client(), HERE)

    page = text(Client(), f"{HERE}{case.number}/")

    for said in ("Area", "10", "In force", "Building office", "Grant", f"http://testserver{HERE}{case.number}/"):
        assert said in page, said
    assert "Change the record" not in page
    assert "<svg" in body(f"{HERE}{case.number}/code.svg")


def test_the_newest_version_counts_and_the_earlier_ones_are_told(case: Case) -> None:
    change_record(case, Standing.SUSPENDED, "It is looked into.", {}, by=doer(), language="en")

    page = text(Client(), f"{HERE}{case.number}/")

    assert "Suspended" in page
    assert "It is looked into." in page
    assert "Entered in the register" in page


def test_answers_stand_in_the_order_and_the_language_of_the_service(case: Case, service: Procedure) -> None:
    asked = service.questions
    content = {
        key: {"question": "as stored", "answer": "as stored", "value": value}
        for key, value in {"email": "a@example.org", "area": 1200, "gone": 1}.items()
    }
    record = Record.objects.get(case=case)
    record.content = dict(reversed(content.items()))

    told = told_of(record, "fr")

    assert told == (
        (asked["area"].text.default, "1\u202f200", ""),
        (asked["email"].text.default, "a@example.org", ""),
        ("as stored", "as stored", ""),
    )


def test_records_are_searched_and_told_apart_by_what_is_in_force(case: Case, service: Procedure) -> None:
    expired, withdrawn = granted(service), granted(service)
    Record.objects.filter(case=expired).update(valid_until=today().replace(year=2020))
    change_record(withdrawn, Standing.WITHDRAWN, "Over.", {}, by=doer(), language="en")

    in_force, over = text(Client(), HERE + "?holding=in_force"), text(Client(), HERE + "?holding=over")

    assert [one.number in in_force for one in (case, expired, withdrawn)] == [True, False, False]
    assert [one.number in over for one in (case, expired, withdrawn)] == [False, True, True]
    assert "Expired" in over
    assert case.number in text(Client(), f"{HERE}?words={case.number[-4:]}")
    assert "Nothing was found" in text(Client(), HERE + "?words=nowhere")


@pytest.mark.parametrize("number", [1, 3])
def test_a_register_asks_the_database_the_same_number_of_times(
    service: Procedure, django_assert_num_queries, number: int
) -> None:
    for _ in range(number):
        granted(service)

    with django_assert_num_queries(4):  # one for the site's menu
        text(Client(), HERE)


def test_a_restricted_register_is_there_for_its_offices_alone(restricted: Procedure, officer) -> None:
    case = granted(restricted)
    mine, address = signed_in(officer("building")), f"/en/registers/secret_permits/{case.number}/"
    stranger = signed_in(UserFactory())

    assert "for your office alone" in text(mine, "/en/registers/")
    response = mine.get(address)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    for other in (Client(), stranger):
        assert "Secret permits" not in text(other, "/en/registers/")
        for place in ("/en/registers/secret_permits/", address, f"{address}code.svg"):
            assert other.get(place).status_code == 404
        assert other.get("/en/registers/secret_permits/open-data.csv").status_code == 404
    assert mine.get("/en/registers/secret_permits/open-data.csv").status_code == 404


def test_what_is_not_there_is_not_found(case: Case) -> None:
    for place in ("/en/registers/none/", f"{HERE}2020-000000/", f"{HERE}open-data.exe"):
        assert Client().get(place).status_code == 404


def test_open_data_are_the_newest_public_versions(case: Case, service: Procedure) -> None:
    hidden = granted(service)
    Record.objects.filter(case=hidden).update(public=False)
    change_record(case, Standing.SUSPENDED, "Looked into.", {}, by=doer(), language="en")

    rows = list(csv.DictReader(io.StringIO(body(HERE + "open-data.csv"))))
    told = json.loads(body(HERE + "open-data.json"))

    assert rows == [
        {
            "number": case.number,
            "version": "2",
            "standing": "suspended",
            "valid_from": service.calendar.day_of(now()).isoformat(),
            "valid_until": "",
            "area": "10",
        }
    ]
    assert [one["number"] for one in told["records"]] == [case.number]
    assert told["records"][0]["answers"] == {"area": 10}


def test_no_cell_of_the_table_runs_as_a_formula(case: Case) -> None:
    content = {"area": {"question": "Area", "answer": "=1+1", "value": '=HYPERLINK("http://x")'}}
    Record.objects.filter(case=case).update(content=content)

    row = next(csv.DictReader(io.StringIO(body(HERE + "open-data.csv"))))

    assert row["area"] == '\'=HYPERLINK("http://x")'


def test_the_description_leads_to_the_files(case: Case) -> None:
    described = Graph().parse(data=body(HERE + "open-data.ttl"), format="turtle")

    files = {str(one) for one in described.objects(None, DCAT.downloadURL)}
    pages = {str(one) for one in described.objects(None, DCAT.landingPage)}
    assert files == {f"{settings.SITE_URL}{HERE}open-data.{kind}" for kind in ("csv", "json")}
    assert pages == {f"{settings.SITE_URL}{HERE}"}


def test_an_empty_register_is_valid_json(service: Procedure) -> None:
    assert json.loads(body(HERE + "open-data.json")) == {"register": "permits", "records": []}
