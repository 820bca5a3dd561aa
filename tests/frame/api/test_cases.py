"""A case for its applicant's program."""

from uuid import uuid4

import pytest

from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.spec.procedure import Procedure
from tests.factories.identity import UserFactory
from tests.frame.api.calling import ANSWERS, applying, asked_for_more, deciding, submitted, uploaded
from tests.frame.cases import decided
from tests.network.api.calls import Program, problem_of

pytestmark = pytest.mark.django_db


def test_a_case_says_where_it_stands_and_what_was_answered(service: Procedure) -> None:
    ann = applying(UserFactory())
    case = submitted(ann)

    found = ann.get(f"/cases/{case['id']}/?language=en").json()

    assert (found["status"], found["fee"], found["currency"], found["steps"]) == ("Being checked", "0.00", "EUR", [])
    assert found["answers"][1] == {"question": "area", "title": "Area", "words": "10", "value": 10}
    assert [one["title"] for one in found["history"]][-1] == "You applied"


def test_the_applicant_does_what_is_asked_of_her(service: Procedure) -> None:
    ann = applying(UserFactory())
    case = asked_for_more(submitted(ann)["id"], service)
    step = ann.get(f"/cases/{case.id}/").json()["steps"][0]
    assert (step["key"], step["asks"]["required"]) == ("complete", ["completed"])

    refused = ann.post(f"/cases/{case.id}/steps/complete/", {"answers": {"completed": "", "area": 5000}})
    done = ann.post(f"/cases/{case.id}/steps/complete/", {"answers": {"completed": "Here it is"}})
    again = ann.post(f"/cases/{case.id}/steps/complete/", {"answers": {"completed": "Here it is"}})

    assert refused.status_code == 422
    assert [one["where"] for one in problem_of(refused)["errors"]] == ["/answers/area", "/answers/completed"]
    assert (done.status_code, done.json()["state"]) == (200, "checking")
    assert again.status_code == 409
    assert Case.objects.get().answers["area"]["value"] == 10


def test_an_applicant_takes_no_step_of_an_office(service: Procedure) -> None:
    ann = applying(UserFactory())
    case = submitted(ann)

    refused = ann.post(f"/cases/{case['id']}/steps/refuse/", {"answers": {"grounds": "I will not"}})

    assert refused.status_code == 403
    assert Case.objects.get().state == "checking"


def test_the_tag_spares_what_is_known_and_guards_a_step(service: Procedure) -> None:
    ann = applying(UserFactory())
    case = submitted(ann)
    path = f"/cases/{case['id']}/"
    before = ann.get(path).headers["ETag"]
    assert ann.get(path, **{"If-None-Match": before}).status_code == 304
    asked_for_more(case["id"], service)

    late = ann.post(f"{path}steps/complete/", {"answers": {"completed": "x"}}, **{"If-Match": before})
    now = ann.get(path).headers["ETag"]
    in_time = ann.post(f"{path}steps/complete/", {"answers": {"completed": "x"}}, **{"If-Match": now})

    assert ann.get(path, **{"If-None-Match": before}).status_code == 200
    assert (late.status_code, problem_of(late)["type"]) == (412, "urn:hanse:problem:case-moved")
    assert in_time.status_code == 200


def test_the_letter_is_fetched_once_it_is_made(service: Procedure) -> None:
    ann = applying(UserFactory())
    case = decided(Case.objects.get(id=submitted(ann)["id"]), service)
    letter = IssuedDocument.objects.get()
    path = f"/cases/{case.id}/documents/{letter.id}/"
    waiting = ann.get(path)
    make_document(document_id=str(letter.id))

    found = ann.get(path)

    assert waiting.status_code == 404
    assert found.headers["Content-Type"] == "application/pdf"
    assert ann.get(f"/cases/{case.id}/").json()["documents"][0]["ready"] is True


def test_what_is_somebody_elses_is_not_there(service: Procedure) -> None:
    """Case, document, file and step of another person; by id, by number, by another's or a forged token."""
    ann, eve = applying(UserFactory()), applying(UserFactory())
    drawing = uploaded(ann).json()["id"]
    case = submitted(ann, {**ANSWERS, "drawing": [{"id": drawing}]})
    other = submitted(Program())
    file_id = Case.objects.get(id=case["id"]).answers["drawing"]["value"][0]["id"]
    own = submitted(eve)
    decided(Case.objects.get(id=case["id"]), service)
    letter = IssuedDocument.objects.get().id
    tokens = ["", other["token"], other["token"].replace(other["id"].replace("-", ""), case["id"].replace("-", ""))]

    for program in (eve, Program()):
        for token in tokens:
            for path in ("", f"documents/{letter}/", f"files/{file_id}/"):
                found = program.get(f"/cases/{case['id']}/{path}", **{"Case-Token": token})
                assert found.status_code == 404, (path, token)
            step = program.post(f"/cases/{case['id']}/steps/complete/", {"answers": {}}, **{"Case-Token": token})
            assert step.status_code == 404
    assert eve.get(f"/cases/{own['id']}/files/{file_id}/").status_code == 404
    assert eve.get(f"/cases/{own['id']}/documents/{letter}/").status_code == 404
    assert eve.get(f"/cases/{uuid4()}/").status_code == 404
    assert eve.get(f"/cases/{case['number']}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_has_ones_own_alone_in_as_many_queries_for_three(
    service: Procedure, number: int, django_assert_num_queries: object
) -> None:
    ann = applying(UserFactory())
    mine = [submitted(ann)["number"] for _ in range(number)]
    submitted(applying(UserFactory()))
    submitted(Program())

    with django_assert_num_queries(3):  # type: ignore[operator]  # the key, the person, the cases
        found = ann.get("/cases/").json()

    assert [one["number"] for one in found["items"]] == mine[::-1]
    assert found["next"] is None


def test_without_an_account_and_for_a_key_to_decide_there_is_no_list(service: Procedure) -> None:
    assert Program().get("/cases/").status_code == 401
    assert deciding(UserFactory()).get("/cases/").status_code == 403
