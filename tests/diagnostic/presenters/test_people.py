"""Who is answering, as the overview of an assessment tells it to those of the city."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import assign, finish_assignment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.public import grant_mandate
from hanse.kernel.clock import today
from hanse.members.public import Role
from hanse.questions.public import save_answer
from hanse.ui import formats
from tests.diagnostic.rounds import SYSTEM, begun
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
KEYS = ("gov_strategy_status", "gov_strategy_goals", "gov_lead_person")


def text(response) -> str:
    return response.content.decode()


def who_answers(response) -> str:
    """The list of people on the overview, with single spaces."""
    return " ".join(text(response).split('id="people"')[1].split("<h2")[0].split())


def writes(user, assessment, key, option=0):
    """Answer a question of one choice as this person, who has not seen any answer to it."""
    question = questionnaire_of("ceds", assessment.round.framework_version).question(key)
    save_answer(assessment.sheet, question, question.options[option].value, expected_version=0, by=user.actor)


@pytest.mark.parametrize("people", [0, 1, 3])
def test_the_overview_asks_the_database_as_often_for_three_people_as_for_none(
    team, sign_in, people, django_assert_num_queries
):
    assessment = begun(team)
    for number in range(people):
        user = UserFactory()
        grant_mandate(user=user, party_id=team.city.party_id, role=Role.CONTRIBUTOR, by=SYSTEM)
        assign(assessment, user=user, section="governance", by=team.coordinator)
        writes(user, assessment, KEYS[number])
    client = sign_in(team.coordinator)

    # session, person, assessment; answers, what lies around them, who was asked, decisions, approvers, earlier ones
    with django_assert_num_queries(9):
        client.get(reverse("diagnostic:assessment", args=[assessment.id]))
    with django_assert_num_queries(8):  # answers are read again when one has changed
        client.get(reverse("diagnostic:assessment", args=[assessment.id]))


@pytest.mark.parametrize("people", [1, 3])
def test_those_who_answer_unasked_take_one_query_more(team, sign_in, people, django_assert_num_queries):
    assessment = begun(team)
    for key in KEYS[:people]:
        writes(UserFactory(), assessment, key)
    client = sign_in(team.coordinator)

    with django_assert_num_queries(10):
        client.get(reverse("diagnostic:assessment", args=[assessment.id]))


def test_a_coordinator_is_told_how_to_ask_somebody_and_a_contributor_is_not(team, sign_in):
    path = reverse("diagnostic:assessment", args=[begun(team).id])

    assert "Nobody has been asked yet: hand a section to a colleague" in text(sign_in(team.coordinator).get(path))
    assert "Nobody has been asked yet" not in text(sign_in(team.contributor).get(path))


@pytest.mark.parametrize("role", ["coordinator", "contributor", "approver"])
def test_everybody_of_the_city_sees_who_is_how_far(team, sign_in, role):
    assessment = begun(team)
    assign(assessment, user=team.contributor, section="governance", by=team.coordinator)
    writes(team.contributor, assessment, KEYS[0])
    writes(team.coordinator, assessment, KEYS[1])

    page = who_answers(sign_in(getattr(team, role)).get(reverse("diagnostic:assessment", args=[assessment.id])))

    handed, unasked = page.split("<strong><bdi>")[1:]
    assert handed.startswith(f"{team.contributor}<")
    assert re.match(rf".*>\s2 of \d+ done · wrote one answer, the last on {formats.date(today())} ", handed)
    assert "In progress" in handed
    assert unasked.startswith(f"{team.coordinator}<")
    assert "wrote one answer" in unasked
    assert "done" not in unasked


def test_who_answers_what_is_no_business_of_the_secretariat(team, sign_in):
    assessment = begun(team)
    assign(assessment, user=team.contributor, section="governance", by=team.coordinator)

    page = text(sign_in(team.secretariat).get(reverse("diagnostic:assessment", args=[assessment.id])))

    assert "Who is answering" not in page


def test_a_person_stands_as_not_begun_begun_answered_and_done(team, sign_in):
    assessment = begun(team)
    handed = assign(assessment, user=team.contributor, section="governance", question=KEYS[0], by=team.coordinator)
    client, path = sign_in(team.coordinator), reverse("diagnostic:assessment", args=[assessment.id])

    fresh = who_answers(client.get(path))
    assert "0 of 1 done · wrote nothing yet" in fresh
    assert "Not begun" in fresh
    assert reverse("diagnostic:answers:question", kwargs={"assessment_id": assessment.id, "key": KEYS[0]}) in fresh

    writes(team.contributor, assessment, KEYS[0])
    assert "All answered" in who_answers(client.get(path))

    finish_assignment(handed, by=team.contributor.actor)
    done = who_answers(client.get(path))
    assert "All answered" not in done
    assert "– done" in done


def test_two_answers_to_one_question_wait_on_the_overview_to_be_chosen_from(team, sign_in):
    assessment = begun(team)
    writes(team.contributor, assessment, KEYS[0], option=0)
    writes(team.coordinator, assessment, KEYS[0], option=1)

    page = text(sign_in(team.coordinator).get(reverse("diagnostic:assessment", args=[assessment.id])))

    assert "Two answers to one question: choose" in page
    assert "1 pair of answers" in page


def test_who_calls_a_part_done_with_open_questions_is_told_and_shown_so(team, sign_in):
    assessment = begun(team)
    handed = assign(assessment, user=team.contributor, section="governance", by=team.coordinator)

    page = sign_in(team.contributor).post(reverse("diagnostic:finish", args=[assessment.id, handed.id]), follow=True)

    assert re.search(r"\d+ questions of your section are still open", text(page))
    assert "Called done, some open" in who_answers(page)
