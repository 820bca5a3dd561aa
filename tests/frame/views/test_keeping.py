"""After the end of a case its office changes the record, and erases the case; each with a reason."""

import pytest
from django.test import Client

from hanse.frame.models import Case, Record
from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.cases import granted
from tests.frame.views.test_office import place, signed_in, text
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(service: Procedure) -> Case:
    return granted(service)


def test_the_office_corrects_a_record_and_suspends_it(case: Case, officer) -> None:
    client = signed_in(officer("building"))
    record = f"/en/registers/permits/{case.number}/"
    assert place(case, "record/") in text(client, record)
    assert 'value="10"' in text(client, place(case, "record/"))

    sent = {
        "record_standing-answer": "suspended",
        "area-answer": "12",
        "record_because-answer": "It was measured again.",
    }
    response = client.post(place(case, "record/"), sent)

    assert response.headers["Location"] == record
    page = text(Client(), record)
    for said in ("Suspended", "It was measured again.", "Area: 12 (before: 10)"):
        assert said in page
    assert Record.objects.get(case=case, current=True).version == 2


def test_a_change_without_a_reason_or_of_nothing_is_refused(case: Case, officer) -> None:
    client = signed_in(officer("building"))

    for sent in (
        {"record_standing-answer": "suspended", "area-answer": "10"},
        {"record_standing-answer": "in_force", "area-answer": "10", "record_because-answer": "So."},
    ):
        assert client.post(place(case, "record/"), sent).status_code == 422
    assert Record.objects.count() == 1


def test_another_office_is_told_that_it_keeps_no_record(case: Case, officer) -> None:
    response = signed_in(officer("fire")).get(place(case, "record/"), follow=True)

    assert "Your office keeps no record of this case." in response.content.decode()


def test_a_case_is_erased_on_request_and_its_pages_say_so(case: Case, officer) -> None:
    client = signed_in(officer("building"))
    assert place(case, "erase/") in text(client, place(case))

    assert client.post(place(case, "erase/"), {"record_because-answer": ""}).status_code == 422
    assert client.post(place(case, "erase/"), {"record_because-answer": "She asked for it."}).status_code == 302

    page = text(client, place(case))
    assert "This case was erased on" in page
    assert "She asked for it." in page
    assert "ann@example.org" not in page
    assert place(case, "erase/") not in page
    assert "Only a case that has ended" in client.get(place(case, "erase/"), follow=True).content.decode()


def test_a_running_case_and_strangers(service: Procedure, officer, case: Case) -> None:
    running = a_case(service)
    followed = signed_in(officer("building")).get(place(running, "erase/"), follow=True)
    assert "Only a case that has ended" in followed.content.decode()

    for page in ("erase/", "record/"):
        assert Client().get(place(case, page)).headers["Location"].startswith("/en/account/login/")
        assert signed_in(UserFactory()).get(place(case, page)).status_code == 404
