"""An office's inbox and cases for its programs."""

from collections.abc import Callable

import pytest

from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, CaseEvent, IssuedDocument
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from tests.factories.identity import UserFactory
from tests.frame.api.calling import ANSWERS, applying, asked_for_more, deciding, submitted, uploaded
from tests.frame.cases import decided
from tests.network.api.calls import Program

pytestmark = pytest.mark.django_db
INBOX = "/office/cases/"


@pytest.mark.parametrize("number", [1, 3])
def test_the_inbox_asks_as_often_for_three_cases_as_for_one(
    service: Procedure, officer: Callable[..., User], number: int, django_assert_num_queries: object
) -> None:
    program = deciding(officer())
    numbers = [submitted(Program())["number"] for _ in range(number)]
    Case.objects.update(holder_id=officer().id)

    with django_assert_num_queries(5):  # type: ignore[operator]  # key, person, versions, the cases, holders' names
        found = program.get(INBOX).json()

    assert sorted(one["number"] for one in found["items"]) == numbers
    assert found["items"][0] | {"id": "", "submitted_at": "", "due": "", "holder": "", "holder_name": ""} == {
        "id": "",
        "number": found["items"][0]["number"],
        "service": "permit",
        "title": "Building permit",
        "state": "checking",
        "status": "Being checked",
        "submitted_at": "",
        "ended_at": None,
        "office": "building",
        "holder": "",
        "holder_name": "",
        "due": "",
        "pressing": "In work",
    }


def test_the_inbox_is_filtered_searched_and_read_in_parts(service: Procedure, officer: Callable[..., User]) -> None:
    me = officer("building", "fire")
    program = deciding(me)
    first, second = (submitted(Program(), {**ANSWERS, "email": f"{name}@example.org"}) for name in ("ann", "bo"))
    program.post(f"{INBOX}{first['id']}/claim/")
    asked_for_more(second["id"], service)

    def numbers(query: str) -> list[str]:
        response = program.get(f"{INBOX}?{query}")
        assert response.status_code == 200, response.content
        return [one["number"] for one in response.json()["items"]]

    assert numbers("pile=mine") == [first["number"]]
    assert numbers("pile=unclaimed") == []
    assert numbers("pile=opinions") == [first["number"]]
    assert numbers("words=bo@example.org") == [second["number"]]
    assert numbers(f"words={first['number']}") == [first["number"]]
    assert numbers("words=example&state=completing") == [second["number"]]
    assert numbers("service=permit") == [first["number"]]
    assert numbers("service=other") == []
    assert numbers("office=fire") == []
    assert program.get(f"{INBOX}?office=heritage").status_code == 403
    assert program.get(f"{INBOX}?pile=everything").status_code == 422
    part = program.get(f"{INBOX}?words=example&limit=1").json()
    assert (len(part["items"]), part["next"]) == (1, 1)


def test_a_case_says_what_can_be_done_and_what_it_asks(service: Procedure, officer: Callable[..., User]) -> None:
    me, colleague = officer(), officer()
    case = submitted(Program())

    found = deciding(me).get(f"{INBOX}{case['id']}/?language=en").json()

    assert found["may"] == ["claim", "hand_over", "note"]
    assert found["colleagues"] == [{"id": str(one.id), "name": str(one)} for one in (me, colleague)]
    assert {one["key"]: one["asks"] and one["asks"]["required"] for one in found["steps"]} == {"ask": ["missing"]}
    assert [one["key"] for one in found["steps_after_opinions"]] == ["refuse"]
    assert [(one["office"], one["given"], one["asks"]) for one in found["opinions"]] == [("fire", False, None)]
    assert [one["question"] for one in found["answers"]] == ["owner", "area", "email"]


def test_reading_a_case_is_written_down_once_a_day(service: Procedure, officer: Callable[..., User]) -> None:
    ann, me = UserFactory(), officer()
    case = submitted(applying(ann))
    program = deciding(me)

    tags = {program.get(f"{INBOX}{case['id']}/").headers["ETag"] for _ in range(2)}

    assert len(tags) == 1
    look = CaseEvent.objects.get(kind="looked_at")
    assert (look.by_id, look.facts["key"]) == (me.id, str(me.keys.get().id))
    history = applying(ann).get(f"/cases/{case['id']}/?language=en").json()["history"]
    assert history[0]["title"] == "Somebody of the office looked at your case"
    assert program.get(f"{INBOX}{case['id']}/", **{"If-None-Match": tags.pop()}).status_code == 304


def test_documents_and_files_are_the_offices_as_well(service: Procedure, officer: Callable[..., User]) -> None:
    program = deciding(officer())
    drawing = uploaded(Program()).json()["id"]
    case = submitted(Program(), {**ANSWERS, "drawing": [{"id": drawing}]})
    decided(Case.objects.get(id=case["id"]), service)
    letter = IssuedDocument.objects.get()
    make_document(str(letter.id))
    file_id = Case.objects.get().answers["drawing"]["value"][0]["id"]

    assert program.get(f"{INBOX}{case['id']}/documents/{letter.id}/").getvalue().startswith(b"%PDF")
    assert program.get(f"{INBOX}{case['id']}/files/{file_id}/").status_code == 200


def test_who_works_for_no_office_of_the_service_finds_nothing(service: Procedure, officer: Callable[..., User]) -> None:
    """A foreign office, a stranger, the applicant as an officer of her own case, and keys for something else."""
    insider = officer()
    case = submitted(applying(insider))
    path = f"{INBOX}{case['id']}/"

    assert deciding(officer("graveyards")).get(path).status_code == 404
    assert deciding(UserFactory()).get(path).status_code == 404
    assert deciding(UserFactory()).get(INBOX).status_code == 403
    assert deciding(insider).get(path).status_code == 403
    assert applying(officer()).get(path).status_code == 403
    assert Program().get(path).status_code == 401
    assert not CaseEvent.objects.filter(kind="looked_at").exists()
