"""Moving a case by program: with the rights of its person, and the refusals of the page."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from hanse.frame.models import Case, CaseEvent, IssuedDocument, Record
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from tests.factories.identity import UserFactory
from tests.frame.api.calling import ANSWERS, applying, deciding, submitted, uploaded
from tests.network.api.calls import Program, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(service: Procedure) -> str:
    """Of a case that the building office checks."""
    return f"/office/cases/{submitted(Program())['id']}/"


def test_a_case_is_taken_up_handed_over_and_laid_back(path: str, officer: Callable[..., User]) -> None:
    me, colleague = officer(), officer()
    mine, hers = deciding(me), deciding(colleague)

    claimed = mine.post(f"{path}claim/")
    again = mine.post(f"{path}claim/")
    stranger = mine.post(f"{path}hand-over/", {"to": str(uuid4())})
    handed = mine.post(f"{path}hand-over/", {"to": str(colleague.id)})
    released = hers.post(f"{path}release/")

    assert claimed.json()["holder"] == {"id": str(me.id), "name": str(me)}
    assert (again.status_code, problem_of(again)["detail"]) == (409, "This has been done already.")
    assert (stranger.status_code, problem_of(stranger)["errors"][0]["where"]) == (422, "/to")
    assert handed.json()["holder"]["id"] == str(colleague.id)
    assert (released.json()["holder"], Case.objects.get().holder_id) == (None, None)


def test_offices_decide_together_and_the_applicant_reads_it(service: Procedure, officer: Callable[..., User]) -> None:
    """Two officers grant it after the fire service's opinion: one letter, one record, each act under its key."""
    ann = applying(UserFactory())
    case = submitted(ann)
    path = f"/office/cases/{case['id']}/"
    fire, first, second = deciding(officer("fire")), deciding(officer()), deciding(officer())

    too_early = first.post(f"{path}steps/grant/", {"answers": {}})
    given = fire.post(f"{path}opinions/fire/", {"answers": {"safe": "yes"}})
    one = first.post(f"{path}steps/grant/", {"answers": {}})
    twice = first.post(f"{path}steps/grant/", {"answers": {}})
    two = second.post(f"{path}steps/grant/", {"answers": {}})
    late = second.post(f"{path}steps/refuse/", {"answers": {"grounds": "x"}})

    assert too_early.status_code == 409
    assert [(line["office"], line["given"]) for line in given.json()["opinions"]] == [("fire", True)]
    assert (one.json()["state"], two.json()["state"]) == ("checking", "granted")
    assert (twice.status_code, late.status_code) == (409, 409)
    assert IssuedDocument.objects.count() == Record.objects.count() == 1
    assert ann.get(f"/cases/{case['id']}/?language=en").json()["status"] == "Granted"
    acted = CaseEvent.objects.filter(kind__in=["opinion_given", "agreed", "moved"]).exclude(facts__key=None)
    assert acted.count() == 4


def test_wrong_answers_are_told_all_at_once_and_nothing_happens(path: str, officer: Callable[..., User]) -> None:
    fire, building = deciding(officer("fire")), deciding(officer())

    wrong = fire.post(f"{path}opinions/fire/", {"answers": {"safe": "perhaps", "state": "granted"}})
    missing = building.post(f"{path}steps/ask/", {"answers": {}})

    assert {one["where"] for one in problem_of(wrong)["errors"]} == {"/answers/safe", "/answers/state"}
    assert [one["question"] for one in problem_of(missing)["errors"]] == ["missing"]
    assert (wrong.status_code, missing.status_code) == (422, 422)
    assert CaseEvent.objects.count() == 3  # submitted, the fee of nothing asked for, moved on


def test_what_is_another_offices_is_refused(path: str, officer: Callable[..., User]) -> None:
    fire, building = deciding(officer("fire")), deciding(officer())

    refused = [
        fire.post(f"{path}claim/"),
        fire.post(f"{path}steps/ask/", {"answers": {"missing": "x"}}),
        building.post(f"{path}opinions/fire/", {"answers": {"safe": "yes"}}),
        building.post(f"{path}steps/paid_up/", {"answers": {}}),
        building.post(f"{path}opinions/heritage/", {"answers": {"fits": "yes"}}),
        building.post(f"{path}steps/no_such/", {"answers": {}}),
    ]

    assert [one.status_code for one in refused] == [403, 403, 403, 409, 409, 409]
    assert CaseEvent.objects.count() == 3  # submitted, the fee of nothing asked for, moved on


def test_nobody_decides_on_what_she_has_not_seen(path: str, officer: Callable[..., User]) -> None:
    """A colleague who reads or notes in between holds up nobody; one who moves the case does."""
    first, second = deciding(officer()), deciding(officer())
    seen = first.get(path).headers["ETag"]
    second.get(path)
    second.post(f"{path}notes/", {"words": "The cellar is damp"})

    in_time = first.post(f"{path}claim/", **{"If-Match": seen})
    late = second.post(f"{path}claim/", **{"If-Match": seen})
    broken = second.post(f"{path}claim/", **{"If-Match": "17"})

    assert in_time.status_code == 200
    assert (late.status_code, problem_of(late)["type"]) == (412, "urn:hanse:problem:case-moved")
    assert broken.status_code == 422


def test_a_note_is_read_by_offices_alone(service: Procedure, officer: Callable[..., User]) -> None:
    ann, program = applying(UserFactory()), deciding(officer())
    case = submitted(ann)

    noted = program.post(f"/office/cases/{case['id']}/notes/?language=en", {"words": "The cellar is damp"})
    empty = program.post(f"/office/cases/{case['id']}/notes/", {"words": " "})

    assert "The cellar is damp" in str(noted.json()["history"][0])
    assert empty.status_code == 422
    assert "cellar" not in str(ann.get(f"/cases/{case['id']}/").json())


def test_the_history_names_the_program_that_acted(path: str, officer: Callable[..., User]) -> None:
    me = officer()

    history = deciding(me).post(f"{path}claim/").json()["history"]

    assert history[0]["by"] == f"{me} (Test)"


@pytest.mark.parametrize(
    "more", [{"state": "granted"}, {"office": "fire"}, {"by": "somebody"}, {"transition": "refuse"}, {"paid": "1"}]
)
def test_what_a_step_does_not_ask_is_not_taken(path: str, officer: Callable[..., User], more: dict[str, str]) -> None:
    program = deciding(officer())

    beside = program.post(f"{path}steps/ask/", {"answers": {"missing": "x"}, **more})
    within = program.post(f"{path}steps/ask/", {"answers": {"missing": "x", **more}})

    assert (beside.status_code, within.status_code) == (422, 422)
    assert Case.objects.get().state == "checking"


def test_no_answer_names_the_file_of_another_case(service: Procedure, officer: Callable[..., User]) -> None:
    drawing = uploaded(Program()).json()["id"]
    submitted(Program(), {**ANSWERS, "drawing": [{"id": drawing}]})
    file_id = Case.objects.get().answers["drawing"]["value"][0]["id"]
    other = Case.objects.get(id=submitted(Program())["id"])

    assert deciding(officer()).get(f"/office/cases/{other.id}/files/{file_id}/").status_code == 404


def test_a_key_limited_to_applying_moves_nothing(path: str, officer: Callable[..., User]) -> None:
    assert applying(officer()).post(f"{path}claim/").status_code == 403
    assert Program().post(f"{path}claim/").status_code == 401
