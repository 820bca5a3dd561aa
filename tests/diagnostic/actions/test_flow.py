"""From the opened round to the submitted assessment, and what is refused on the way."""

import pytest
from django.db import ProgrammingError, transaction
from django.utils import translation

from hanse.diagnostic.actions import (
    assign,
    close_round,
    lay_for_sign_off,
    open_assessment,
    reopen_assessment,
    return_assessment,
    share_results,
    sign_off,
    stop_sharing,
    take_back,
)
from hanse.diagnostic.enums import Basis, SharingLevel, State
from hanse.diagnostic.errors import AssessmentExists, Incomplete, NoApprover, OwnAnswers, RoundClosed, WrongState
from hanse.diagnostic.models import Assessment, Assignment, Result, Review, Sharing
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import shared_results, sharing_of
from hanse.identity.public import end_mandate, grant_mandate, make_key
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry, Notice
from hanse.members.public import Role, people_of
from hanse.questions.errors import SheetFrozen, SheetHeld
from hanse.questions.models import Answer, Sheet
from hanse.questions.public import clear_answer
from hanse.ui import formats
from tests.diagnostic.rounds import SYSTEM, a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    return sign_off(assessment, by=team.approver)


def test_a_city_begins_once_in_a_round(team):
    begun(team)

    with pytest.raises(AssessmentExists):
        begun(team)


def test_a_closed_round_takes_nothing(team):
    close_round(team.round, by=SYSTEM)

    with pytest.raises(RoundClosed):
        open_assessment(city=team.city, round_=team.round, by=SYSTEM)


def test_open_questions_stand_in_the_way_of_sign_off(team):
    assessment = begun(team)

    with pytest.raises(Incomplete) as refusal:
        lay_for_sign_off(assessment, by=team.coordinator.actor)

    assert refusal.value.open_questions > 100
    assert Assessment.objects.get().state == State.DRAFT


def test_a_signed_assessment_has_results_on_both_bases(submitted):
    results = {one.basis: one for one in Result.objects.filter(assessment=submitted)}

    assert set(results) == {Basis.CLAIMED, Basis.EVIDENCED}  # verified only once somebody has finished that
    claimed = results[Basis.CLAIMED]
    assert 0 <= claimed.score <= 100
    assert claimed.level in range(1, 6)
    assert claimed.nodes["governance"]["completeness"] > 0.5
    assert results[Basis.EVIDENCED].score is None


def test_a_submitted_assessment_never_changes(submitted):
    asked = questionnaire_of("ceds", submitted.round.framework_version)
    answer = Answer.objects.filter(sheet=submitted.sheet).first()

    with pytest.raises(SheetFrozen):
        clear_answer(submitted.sheet, asked.questions[answer.key], expected_version=answer.version, by=SYSTEM)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Assessment.objects.filter(id=submitted.id).update(state=State.DRAFT)


@pytest.mark.parametrize("rows", [Result, Review])
def test_results_and_decisions_stay_as_they_were_made(submitted, rows):
    for change in (lambda found: found.update(created_at=now()), lambda found: found.delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change(rows.objects.filter(assessment=submitted))


def test_a_consent_stays_as_it_was_given_and_ends_once(team, submitted):
    given = share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=SYSTEM)
    rows = Sharing.objects.filter(id=given.id)

    for change in (lambda: rows.update(level=SharingLevel.PUBLIC), rows.delete):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            change()
    stop_sharing(city=team.city, round_=team.round, by=SYSTEM)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        rows.update(withdrawn_at=None)


def test_answers_that_are_laid_before_the_approver_take_no_late_saving(team):
    assessment = answered(begun(team))
    asked = questionnaire_of("ceds", assessment.round.framework_version)
    opened = Sheet.objects.get(id=assessment.sheet_id)  # as a page that was opened before has it
    answer = Answer.objects.filter(sheet=opened).first()
    late = {"expected_version": answer.version, "by": team.contributor.actor}

    lay_for_sign_off(assessment, by=team.coordinator.actor)
    with pytest.raises(SheetHeld):
        clear_answer(opened, asked.questions[answer.key], **late)

    return_assessment(assessment, comment="One more.", by=team.approver)
    assert clear_answer(opened, asked.questions[answer.key], **late).changed


@pytest.fixture
def alone(team):
    """The coordinator is approver as well."""
    grant_mandate(user=team.coordinator, party_id=team.city.party_id, role=Role.APPROVER, by=SYSTEM)
    return lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)


def test_who_laid_the_answers_does_not_sign_them_off_beside_another_approver(team, alone):
    with pytest.raises(OwnAnswers):
        sign_off(alone, by=team.coordinator)

    assert sign_off(alone, by=team.approver).state == State.SUBMITTED


def test_a_key_of_hers_helps_nobody_around_it(team):
    grant_mandate(user=team.coordinator, party_id=team.city.party_id, role=Role.APPROVER, by=SYSTEM)
    key = make_key(team.coordinator, name="Register", scope="write", expires_on=today()).key
    laid = lay_for_sign_off(answered(begun(team)), by=key.actor)

    for by in (team.coordinator, team.coordinator.acting_as(key.actor)):
        with pytest.raises(OwnAnswers):
            sign_off(laid, by=by)


def test_the_only_approver_of_a_city_may_sign_off_what_she_laid(team, alone):
    end_mandate(people_of(team.city.party_id, Role.APPROVER).get(user=team.approver), by=SYSTEM)

    assert sign_off(alone, by=team.coordinator).state == State.SUBMITTED


def test_a_network_can_do_without_the_second_person(team, alone, settings):
    settings.FOUR_EYES = False

    assert sign_off(alone, by=team.coordinator).state == State.SUBMITTED


def test_signing_twice_is_refused(team, submitted):
    with pytest.raises(WrongState):
        sign_off(submitted, by=team.approver)

    assert Result.objects.filter(assessment=submitted).count() == 2


def test_an_approver_gives_answers_back_with_words(team):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    with pytest.raises(Invalid):
        return_assessment(assessment, comment="  ", by=team.approver)

    returned = return_assessment(assessment, comment="The figures on staff are old.", by=team.approver)

    assert returned.state == State.DRAFT
    assert returned.reviews.get().comment == "The figures on staff are old."


def test_reopening_makes_a_revision_with_the_same_answers(team, submitted):
    made = reopen_assessment(submitted, reason="A wrong number", by=team.coordinator.actor)

    assert (made.revision, made.state, made.reopened_because) == (2, State.DRAFT, "A wrong number")
    kept = set(Answer.objects.filter(sheet=submitted.sheet).values_list("key", "state"))
    assert set(Answer.objects.filter(sheet=made.sheet).values_list("key", "state")) == kept
    with pytest.raises(WrongState):
        reopen_assessment(submitted, reason="Again", by=team.coordinator.actor)


def test_a_section_is_handed_to_a_colleague_who_gets_a_letter(team):
    assessment = begun(team)

    for _twice in range(2):
        assignment = assign(
            assessment, user=team.contributor, section="governance", by=team.coordinator, note="By Friday?"
        )

    notice = Notice.objects.get()
    assert notice.address == team.contributor.email
    assert "By Friday?" in notice.body
    assert f"Your city's last day is {formats.date(team.round.closes_on)}." in notice.body
    assert str(assessment.id) in notice.body
    for seen in [Assignment.objects.get(), assignment]:  # taken back from two open pages
        take_back(seen, by=team.coordinator.actor)
    assert not Assignment.objects.exists()
    assert AuditEntry.objects.filter(verb="diagnostic.take_back").count() == 1


def test_the_letter_is_in_the_colleagues_language_and_plain_text(team):
    team.city.name = "L'Aquila & Co"
    team.city.save(update_fields=["name"])
    team.contributor.language = "fr"
    team.contributor.save(update_fields=["language"])

    assign(begun(team), user=team.contributor, section="governance", by=team.coordinator)

    notice = Notice.objects.get()
    assert notice.subject == "L'Aquila & Co : merci de répondre à « Organisation et pilotage »"
    assert "/fr/" in notice.body


def test_a_refusal_is_in_the_language_of_whoever_acts(team):
    assessment = begun(team)

    with translation.override("fr"), pytest.raises(Incomplete, match="140 questions sont encore ouvertes"):
        lay_for_sign_off(assessment, by=team.coordinator.actor)


def test_a_stranger_and_an_unknown_section_are_refused(team):
    assessment = begun(team)

    with pytest.raises(Invalid, match="does not answer for your city"):
        assign(assessment, user=team.stranger, section="governance", by=team.coordinator)
    with pytest.raises(Invalid, match="section"):
        assign(assessment, user=team.contributor, section="nonsense", by=team.coordinator)


def test_results_are_private_until_shared_and_again_after(team, submitted):
    by = team.coordinator.actor
    assert not shared_results(team.round, with_members=True).exists()

    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=by)
    assert shared_results(team.round, with_members=True).count() == 1
    assert not shared_results(team.round, with_members=False).exists()

    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=by)
    assert shared_results(team.round, with_members=False).count() == 1

    stop_sharing(city=team.city, round_=team.round, by=by)
    assert not shared_results(team.round, with_members=True).exists()
    assert sharing_of(team.city.pk, team.round) is None


def test_the_approver_is_told_that_answers_wait_in_her_language(team):
    team.approver.language = "fr"
    team.approver.save()

    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)

    letter = Notice.objects.get(template="diagnostic/sign_off")
    assert letter.address == team.approver.email
    assert f"/fr/assessments/{assessment.id}/review/" in letter.body


def test_the_coordinator_is_told_why_answers_came_back(team):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)

    return_assessment(assessment, comment="The budget is last year's & wrong", by=team.approver)

    letter = Notice.objects.get(template="diagnostic/returned")
    assert letter.address == team.coordinator.email
    assert "The budget is last year's & wrong" in letter.body
    assert f"/en/assessments/{assessment.id}/" in letter.body


def test_answers_are_not_laid_before_nobody(team):
    assessment = answered(begun(team))
    end_mandate(people_of(team.city.pk, Role.APPROVER)[0], by=SYSTEM)

    with pytest.raises(NoApprover, match="has no approver"):
        lay_for_sign_off(assessment, by=team.coordinator.actor)

    assessment.refresh_from_db()
    assert assessment.state == State.DRAFT
    assert not Notice.objects.filter(template="diagnostic/sign_off").exists()
