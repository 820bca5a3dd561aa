"""A reviewer from outside is asked, takes it on or not, and finishes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hanse.diagnostic.actions import (
    accept_verification,
    ask_reviewer,
    decline_verification,
    derive_results,
    end_verification,
    finish_verification,
    lay_for_sign_off,
    prolong_verification,
    reopen_assessment,
    reply,
    request_change,
    sign_off,
    verify_answer,
)
from hanse.diagnostic.enums import Basis, Capacity, VerificationState
from hanse.diagnostic.errors import ConflictOfInterest, NotEligible, WrongState
from hanse.diagnostic.models import Result, Verification
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import stored_results
from hanse.diagnostic.queries.verification import keys_to_verify
from hanse.identity.public import end_mandate, grant_mandate
from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.members.public import Role, city, people_of
from hanse.questions.public import add_evidence, save_answer, stored_answer
from tests.diagnostic.rounds import SYSTEM, submitted_in
from tests.diagnostic.verifying import PLAN, SHARE, asked_for
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LATER = timedelta(days=20)


def ask(examined, reviewer, capacity=Capacity.EXPERT):
    day = today() + LATER
    return ask_reviewer(examined.assessment, reviewer=reviewer, capacity=capacity, ends_on=day, by=SYSTEM)


@pytest.fixture
def free(examined):
    """The same without a reviewer."""
    end_verification(examined.verification, words="Somebody else does it.", by=SYSTEM)
    return examined


def test_the_reviewer_is_written_to_and_the_city_learns_who_examines(examined):
    letter = Notice.objects.filter(address=examined.team.stranger.email, template="diagnostic/verification").first()
    assert f"/verifications/{examined.verification.id}/" in letter.body
    told = Notice.objects.get(address=examined.team.coordinator.email, template="diagnostic/verification")
    assert str(examined.team.stranger) in told.body


def test_answers_have_one_reviewer_at_a_time(examined):
    with pytest.raises(WrongState, match="have a reviewer"):
        ask(examined, UserFactory())


@pytest.mark.parametrize("role", ["coordinator", "contributor", "approver"])
def test_nobody_examines_her_own_city_even_when_she_has_left_it(free, role):
    user = getattr(free.team, role)
    with pytest.raises(ConflictOfInterest, match="works, or has worked"):
        ask(free, user)

    end_mandate(people_of(free.team.city.party_id).get(user=user, role=role), by=SYSTEM)
    with pytest.raises(ConflictOfInterest, match="works, or has worked"):
        ask(free, user)


def test_nobody_examines_answers_in_which_she_took_part(free):
    helper, colleague = UserFactory(), UserFactory()
    made = reopen_assessment(free.assessment, reason="More is online.", by=SYSTEM)
    question = questionnaire_of("sample", "1.0").question(SHARE)
    stored = stored_answer(made.sheet, SHARE)
    save_answer(made.sheet, question, 30, expected_version=stored.version, by=helper.actor)
    add_evidence(made.sheet, question, by=colleague.actor, note="The yearly report.")
    free.assessment = sign_off(lay_for_sign_off(made, by=free.team.coordinator.actor), by=free.team.approver)

    for user in (helper, colleague):
        with pytest.raises(ConflictOfInterest, match="took part"):
            ask(free, user)


def test_cities_do_not_examine_each_other_in_one_round(examined):
    team = examined.team
    other = submitted_elsewhere(examined)

    with pytest.raises(ConflictOfInterest, match="in the same round"):
        ask_reviewer(other, reviewer=team.coordinator, capacity=Capacity.PEER, ends_on=today(), by=SYSTEM)


def submitted_elsewhere(examined):
    """The answers of the reviewer's own city in the same round."""
    team = examined.team
    [party_id] = {one.party_id for one in team.stranger.mandates.all()}
    coordinator, approver = UserFactory(), UserFactory()
    grant_mandate(user=coordinator, party_id=party_id, role=Role.COORDINATOR, by=SYSTEM)
    grant_mandate(user=approver, party_id=party_id, role=Role.APPROVER, by=SYSTEM)
    return submitted_in(replace(team, city=city(party_id), coordinator=coordinator, approver=approver), team.round)


@pytest.mark.parametrize(
    ("capacity", "words"), [(Capacity.PEER, "for a member"), (Capacity.SECRETARIAT, "in the secretariat")]
)
def test_a_reviewer_is_what_she_is_asked_as(free, capacity, words):
    with pytest.raises(NotEligible, match=words):
        ask(free, UserFactory(), capacity)


def test_the_secretariat_and_an_expert_can_examine(free):
    one = ask(free, free.team.secretariat, Capacity.SECRETARIAT)
    end_verification(one, words="Too much work.", by=SYSTEM)

    assert ask(free, UserFactory()).state == VerificationState.ASKED


def test_a_conflict_that_she_declares_is_on_record_and_told_to_the_secretariat(free):
    one = asked_for(free.team, free.assessment)
    with pytest.raises(Invalid):
        decline_verification(one, words=" ", has_conflict=True, by=free.team.stranger)

    decline_verification(one, words="My brother is its mayor.", has_conflict=True, by=free.team.stranger)

    row = Verification.objects.get(id=one.id)
    assert (row.state, row.has_conflict, row.words) == ("declined", True, "My brother is its mayor.")
    assert "My brother" in Notice.objects.filter(address=free.team.secretariat.email).latest("created_at").body


def test_a_conflict_that_came_since_she_was_asked_is_refused_when_she_takes_it_on(free):
    one = asked_for(free.team, free.assessment)
    grant_mandate(user=free.team.stranger, party_id=free.team.city.party_id, role=Role.CONTRIBUTOR, by=SYSTEM)

    with pytest.raises(ConflictOfInterest):
        accept_verification(one, by=free.team.stranger)


def test_only_the_last_submitted_answers_are_examined(free):
    reopen_assessment(free.assessment, reason="A number was wrong.", by=SYSTEM)
    ask(free, UserFactory())  # the next revision is not submitted yet
    with pytest.raises(Invalid, match="a day to come"):
        ask_reviewer(
            free.assessment, reviewer=UserFactory(), capacity=Capacity.EXPERT, ends_on=today() - LATER, by=SYSTEM
        )


def test_the_third_score_rests_on_verified_answers_alone_and_comes_with_the_end(examined):
    reviewer, one = examined.team.stranger, examined.verification
    verify_answer(one, PLAN, by=reviewer)
    request_change(one, SHARE, words="Where is the count?", by=reviewer)
    assert Basis.VERIFIED not in stored_results(examined.assessment)

    finish_verification(one, words="A tidy set.", by=reviewer)

    results = stored_results(examined.assessment)
    third, claimed = results[Basis.VERIFIED].nodes, results[Basis.CLAIMED].nodes
    assert third["plan"]["completeness"] < claimed["plan"]["completeness"]
    assert third["reach"]["score"] is None
    assert "three scores" in Notice.objects.filter(address=examined.team.coordinator.email).latest("created_at").body


def test_with_every_answer_verified_the_third_score_is_the_first(examined):
    for key in keys_to_verify(examined.assessment):
        verify_answer(examined.verification, key, by=examined.team.stranger)
    finish_verification(examined.verification, by=examined.team.stranger)

    results = stored_results(examined.assessment)
    assert results[Basis.VERIFIED].score == results[Basis.CLAIMED].score
    assert derive_results(examined.team.round, "1.1", by=SYSTEM) == 1
    derived = Result.objects.filter(is_derived=True, basis=Basis.VERIFIED)
    assert [one.framework_version for one in derived] == ["1.1"]


def test_it_is_not_finished_while_a_reply_waits_or_nothing_was_looked_at(examined):
    reviewer, one = examined.team.stranger, examined.verification
    with pytest.raises(WrongState, match="Look at the answers first"):
        finish_verification(one, by=reviewer)
    request_change(one, SHARE, words="Where is the count?", by=reviewer)
    reply(one, SHARE, words="In the yearly report.", by=examined.team.coordinator)

    with pytest.raises(WrongState, match="still waits"):
        finish_verification(one, by=reviewer)
    verify_answer(one, SHARE, by=reviewer)
    finish_verification(one, by=reviewer)


def test_after_its_last_day_nothing_is_found_until_there_is_another(examined):
    reviewer, one = examined.team.stranger, examined.verification
    with set_to(now() + timedelta(days=30)):
        with pytest.raises(WrongState, match="last day"):
            verify_answer(one, PLAN, by=reviewer)
        prolong_verification(one, ends_on=today() + LATER, by=SYSTEM)
        verify_answer(one, PLAN, by=reviewer)
