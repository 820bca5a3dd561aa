"""A program reads how the answers of a city are examined, and the three scores."""

import pytest

from hanse.diagnostic.actions import finish_verification, request_change, verify_answer
from tests.diagnostic.verifying import PLAN, SHARE
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


def test_each_answer_with_its_trust_and_its_log(examined):
    one, reviewer = examined.verification, examined.team.stranger
    verify_answer(one, PLAN, by=reviewer)
    request_change(one, SHARE, words="Where is the count?", by=reviewer)
    program = program_of(examined.team.contributor)

    found = program.get(f"/assessments/{examined.assessment.id}/verification/").json()

    assert (found["state"], found["looked_at"], found["verified"]) == ("accepted", 2, 1)
    by_key = {each["question"]: each for each in found["answers"]}
    assert by_key[PLAN]["trust"] == "verified"
    assert [(each["step"], each["words"]) for each in by_key[SHARE]["steps"]] == [("requested", "Where is the count?")]


def test_the_three_scores_with_the_answers_they_rest_on(examined):
    verify_answer(examined.verification, PLAN, by=examined.team.stranger)
    finish_verification(examined.verification, by=examined.team.stranger)

    results = program_of(examined.team.contributor).get(f"/assessments/{examined.assessment.id}/results/").json()

    assert [(each["basis"], each["answers"]) for each in results["three"]] == [
        ("claimed", 4),
        ("evidenced", 0),
        ("verified", 1),
    ]
    assert results["three"][2]["score"] == results["nodes"][0]["verified"]


def test_while_nobody_was_asked_there_is_none(examined):
    examined.verification.delete()

    refused = program_of(examined.team.contributor).get(f"/assessments/{examined.assessment.id}/verification/")

    assert refused.status_code == 404
    assert "not verified" in problem_of(refused)["detail"]
