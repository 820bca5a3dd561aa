"""The city corrects its answers in a new revision: the examination goes on there."""

import pytest

from hanse.diagnostic.actions import (
    finish_verification,
    lay_for_sign_off,
    reopen_assessment,
    request_change,
    sign_off,
    verify_answer,
)
from hanse.diagnostic.enums import VerificationState
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.verification import findings_of, last_steps, verification, verification_of
from hanse.questions.public import mark_unknown, save_answer, stored_answer
from tests.diagnostic.verifying import CHANNELS, PLAN, SHARE

pytestmark = pytest.mark.django_db


def test_unchanged_answers_keep_what_was_found_and_corrected_ones_wait_for_the_reviewer(examined):
    team, old = examined.team, examined.verification
    verify_answer(old, PLAN, by=team.stranger)
    request_change(old, SHARE, words="Too low: the portal says 40.", by=team.stranger)
    verify_answer(old, CHANNELS, by=team.stranger)

    made = reopen_assessment(examined.assessment, reason="The portal is right.", by=team.coordinator.actor)
    asked = questionnaire_of("sample", "1.0")
    for key, value in ((SHARE, 40), (CHANNELS, {"phone": 1, "desk": 1})):
        version = stored_answer(made.sheet, key).version
        save_answer(made.sheet, asked.question(key), value, expected_version=version, by=team.coordinator.actor)
    made = sign_off(lay_for_sign_off(made, by=team.coordinator.actor), by=team.approver)

    new = verification_of(made)
    assert (new.state, new.reviewer) == (VerificationState.ACCEPTED, team.stranger)
    assert verification(old.id).state == VerificationState.ENDED
    assert last_steps(new) == {PLAN: "verified", SHARE: "replied"}  # CHANNELS is to be looked at anew
    assert [one.words for one in findings_of(new)[SHARE]] == ["Too low: the portal says 40.", "The portal is right."]


def test_an_answer_that_the_city_takes_back_waits_for_nobody(examined):
    team, old = examined.team, examined.verification
    verify_answer(old, PLAN, by=team.stranger)
    request_change(old, SHARE, words="Where is the count?", by=team.stranger)

    made = reopen_assessment(examined.assessment, reason="Nobody counted.", by=team.coordinator.actor)
    question, version = questionnaire_of("sample", "1.0").question(SHARE), stored_answer(made.sheet, SHARE).version
    mark_unknown(made.sheet, question, "", expected_version=version, by=team.coordinator.actor)
    made = sign_off(lay_for_sign_off(made, by=team.coordinator.actor), by=team.approver)

    new = verification_of(made)
    assert last_steps(new) == {PLAN: "verified"}
    assert finish_verification(new, by=team.stranger).state == VerificationState.FINISHED
