"""From several voices to the city's answer."""

import pytest
from django.db import ProgrammingError, transaction

from hanse.diagnostic.actions import (
    adopt_unanimous,
    ask_several,
    propose_consensus,
    say,
    settle_consensus,
    take_stance,
)
from hanse.diagnostic.errors import NotAsked, WrongState
from hanse.diagnostic.models import Consensus, Stance
from hanse.kernel.clock import now
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.questions.public import mark_unknown, stored_answer
from hanse.questions.spec.answer import Answer
from tests.diagnostic.rounds import begun
from tests.diagnostic.voices import KEY, OTHER, SECTION, asked_of, both_asked, option, questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(team):
    return both_asked(begun(team), team)


@pytest.fixture
def differing(assessment, team):
    """IT says the first option, Finance the second."""
    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.coordinator)
    return assessment


def propose(assessment, team, *, of, reason="The decree is signed."):
    voice = next(one for one in asked_of(assessment).voices if one.user == of)
    return propose_consensus(assessment, KEY, voice_id=voice.id, reason=reason, by=team.coordinator)


def test_an_answer_counts_once_the_other_agrees(differing, team):
    propose(differing, team, of=team.coordinator)
    assert stored_answer(differing.sheet, KEY) is None
    assert "The decree is signed." in Notice.objects.filter(address=team.contributor.email).latest("created_at").body

    take_stance(differing, KEY, agrees=True, by=team.contributor)

    assert stored_answer(differing.sheet, KEY).value == option(1).value
    one = asked_of(differing)
    assert one.is_settled
    assert all(stance.agrees for stance in one.stances.values())


def test_a_dissent_stays_on_record_with_its_reason(differing, team):
    propose(differing, team, of=team.coordinator)
    with pytest.raises(Invalid, match="It stays on record"):
        take_stance(differing, KEY, agrees=False, by=team.contributor)

    take_stance(differing, KEY, agrees=False, reason="The decree is a draft.", by=team.contributor)

    assert stored_answer(differing.sheet, KEY).value == option(1).value
    assert asked_of(differing).stances[team.contributor.id].reason == "The decree is a draft."
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        Stance.objects.update(agrees=True)


def test_where_answers_differ_the_proposal_says_why(differing, team):
    with pytest.raises(Invalid, match="Say why"):
        propose(differing, team, of=team.coordinator, reason=" ")
    assert not Consensus.objects.exists()


def test_the_coordinator_need_not_wait_for_who_does_not_reply(differing, team):
    propose(differing, team, of=team.contributor)

    settle_consensus(differing, KEY, by=team.coordinator)

    one = asked_of(differing)
    assert one.undecided == (team.coordinator.id,)
    assert stored_answer(differing.sheet, KEY).value == option(0).value
    with pytest.raises(WrongState, match="No answer is proposed"):
        settle_consensus(differing, KEY, by=team.coordinator)


def test_a_settled_answer_is_never_rewritten_but_another_can_be_proposed(differing, team):
    first = propose(differing, team, of=team.contributor)
    settle_consensus(differing, KEY, by=team.coordinator)
    for change in ({"reason": "other"}, {"settled_at": now()}):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            Consensus.objects.filter(id=first.id).update(**change)

    propose(differing, team, of=team.coordinator)
    take_stance(differing, KEY, agrees=True, by=team.contributor)

    assert stored_answer(differing.sheet, KEY).value == option(1).value
    assert Consensus.objects.count() == 2


def test_who_was_not_asked_takes_no_stance_and_nobody_takes_two(differing, team):
    propose(differing, team, of=team.coordinator)

    with pytest.raises(NotAsked):
        take_stance(differing, KEY, agrees=True, by=team.approver)
    with pytest.raises(WrongState, match="whether you agree"):
        take_stance(differing, KEY, agrees=False, reason="No", by=team.coordinator)


def test_what_all_say_is_adopted_in_one_step_for_a_section(team):
    assessment = begun(team)
    people = {team.contributor: "IT", team.coordinator: "Finance"}
    ask_several(assessment, people=people, section=SECTION, by=team.coordinator)
    for user in people:
        say(assessment, KEY, option(1), by=user)
        say(assessment, OTHER, Answer.unknown(OTHER), by=user)
    say(assessment, "gov_strategy_goals", Answer.unknown("gov_strategy_goals"), by=team.contributor)

    assert adopt_unanimous(assessment, SECTION, by=team.coordinator) == 2
    assert adopt_unanimous(assessment, SECTION, by=team.coordinator) == 0

    assert stored_answer(assessment.sheet, KEY).value == option(1).value
    assert stored_answer(assessment.sheet, OTHER).state == "unknown"
    assert stored_answer(assessment.sheet, "gov_strategy_goals") is None


def test_an_agreed_answer_takes_the_place_of_one_that_stood(team):
    assessment = begun(team)
    mark_unknown(assessment.sheet, questions(assessment).question(KEY), expected_version=0, by=team.coordinator.actor)
    both_asked(assessment, team)
    for user in (team.contributor, team.coordinator):
        say(assessment, KEY, option(2), by=user)

    propose(assessment, team, of=team.contributor, reason="")

    assert stored_answer(assessment.sheet, KEY).value == option(2).value
