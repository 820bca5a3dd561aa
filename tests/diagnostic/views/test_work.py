"""The page on which a person begins: what is open, what it came to, what can be begun."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import (
    assign,
    lay_for_sign_off,
    propose_consensus,
    return_assessment,
    say,
    take_stance,
)
from hanse.diagnostic.actions.review import sign_off
from hanse.frame.public import appoint_officer
from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.enums import Role
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_round, a_team, answered, begun
from tests.diagnostic.voices import KEY, OTHER, asked_of, both_asked, option
from tests.factories import CityFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def page_of(client, user) -> str:
    client.force_login(user, backend=BACKEND)
    return client.get(reverse("diagnostic:work")).content.decode()


def submitted(team):
    assessment = answered(begun(team))
    lay_for_sign_off(assessment=assessment, by=team.coordinator.actor)
    sign_off(assessment=assessment, by=team.approver)
    return assessment


def test_open_work_says_how_far_it_is_and_where_to_go_on(client, team):
    assessment = begun(team)

    page = page_of(client, team.coordinator)

    assert "0 of" in page
    first = reverse(
        "diagnostic:answers:question", kwargs={"assessment_id": assessment.id, "key": "gov_strategy_status"}
    )
    assert f'href="{first}"' in page
    assert "Your city's last day is" in page


def test_a_round_to_begin_says_how_much_it_asks(client, team):
    assert "City e-Government Diagnostic and Solution: 200 questions" in page_of(client, team.coordinator)


def test_a_colleague_sees_what_she_was_asked_to_answer(client, team):
    assign(assessment=begun(team), section="policy", user=team.contributor, by=team.coordinator)

    assert "You were asked to answer:" in page_of(client, team.contributor)
    assert "Policy and institution" in page_of(client, team.contributor)
    assert "You were asked to answer:" not in page_of(client, team.coordinator)


def test_an_approver_is_led_to_what_waits_for_her(client, team):
    assessment = answered(begun(team))
    lay_for_sign_off(assessment=assessment, by=team.coordinator.actor)

    assert f'href="{reverse("diagnostic:review", args=[assessment.id])}"' in page_of(client, team.approver)
    assert f'href="{reverse("diagnostic:review", args=[assessment.id])}"' not in page_of(client, team.coordinator)


def test_a_finished_assessment_shows_level_and_score_and_leads_to_the_results(client, team):
    assessment = submitted(team)

    page = page_of(client, team.coordinator)

    assert f'href="{reverse("diagnostic:results", args=[assessment.id])}"' in page
    assert "of 100 points" in page
    assert "Level " in page


def test_answers_that_were_given_back_say_so(client, team):
    assessment = answered(begun(team))
    lay_for_sign_off(assessment=assessment, by=team.coordinator.actor)
    assert "gave the answers back" not in page_of(client, team.coordinator)

    return_assessment(assessment, comment="The figures on staff are old.", by=team.approver)
    assert "Your approver gave the answers back" in page_of(client, team.contributor)

    assessment.refresh_from_db()
    lay_for_sign_off(assessment=assessment, by=team.coordinator.actor)
    assert "gave the answers back" not in page_of(client, team.coordinator)


def test_somebody_without_a_city_is_told_whom_to_ask(client, db):
    assert "You do not work for a city yet" in page_of(client, UserFactory())


@pytest.mark.parametrize("cities", [1, 3])
def test_the_number_of_queries_does_not_grow_with_finished_work(client, team, django_assert_num_queries, cities):
    for number in range(1, cities):
        other = CityFactory(name=f"City {number}", country="EC")
        grant_mandate(user=team.coordinator, party_id=other.party_id, role=Role.COORDINATOR, by=SYSTEM)
    submitted(team)
    team.round = a_round("Another round")
    submitted(team)
    client.force_login(team.coordinator, backend=BACKEND)
    with django_assert_num_queries(8):
        client.get(reverse("diagnostic:work"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_proposed_answer_waits_for_whoever_has_not_said_whether_she_agrees(
    client, team, django_assert_num_queries, number
):
    assessment = begun(team)
    for key in (keys := (KEY, OTHER, "gov_strategy_goals")[:number]):
        both_asked(assessment, team, question=key)
        say(assessment, key, option(1, key), by=team.coordinator)
        [voice] = asked_of(assessment, key).voices
        propose_consensus(assessment, key, voice_id=voice.id, reason="The decree.", by=team.coordinator)
    pages = [reverse("diagnostic:voices_question", args=[assessment.id, key]) for key in keys]

    client.force_login(team.contributor, backend=BACKEND)
    # session, person, cities; assessments, rounds, later days; handed, proposed, asked; answers
    with django_assert_num_queries(10):
        page = client.get(reverse("diagnostic:work")).content.decode()

    assert [f'href="{one}"' in page for one in pages] == [True] * number
    assert "An answer is proposed" not in page_of(client, team.coordinator)
    take_stance(assessment, KEY, agrees=True, by=team.contributor)
    assert f'href="{pages[0]}"' not in page_of(client, team.contributor)


def test_who_works_for_no_city_is_led_to_what_is_hers(client):
    officer = UserFactory()
    appoint_officer(officer, "building", by=Actor.system("test"))

    main = page_of(client, officer).partition("<main")[2]
    assert 'href="/en/office/"' in main
    assert 'href="/en/work/"' not in main


def test_a_coordinator_is_led_to_what_else_is_her_city_s(client, team):
    page = page_of(client, team.coordinator)
    for name in ("members:people", "members:profile", "members:own_membership"):
        assert f'href="{reverse(name, args=[team.city.party_id])}"' in page

    contributor = page_of(client, team.contributor)
    assert reverse("members:own_membership", args=[team.city.party_id]) in contributor
    assert reverse("members:profile", args=[team.city.party_id]) not in contributor
