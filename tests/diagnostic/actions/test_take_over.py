"""A quick scan's answers become a city's."""

import pytest

from hanse.diagnostic.actions import (
    answer_scan,
    delete_scan,
    lay_for_sign_off,
    offer_scan,
    purge_scans,
    take_over,
)
from hanse.diagnostic.errors import NothingToTakeOver, WrongState
from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.quick_scans import KEPT_FOR, scan_questions
from hanse.kernel.clock import now
from hanse.kernel.models import AuditEntry
from hanse.questions.models import Intake
from hanse.questions.public import IntakeRefused, answers_of, apply_intake, difference_of, reader_in, save_answer
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.difference import Change
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, answered, begun
from tests.diagnostic.scans import KEY, a_scan

pytestmark = pytest.mark.django_db
ENGLISH = reader_in("en")


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def assessment(team):
    return begun(team)


@pytest.fixture
def scan():
    return a_scan()[0]


def asked_of(assessment):
    return questionnaire_of(*assessment.round.method)


def offered(scan, assessment, by) -> Intake:
    scan.refresh_from_db()
    return offer_scan(scan, assessment, by=by.actor, reader=ENGLISH)


def saved(intake, assessment, by, *, versions=None):
    chosen = {KEY: 0} if versions is None else versions
    return apply_intake(
        intake,
        asked_of(assessment),
        chosen,
        by=by.actor,
        then=lambda one: take_over(one, assessment, by=by.actor),
    )


def test_every_question_of_the_scan_is_one_of_the_assessment(assessment):
    assert set(scan_questions().order) <= set(asked_of(assessment).order)


def test_offering_shows_the_difference_and_saves_nothing(team, assessment, scan):
    intake = offered(scan, assessment, team.coordinator)

    [line] = difference_of(intake, asked_of(assessment)).lines
    assert (line.key, line.change, line.after) == (KEY, Change.ADDED, Answer.answered(KEY, 2))
    assert answers_of(assessment.sheet) == {}
    scan.refresh_from_db()
    assert scan.taken_over_at is None


def test_what_is_saved_is_her_answer_with_audit_and_the_scan_is_marked(team, assessment, scan):
    saved(offered(scan, assessment, team.coordinator), assessment, team.coordinator)

    row = answers_of(assessment.sheet)[KEY]
    assert (row.value, row.by_id) == (2, team.coordinator.id)
    scan.refresh_from_db()
    assert scan.taken_over_by == team.city
    assert scan.taken_over_at is not None
    entry = AuditEntry.objects.get(verb="diagnostic.take_over_scan")
    assert (entry.actor_id, entry.subject_id, entry.party_id) == (
        team.coordinator.id,
        assessment.id,
        team.city.party_id,
    )
    assert AuditEntry.objects.filter(verb="questions.apply_intake", actor_id=team.coordinator.id).count() == 1


def test_what_was_not_known_is_not_offered(team, assessment, scan):
    answer_scan(scan, "res_it_team", Answer.unknown("res_it_team"))

    lines = difference_of(offered(scan, assessment, team.coordinator), asked_of(assessment)).lines

    assert [line.key for line in lines] == [KEY]


def test_a_scan_without_answers_has_nothing_to_take_over(team, assessment):
    with pytest.raises(NothingToTakeOver):
        offered(a_scan(answered=False)[0], assessment, team.coordinator)


def test_what_the_city_has_answered_otherwise_is_a_conflict(team, assessment, scan):
    question = asked_of(assessment).question(KEY)
    save_answer(assessment.sheet, question, 4, expected_version=0, by=team.contributor.actor)

    [line] = difference_of(offered(scan, assessment, team.coordinator), asked_of(assessment)).lines

    assert (line.change, line.before, line.version) == (Change.CONFLICTING, Answer.answered(KEY, 4), 1)


def test_a_scan_is_taken_over_once(team, assessment, scan):
    saved(offered(scan, assessment, team.coordinator), assessment, team.coordinator)

    with pytest.raises(NothingToTakeOver):
        offered(scan, assessment, team.coordinator)


def test_of_two_who_look_at_the_difference_the_second_saves_nothing(team, assessment, scan):
    intake = offered(scan, assessment, team.coordinator)
    QuickScan.objects.filter(id=scan.id).update(taken_over_at=now())  # another city was faster

    with pytest.raises(IntakeRefused):
        saved(intake, assessment, team.coordinator)

    assert answers_of(assessment.sheet) == {}
    intake.refresh_from_db()
    assert intake.applied_at is None


def test_saving_twice_changes_nothing_the_second_time(team, assessment, scan):
    intake = offered(scan, assessment, team.coordinator)
    assert saved(intake, assessment, team.coordinator).keys == (KEY,)
    assert saved(intake, assessment, team.coordinator).keys == ()
    assert AuditEntry.objects.filter(verb="diagnostic.take_over_scan").count() == 1


def test_choosing_nothing_takes_nothing_over(team, assessment, scan):
    saved(offered(scan, assessment, team.coordinator), assessment, team.coordinator, versions={})

    scan.refresh_from_db()
    assert scan.taken_over_at is None
    assert offered(scan, assessment, team.coordinator)


def test_a_scan_that_is_deleted_while_somebody_looks_is_not_saved(team, assessment, scan):
    intake = offered(scan, assessment, team.coordinator)
    delete_scan(scan)

    assert not Intake.objects.filter(id=intake.id).exists()
    assert answers_of(assessment.sheet) == {}


def test_a_deletion_leaves_what_a_city_has_taken_over(team, assessment, scan):
    intake = offered(scan, assessment, team.coordinator)
    saved(intake, assessment, team.coordinator)

    delete_scan(scan)

    assert answers_of(assessment.sheet)[KEY].value == 2
    assert Intake.objects.filter(id=intake.id).exists()


def test_the_purge_forgets_what_was_offered_and_never_saved(team, assessment, scan):
    offered(scan, assessment, team.coordinator)
    QuickScan.objects.filter(id=scan.id).update(touched_at=now() - 2 * KEPT_FOR)

    purge_scans(by=SYSTEM)

    assert not Intake.objects.exists()


def test_offering_again_forgets_the_first_offer(team, assessment, scan):
    first, second = (offered(scan, assessment, team.coordinator) for _each in range(2))

    assert list(Intake.objects.all()) == [second]
    assert first.id != second.id


def test_nothing_is_offered_to_answers_that_were_handed_in(team, scan):
    laid = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)

    with pytest.raises(WrongState):
        offered(scan, laid, team.coordinator)


def test_a_round_with_another_framework_takes_what_it_asks_as_well(team, scan):
    other = team.__class__(**{**vars(team), "round": a_round("Small", framework="quick_scan")})
    assessment = begun(other)

    [line] = difference_of(offered(scan, assessment, team.coordinator), asked_of(assessment)).lines

    assert line.key == KEY
