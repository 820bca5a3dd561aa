import pytest

from hanse.kernel.models import AuditEntry
from tests.diagnostic.rounds import a_team, answered, begun
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def test_a_whole_round_by_programs(team):
    one = answered(begun(team))
    path = f"/assessments/{one.id}"
    coordinator, approver = program_of(team.coordinator), program_of(team.approver)

    assert coordinator.post(f"{path}/lay-for-sign-off/").json()["state"] == "review"
    assert approver.post(f"{path}/return/", {"comment": "Name the plan"}).json()["state"] == "draft"
    assert coordinator.post(f"{path}/lay-for-sign-off/").json()["state"] == "review"
    assert approver.post(f"{path}/sign-off/", {}).json()["state"] == "submitted"
    reopened = coordinator.post(f"{path}/reopen/", {"reason": "A number was wrong"})

    assert (reopened.status_code, reopened.json()["revision"]) == (201, 2)
    assert coordinator.get(reopened.headers["Location"].removeprefix("/api/v1")).json()["state"] == "draft"
    kinds = AuditEntry.objects.filter(verb__in=["diagnostic.sign_off", "diagnostic.return_assessment"])
    assert set(kinds.values_list("actor_kind", "actor_id")) == {("key", team.approver.keys.get().id)}


def test_open_questions_are_counted_in_the_refusal(team):
    refused = program_of(team.coordinator).post(f"/assessments/{begun(team).id}/lay-for-sign-off/")

    assert refused.status_code == 409
    assert problem_of(refused)["open_questions"] > 100


@pytest.mark.parametrize(("step", "body"), [("sign-off", {}), ("return", {"comment": "No"})])
def test_what_is_not_laid_for_sign_off_cannot_be_decided(team, step, body):
    refused = program_of(team.approver).post(f"/assessments/{begun(team).id}/{step}/", body)

    assert refused.status_code == 409
    assert problem_of(refused)["type"] == "urn:hanse:problem:wrong-state"


@pytest.mark.parametrize(
    ("role", "step", "field"), [("approver", "return", "comment"), ("coordinator", "reopen", "reason")]
)
def test_words_are_asked_for(team, role, step, field):
    refused = program_of(getattr(team, role)).post(f"/assessments/{begun(team).id}/{step}/", {field: "  "})

    assert refused.status_code == 422
    assert problem_of(refused)["errors"][0]["where"] == f"/{field}"
