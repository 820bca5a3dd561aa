import pytest

from hanse.diagnostic.actions import lay_for_sign_off
from tests.diagnostic.rounds import a_team, answered, begun
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def path(team):
    return f"/assessments/{begun(team).id}/answers/gov_strategy_status/evidence/"


def test_a_link_with_a_note_backs_an_answer(team, path):
    program = program_of(team.contributor)

    made = program.post(path, {"link": "https://gumi.example/plan.pdf", "note": "Page 12"})

    assert made.status_code == 201
    assert program.get(path).json() == [made.json()]
    assert (made.json()["kind"], made.json()["note"]) == ("link", "Page 12")


@pytest.mark.parametrize("sent", [{}, {"link": "javascript:alert(1)"}, {"link": "plan.pdf"}, {"note": "\u0007"}])
def test_what_backs_nothing_is_refused(team, path, sent):
    program = program_of(team.contributor)

    refused = program.post(path, sent)

    assert refused.status_code == 422
    assert problem_of(refused)["type"] == "urn:hanse:problem:bad-evidence"
    assert program.get(path).json() == []


def test_nothing_is_added_once_the_answers_lie_before_the_approver(team):
    one = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)

    refused = program_of(team.contributor).post(
        f"/assessments/{one.id}/answers/gov_strategy_status/evidence/", {"note": "late"}
    )

    assert refused.status_code == 409
