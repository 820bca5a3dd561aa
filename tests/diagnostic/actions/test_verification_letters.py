"""Whom a verification waits for gets a letter, and nobody else."""

from datetime import timedelta

import pytest

from hanse.diagnostic.actions import dispute, end_verification, mediate, remind_about, request_change, verify_answer
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.queries.verification import keys_to_verify
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Notice
from tests.diagnostic.rounds import SYSTEM
from tests.diagnostic.verifying import SHARE

pytestmark = pytest.mark.django_db


def reminded() -> set[str]:
    return set(Notice.objects.filter(template="diagnostic/verification_reminder").values_list("address", flat=True))


def test_whom_it_waits_for_is_reminded_once_a_day(examined):
    one, team = examined.verification, examined.team
    request_change(one, SHARE, words="Where is the count?", by=team.stranger)

    assert remind_about(one, by=SYSTEM) == 2  # the reviewer has not looked at the other answers
    assert remind_about(one, by=SYSTEM) == 0
    assert "wait for a reply" in Notice.objects.filter(address=team.coordinator.email).latest("created_at").body


def test_the_reviewer_is_left_in_peace_while_all_waits_for_the_city(examined):
    one, team = examined.verification, examined.team
    for key in keys_to_verify(one.assessment):
        request_change(one, key, words="Where is it?", by=team.stranger)

    assert remind_about(one, by=SYSTEM) == 1
    assert reminded() == {team.coordinator.email}


def test_nobody_is_reminded_of_what_the_secretariat_is_to_do(examined):
    one, team = examined.verification, examined.team
    for key in keys_to_verify(one.assessment):
        verify_answer(one, key, by=team.stranger)
    request_change(one, SHARE, words="Where?", by=team.stranger)
    dispute(one, SHARE, words="It stands there.", by=team.coordinator)

    with pytest.raises(WrongState, match="waits for the secretariat"):
        remind_about(one, by=SYSTEM)
    with set_to(now() + timedelta(days=30)), pytest.raises(WrongState, match="another last day"):
        remind_about(one, by=SYSTEM)
    assert not reminded()


def test_nobody_is_reminded_of_a_verification_that_has_ended(examined):
    end_verification(examined.verification, words="She is ill.", by=SYSTEM)

    with pytest.raises(WrongState, match="Ended"):
        remind_about(examined.verification, by=SYSTEM)
    assert not Notice.objects.filter(template="diagnostic/verification_reminder").exists()


def test_however_many_answers_are_disputed_and_decided_each_is_written_to_once_a_day(examined):
    one, team = examined.verification, examined.team
    for key in list(keys_to_verify(one.assessment))[:2]:
        request_change(one, key, words="Where?", by=team.stranger)
        dispute(one, key, words="It stands there.", by=team.coordinator)
        mediate(one, key, is_true=True, words="It does.", by=team.secretariat)

    written = Notice.objects.filter(template="diagnostic/verification_disagreement")
    assert sorted(written.values_list("address", flat=True)) == sorted(
        each.email for each in (team.secretariat, team.coordinator, team.stranger)
    )
    assert "to decide" in written.get(address=team.secretariat.email).body
    assert "has decided" in written.get(address=team.coordinator.email).body
