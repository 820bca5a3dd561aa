"""Submitting by program: at once, once, and with every mistake told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from hanse.frame import catalogue
from hanse.frame.actions import purge_sendings
from hanse.frame.api import submitting
from hanse.frame.models import Case, CaseEvent, Record, Sending, Upload
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.prefilling import Lookup, Own, Prefill
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import KeyScope, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.limits import Limit
from hanse.kernel.models import StoredFile
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.factories.identity import OrganisationFactory, UserFactory
from tests.frame.api.calling import ANSWERS, applying, deciding, once, submitted, uploaded
from tests.frame.samples import permit, t
from tests.network.api.calls import Program, problem_of, program_of

CASES = "/services/permit/cases/"
pytestmark = pytest.mark.django_db


def test_a_person_submits_and_the_case_is_hers(service: Procedure) -> None:
    ann = UserFactory()

    response = applying(ann).post(CASES, {"answers": ANSWERS}, **once())

    case = Case.objects.get()
    found = response.json()
    assert response.status_code == 201
    assert response.headers["Location"] == f"/api/v1/cases/{case.id}/"
    assert (found["id"], found["number"], found["state"]) == (str(case.id), case.number, "checking")
    assert (found["token"], found["paid"]) == ("", "0.00")
    assert case.applicant == ann
    assert case.answers["area"]["value"] == 10
    assert CaseEvent.objects.get(number=1).facts["key"] == str(ann.keys.get().id)


def test_who_has_no_account_gets_a_token_that_opens_the_case(service: Procedure) -> None:
    found = submitted(Program())

    opened = Program().get(f"/cases/{found['id']}/", **{"Case-Token": found["token"]})

    assert Case.objects.get().applicant is None
    assert opened.json()["number"] == found["number"]
    assert found["token"] in found["link"]


def test_every_mistake_is_told_at_once_with_its_question_and_place(service: Procedure) -> None:
    sent = {"owner": "perhaps", "area": 0, "colour": "red", "drawing": [{"id": "made up"}]}

    response = Program().post(f"{CASES}?language=en", {"answers": sent}, **once())

    assert response.status_code == 422
    problem = problem_of(response)
    assert problem["type"] == "urn:hanse:problem:answers-refused"
    assert {one["where"]: one["question"] for one in problem["errors"]} == {
        "/answers/owner": "owner",
        "/answers/area": "area",
        "/answers/colour": "",
        "/answers/drawing": "drawing",
        "/answers/email": "email",
    }
    assert all(one["detail"] for one in problem["errors"])
    assert not Case.objects.exists()
    assert not Sending.objects.exists()


def test_who_is_not_eligible_is_told_why_and_nothing_is_kept(service: Procedure) -> None:
    response = Program().post(CASES, {"answers": {**ANSWERS, "owner": "no"}}, **once())

    assert response.status_code == 422
    assert problem_of(response)["type"] == "urn:hanse:problem:not-eligible"
    assert problem_of(response)["detail"] == "Only an owner can ask"
    assert not Sending.objects.exists()


def test_sent_twice_under_one_key_it_is_one_case(service: Procedure) -> None:
    ann, headers = applying(UserFactory()), once()

    first = ann.post(CASES, {"answers": ANSWERS}, **headers)
    again = ann.post(CASES, {"answers": ANSWERS}, **headers)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Case.objects.count() == 1


def test_other_answers_under_the_same_key_are_refused(service: Procedure) -> None:
    ann, headers = applying(UserFactory()), once()
    ann.post(CASES, {"answers": ANSWERS}, **headers)

    refused = ann.post(CASES, {"answers": {**ANSWERS, "area": 11}}, **headers)

    assert refused.status_code == 422
    assert problem_of(refused)["type"] == "urn:hanse:problem:sent-otherwise"


def test_two_people_may_use_the_same_key(service: Procedure) -> None:
    headers = once()

    found = {applying(UserFactory()).post(CASES, {"answers": ANSWERS}, **headers).json()["id"] for _ in range(2)}

    assert len(found) == 2


def test_a_refused_submission_can_be_mended_under_the_same_key(service: Procedure) -> None:
    headers = once()

    refused = Program().post(CASES, {"answers": {}}, **headers)
    mended = Program().post(CASES, {"answers": ANSWERS}, **headers)

    assert (refused.status_code, mended.status_code) == (422, 201)


@pytest.mark.parametrize("name", ["", "short", "with some spaces in it", "ä" * 20, "x" * 201])
def test_a_submission_without_a_good_name_of_its_own_is_refused(service: Procedure, name: str) -> None:
    headers = {"Idempotency-Key": name} if name else {}

    refused = Program().post(CASES, {"answers": ANSWERS}, **headers)

    assert refused.status_code == 422
    assert "idempotency-key" in problem_of(refused)["errors"][0]["where"].lower()


@pytest.mark.django_db(transaction=True)
def test_sent_twice_in_one_instant_it_is_one_case(service: Procedure) -> None:
    key, headers = applying(UserFactory()).key, once()

    def send(_number: int) -> int:
        try:
            return int(Program(key).post(CASES, {"answers": ANSWERS}, **headers).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(send, range(4)))

    assert statuses == [200, 200, 200, 201]
    assert Case.objects.count() == 1


def test_a_file_is_sent_ahead_and_an_answer_names_it(service: Procedure) -> None:
    ann = applying(UserFactory())
    sent = uploaded(ann)

    found = submitted(ann, {**ANSWERS, "drawing": [{"id": sent.json()["id"]}]})

    assert sent.status_code == 201
    assert {key: sent.json()[key] for key in ("name", "media_type", "size")} == {
        "name": "plan.pdf",
        "media_type": "application/pdf",
        "size": 18,
    }
    drawing = next(one for one in found["answers"] if one["question"] == "drawing")
    stored = StoredFile.objects.get()
    assert drawing["value"] == [{"id": str(stored.id), "name": "plan.pdf", "media_type": "application/pdf", "size": 18}]
    assert ann.get(f"/cases/{found['id']}/files/{stored.id}/").getvalue() == b"%PDF-1.7 a drawing"
    assert not Upload.objects.exists()


def test_a_file_stands_in_one_case_and_what_is_no_reference_in_none(service: Procedure) -> None:
    ann = applying(UserFactory())
    reference = uploaded(ann).json()["id"]
    taken = {**ANSWERS, "drawing": [{"id": reference}]}
    submitted(ann, taken)
    stored = StoredFile.objects.get()

    for wrong in (reference, str(stored.id), stored.id.hex, reference[:-1], "", 7, None):
        sent = {**ANSWERS, "drawing": [{"id": wrong}]}
        refused = ann.post(CASES, {"answers": sent}, **once())
        assert refused.status_code == 422, wrong
        assert problem_of(refused)["errors"][0]["question"] == "drawing"


@pytest.mark.parametrize(
    ("name", "content", "question", "status"),
    [
        ("plan.exe", b"MZ", "drawing", 422),
        ("plan.pdf", b"not a pdf", "drawing", 422),
        ("plan.pdf", b"", "drawing", 422),
        ("plan.pdf", b"%PDF-1.7", "area", 404),
        ("plan.pdf", b"%PDF-1.7", "no_such", 404),
        ("plan.pdf", b"%PDF-1.7", "drawing.page", 404),
    ],
)
def test_a_file_that_the_question_does_not_take_is_refused(
    service: Procedure, name: str, content: bytes, question: str, status: int
) -> None:
    assert uploaded(Program(), name, content, question).status_code == status
    assert not StoredFile.objects.exists()


def test_what_no_answer_names_is_thrown_away_after_a_day(service: Procedure) -> None:
    uploaded(Program())
    uploaded(Program(), "young.pdf")
    late = Upload.objects.get(file__name="plan.pdf")
    Upload.objects.filter(id=late.id).update(created_at=late.created_at - timedelta(days=2))
    submitted(Program())
    Sending.objects.update(created_at=late.created_at - timedelta(days=8))

    purge_sendings(by=Actor.system("test"))

    assert [one.name for one in StoredFile.objects.all()] == ["young.pdf"]
    assert not Sending.objects.exists()
    assert Case.objects.count() == 1


def test_a_trial_keeps_nothing_and_says_what_it_would_cost(service: Procedure) -> None:
    def tried(answers: dict[str, Any]) -> dict[str, Any]:
        return dict(Program().post("/services/permit/trial/?language=en", {"answers": answers}).json())

    large, foreign, open_ = (
        tried({**ANSWERS, "area": 300}),
        tried({**ANSWERS, "owner": "no"}),
        tried({"owner": "yes"}),
    )

    assert large == {
        "possible": True,
        "errors": [],
        "eligible": True,
        "reason": "",
        "fee": "550.00",
        "currency": "EUR",
    }
    assert (foreign["possible"], foreign["eligible"], foreign["reason"]) == (False, False, "Only an owner can ask")
    assert (open_["possible"], open_["eligible"], open_["fee"]) == (False, None, None)
    assert [one["question"] for one in open_["errors"]] == ["area", "email"]
    assert not Case.objects.exists()


def test_trials_without_a_key_have_an_end(service: Procedure, monkeypatch) -> None:
    monkeypatch.setattr(submitting, "TRIED_FROM_ONE_PLACE", Limit("few", most=2, within=timedelta(hours=1)))
    nobody, ann = Program(), applying(UserFactory())

    tried = [nobody.post("/services/permit/trial/", {"answers": ANSWERS}).status_code for _each in range(3)]

    assert tried == [200, 200, 429]
    assert ann.post("/services/permit/trial/", {"answers": ANSWERS}).status_code == 200


@pytest.mark.parametrize("path", ["trial", "cases", "files"])
def test_a_service_for_people_with_an_account_asks_for_a_key(path: str) -> None:
    procedure = catalogue.declare(replace(permit(), key="for_people", who=Who.PERSON))
    try:
        program = Program()
        response = (
            uploaded(program, service="for_people")
            if path == "files"
            else program.post(f"/services/for_people/{path}/", {"answers": ANSWERS}, **once())
        )
        assert response.status_code == 401
        assert problem_of(response)["type"] == "urn:hanse:problem:account-needed"
        assert submitted(applying(UserFactory()), service="for_people")["number"]
    finally:
        catalogue.withdraw(procedure.key)


def test_a_service_for_organisations_asks_for_a_mandate() -> None:
    procedure = catalogue.declare(replace(permit(), key="for_firms", who=Who.ORGANISATION))
    try:
        refused = applying(UserFactory()).post("/services/for_firms/cases/", {"answers": ANSWERS}, **once())
        assert refused.status_code == 403
        user, firms = UserFactory(), [OrganisationFactory() for _ in range(2)]
        for firm in firms:
            grant_mandate(user=user, party_id=firm.id, role="clerk", by=Actor.system("test"))
        unclear = applying(user).post("/services/for_firms/cases/", {"answers": ANSWERS}, **once())
        assert unclear.status_code == 422
        sent = {"answers": ANSWERS, "organisation": str(firms[1].id)}
        assert applying(user).post("/services/for_firms/trial/", sent).json()["possible"] is True
        assert applying(user).post("/services/for_firms/cases/", sent, **once()).status_code == 201
        assert Case.objects.get().party == firms[1]
        headers, for_the_other = once(), {**sent, "organisation": str(firms[0].id)}
        applying(user).post("/services/for_firms/cases/", sent, **headers)
        other = applying(user).post("/services/for_firms/cases/", for_the_other, **headers)
        assert other.status_code == 422, "another organisation's case under the same name"
    finally:
        catalogue.withdraw(procedure.key)


@pytest.mark.parametrize("scope", [KeyScope.READ, KeyScope.DECIDE])
def test_a_key_for_something_else_submits_nothing(service: Procedure, scope: KeyScope) -> None:
    refused = program_of(UserFactory(), scope).post(CASES, {"answers": ANSWERS}, **once())

    assert refused.status_code == 403
    assert not Case.objects.exists()


def test_a_key_limited_to_deciding_reads_services(service: Procedure) -> None:
    assert deciding(UserFactory()).get("/services/permit/").status_code == 200


def test_what_an_applicant_may_not_say_of_her_case_is_refused(service: Procedure) -> None:
    for more in ({"state": "granted"}, {"applicant": str(uuid4())}, {"number": "1"}, {"fee": 0}, {"language": "fr"}):
        refused = Program().post(CASES, {"answers": ANSWERS, **more}, **once())
        assert refused.status_code == 422, more
    for more in ({"safe": "yes"}, {"grounds": "none"}, {"state": "granted"}, {"fee": 0}):
        refused = Program().post(CASES, {"answers": {**ANSWERS, **more}}, **once())
        assert refused.status_code == 422, more
    assert not Case.objects.exists()


FIXED = (
    Prefill(question="email", identity=Own.EMAIL, fixed=True),
    Prefill(question="drawing_of", lookup="earlier", takes="area", fixed=True),
)


@pytest.fixture
def fixing() -> Iterator[None]:
    """A service in which an e-mail address, and what a register shows, are filled in for good."""
    asked = Section(
        key="earlier_permit",
        title=t("Earlier permit"),
        questions=(
            Question(key="permit_number", kind="text", text=t("Its number"), optional=True),
            Question(key="drawing_of", kind="number", text=t("What was built"), optional=True, decimals=0),
        ),
    )
    lookups = (Lookup(key="earlier", register="permits", matches={"number": "permit_number"}),)
    catalogue.declare(permit(sections=(*permit().sections, asked), lookups=lookups, prefill=FIXED))
    content = {"area": {"question": "Area", "answer": "70", "value": 70}}
    Record.objects.create(
        register="permits", service="permit", number="2020-000007", content=content, public=True, valid_from=today()
    )
    yield
    catalogue.withdraw("permit")


@pytest.mark.parametrize("key", ["email", "drawing_of"])
def test_what_is_fixed_is_not_a_programs_to_change(fixing: None, key: str) -> None:
    ann = applying(UserFactory(email="ann@example.org"))
    good = {**ANSWERS, "permit_number": "2020-000007", "drawing_of": 70}
    sent = {**good, key: {"email": "mallory@example.org", "drawing_of": 7000}[key]}

    refused = ann.post(f"{CASES}?language=en", {"answers": sent}, **once())
    tried = ann.post("/services/permit/trial/?language=en", {"answers": sent}).json()

    assert problem_of(refused)["errors"][0]["where"] == f"/answers/{key}"
    assert (tried["possible"], tried["errors"][0]["question"]) == (False, key)
    assert not Case.objects.exists()


def test_what_is_fixed_is_filled_in_for_programs_too(fixing: None) -> None:
    ann = applying(UserFactory(email="ann@example.org"))

    submitted(ann, {**ANSWERS, "permit_number": "2020-000007"})

    case = Case.objects.get()
    assert case.answers["drawing_of"]["value"] == 70
    assert CaseEvent.objects.get(number=1).facts["sources"].keys() == {"email", "drawing_of"}


def test_who_has_no_account_gives_her_own_address(fixing: None) -> None:
    submitted(Program(), {**ANSWERS, "email": "guest@example.org"})

    assert Case.objects.get().email == "guest@example.org"
