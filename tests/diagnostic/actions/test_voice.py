"""Several people answer one question, each on her own."""

import pytest

from hanse.diagnostic.actions import ask_several, give_reason, lay_for_sign_off, say, take_back
from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.errors import Incomplete, NotAsked, WrongState
from hanse.diagnostic.models import Assignment, Voice
from hanse.diagnostic.queries.assessments import assessment as assessment_by_id
from hanse.diagnostic.queries.voices import several
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.questions.public import stored_answer
from hanse.questions.spec.answer import Answer
from tests.diagnostic.rounds import answered, begun
from tests.diagnostic.voices import KEY, SECTION, asked_of, both_asked, option, questions

pytestmark = pytest.mark.django_db


def test_both_get_a_letter_that_leads_to_their_own_answers(team):
    both_asked(begun(team), team)

    letter = Notice.objects.get(address=team.contributor.email)
    assert "you answer for: IT" in letter.body
    assert "/voices/own/" in letter.body
    assert {one.speaks_for for one in Assignment.objects.all()} == {"IT", "Finance"}


def test_who_is_asked_again_gets_no_second_letter_but_the_new_role(team):
    assessment = both_asked(begun(team), team)

    ask_several(
        assessment, people={team.contributor: "Data office"}, section=SECTION, question=KEY, by=team.coordinator
    )

    assert Notice.objects.filter(address=team.contributor.email).count() == 1
    assert Assignment.objects.get(user=team.contributor).speaks_for == "Data office"


@pytest.mark.parametrize("people", ["nobody", "stranger"])
def test_only_those_who_answer_for_the_city_are_asked(team, people):
    chosen = {} if people == "nobody" else {team.stranger: "IT"}

    with pytest.raises(Invalid):
        ask_several(begun(team), people=chosen, section=SECTION, by=team.coordinator)
    assert not Assignment.objects.exists()


def test_a_voice_is_not_the_citys_answer_and_the_last_of_a_person_counts(team):
    assessment = both_asked(begun(team), team)

    say(assessment, KEY, option(0), by=team.contributor)
    say(assessment, KEY, option(1), by=team.contributor, reason="The council has adopted it.")

    assert stored_answer(assessment.sheet, KEY) is None
    [voice] = asked_of(assessment).voices
    assert (voice.value, voice.reason, voice.speaks_for) == (option(1).value, "The council has adopted it.", "IT")
    assert Voice.objects.count() == 2


def test_a_voice_taken_back_is_silent_again(team):
    assessment = both_asked(begun(team), team)
    say(assessment, KEY, option(0), by=team.contributor)

    say(assessment, KEY, None, by=team.contributor)

    assert not asked_of(assessment).voices
    assert len(asked_of(assessment).silent) == 2


def test_a_reason_stays_with_the_answer_that_it_was_given_for_and_with_its_next_wording(team):
    assessment = both_asked(begun(team), team)
    with pytest.raises(Invalid, match="your own answer first"):
        give_reason(assessment, KEY, "Because", by=team.contributor)
    say(assessment, KEY, option(0), by=team.contributor)

    give_reason(assessment, KEY, "No budget line yet.", by=team.contributor)
    say(assessment, KEY, option(1), by=team.contributor)

    [voice] = asked_of(assessment).voices
    assert (voice.value, voice.reason) == (option(1).value, "No budget line yet.")


def test_nobody_speaks_to_a_question_that_is_answered_as_always(team):
    assessment = both_asked(begun(team), team)

    with pytest.raises(NotAsked):
        say(assessment, "gov_lead_person", Answer.unknown("gov_lead_person"), by=team.contributor)


def test_a_program_cannot_answer_past_the_voices(team):
    assessment = assessment_by_id(both_asked(begun(team), team).id)
    document = {"answers": {KEY: {"value": option(0).value}}}

    with pytest.raises(WrongState, match=KEY):
        save_answers(assessment, document, by=team.coordinator.actor, language="en")
    assert stored_answer(assessment.sheet, KEY) is None


def test_answers_are_not_laid_while_people_have_not_agreed_unless_the_asking_is_taken_back(team):
    assessment = answered(begun(team))
    both_asked(assessment, team)

    with pytest.raises(Incomplete, match="waits for several people to agree"):
        lay_for_sign_off(assessment, by=team.coordinator.actor)

    for item in Assignment.objects.all():
        take_back(item, by=team.coordinator.actor)
    lay_for_sign_off(assessment, by=team.coordinator.actor)


def test_where_nobody_is_asked_nothing_is_read(team, django_assert_num_queries):
    assessment = assessment_by_id(begun(team).id)

    with django_assert_num_queries(0):
        assert several(assessment, questions(assessment)) == {}
