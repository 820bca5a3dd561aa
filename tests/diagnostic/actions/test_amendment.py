"""Results are provisional for a while: until when answers can be corrected, and what is final afterwards."""

from datetime import timedelta

import pytest

from hanse.diagnostic.actions import close_round, lay_for_sign_off, reopen_assessment, sign_off
from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import Final
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.kernel.clock import today
from tests.diagnostic.rounds import SYSTEM, a_team, submitted_in
from tests.diagnostic.versions import FIRST, published

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST):
        yield a_team("1.0")


def final_in(team, days: int) -> None:
    """The results become final in so many days, the last day having been long ago."""
    Round.objects.update(closes_on=today() - 30 * DAY, final_on=today() + days * DAY)
    team.round.refresh_from_db()


def corrected(one: Assessment) -> Assessment:
    one.round.refresh_from_db()
    return reopen_assessment(one, reason="A wrong figure", by=SYSTEM)


def handed_in(team, one: Assessment) -> Assessment:
    return sign_off(lay_for_sign_off(one, by=team.coordinator.actor), by=team.approver)


def test_until_the_day_a_correction_replaces_what_stood(team):
    first = submitted_in(team, team.round)
    final_in(team, 1)

    second = handed_in(team, corrected(first))

    assert team.round.provisional_until == today() + DAY
    assert list(last_submissions(team.round)) == [second]


def test_from_the_day_on_nothing_is_opened_again(team):
    first = submitted_in(team, team.round)
    final_in(team, 0)

    with pytest.raises(Final, match="final"):
        corrected(first)

    assert team.round.provisional_until is None
    assert list(last_submissions(team.round)) == [first]


@pytest.mark.parametrize("laid", [False, True])
def test_a_correction_that_comes_too_late_changes_nothing(team, laid):
    first = submitted_in(team, team.round)
    late = corrected(first)
    if laid:
        lay_for_sign_off(late, by=team.coordinator.actor)
    final_in(team, 0)

    with pytest.raises(Final, match="came too late"):
        sign_off(late, by=team.approver) if laid else lay_for_sign_off(late, by=team.coordinator.actor)

    late.refresh_from_db()
    assert late.state == (State.REVIEW if laid else State.DRAFT)
    assert list(last_submissions(team.round)) == [first]


def test_a_first_submission_may_come_late_and_is_final_at_once(team):
    final_in(team, 0)
    Round.objects.update(closes_on=today(), final_on=today() + DAY)
    team.round.refresh_from_db()
    one = submitted_in(team, team.round)
    final_in(team, 0)

    assert list(last_submissions(team.round)) == [one]
    with pytest.raises(Final):
        corrected(one)


def test_closing_makes_everything_final_at_once(team):
    first = submitted_in(team, team.round)
    assert team.round.provisional_until == team.round.final_on

    close_round(team.round, by=SYSTEM)

    assert team.round.provisional_until is None
    with pytest.raises(Final):
        corrected(first)


def test_a_program_cannot_answer_a_correction_that_came_too_late(team):
    late = corrected(submitted_in(team, team.round))
    final_in(team, 0)

    with pytest.raises(Final):
        save_answers(late, {"answers": {}}, by=SYSTEM, language="en")
