"""The pages around an assessment, as each person meets them."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import assign, lay_for_sign_off, return_assessment, sign_off
from hanse.diagnostic.enums import SharingLevel, State
from hanse.diagnostic.models import Assessment, Assignment, Round
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.results import sharing_of
from hanse.identity.public import end_mandate, grant_mandate
from hanse.kernel.models import Notice
from hanse.members.public import Role, people_of
from hanse.questions.public import add_evidence, answers_of
from hanse.ui import formats
from tests.diagnostic.rounds import SYSTEM, a_round, answered, begun
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def test_a_coordinator_begins_her_citys_assessment(team, sign_in):
    client = sign_in(team.coordinator)
    assert "Begin the assessment: Round of tests" in text(client.get(reverse("diagnostic:work")))

    response = client.post(reverse("diagnostic:begin", args=[team.city.party_id, team.round.id]), follow=True)

    assert "0 of" in text(response)
    assert Assessment.objects.get().city == team.city


def test_a_double_click_begins_once(team, sign_in):
    client = sign_in(team.coordinator)
    path = reverse("diagnostic:begin", args=[team.city.party_id, team.round.id])

    first, second = client.post(path), client.post(path)

    assert first.headers["Location"] == second.headers["Location"]
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("role", ["contributor", "approver", "stranger", "secretariat"])
def test_nobody_else_begins(team, sign_in, role):
    response = sign_in(getattr(team, role)).post(reverse("diagnostic:begin", args=[team.city.party_id, team.round.id]))

    assert response.status_code == 403
    assert not Assessment.objects.exists()


def test_unanswered_questions_are_counted_when_laid_too_early(team, sign_in):
    assessment = begun(team)

    page = text(sign_in(team.coordinator).post(reverse("diagnostic:lay", args=[assessment.id]), follow=True))

    assert "questions are still open" in page


def test_an_approver_signs_off_and_sees_results(team, sign_in):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    client = sign_in(team.approver)

    page = text(client.post(reverse("diagnostic:review", args=[assessment.id]), {"decision": "sign_off"}, follow=True))

    assert "Results of Gumi" in page
    assert "What to do next" in page
    assert Assessment.objects.get().state == State.SUBMITTED


def test_who_laid_the_answers_is_told_that_another_signs_off_and_one_alone_is_named(team, sign_in):
    grant_mandate(user=team.coordinator, party_id=team.city.party_id, role=Role.APPROVER, by=SYSTEM)
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    page, review = (reverse(f"diagnostic:{name}", args=[assessment.id]) for name in ("assessment", "review"))
    client = sign_in(team.coordinator)

    assert "another approver of your city signs them off" in text(client.get(page))
    assert review not in text(client.get(page)) + text(client.get(reverse("diagnostic:work")))
    refused = client.post(review, {"decision": "sign_off"}, follow=True)
    assert "another approver signs them off" in text(refused)

    end_mandate(people_of(team.city.party_id, Role.APPROVER).get(user=team.approver), by=SYSTEM)
    assert review in text(client.get(page))
    client.post(review, {"decision": "sign_off"})
    assert "The same person laid the answers before the approver." in text(client.get(page))


def test_the_coordinator_takes_back_what_was_laid_too_early_until_the_approver_decides(team, sign_in):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    path = reverse("diagnostic:withdraw_lay", args=[assessment.id])
    page = reverse("diagnostic:assessment", args=[assessment.id])
    assert path not in text(sign_in(team.approver).get(page))
    assert sign_in(team.approver).post(path).status_code == 403
    client = sign_in(team.coordinator)
    assert path in text(client.get(page))

    assert "You have the answers back" in text(client.post(path, follow=True))
    assert Assessment.objects.get().state == State.DRAFT
    assert "This was done already" in text(client.post(path, follow=True))

    sign_off(lay_for_sign_off(assessment, by=team.coordinator.actor), by=team.approver)
    assert "This was done already" in text(client.post(path, follow=True))
    assert Assessment.objects.get().state == State.SUBMITTED


def test_giving_back_without_words_is_an_error(team, sign_in):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    client = sign_in(team.approver)

    page = text(client.post(reverse("diagnostic:review", args=[assessment.id]), {"decision": "return", "comment": ""}))

    assert "<title>Error:" in page
    assert Assessment.objects.get().state == State.REVIEW


def test_consent_is_given_and_taken_back_on_one_page(team, sign_in):
    assessment = begun(team)
    path = reverse("diagnostic:share", args=[assessment.id])
    client = sign_in(team.coordinator)

    client.post(path, {"level": "members"})
    assert sharing_of(team.city.pk, team.round) == SharingLevel.MEMBERS

    client.post(path, {"level": "private"})
    assert sharing_of(team.city.pk, team.round) is None


def test_the_secretariat_makes_a_round_and_a_second_of_that_name_is_refused(team, sign_in):
    client = sign_in(team.secretariat)
    days = {"opens_on-day": "1", "opens_on-month": "3", "opens_on-year": "2027"}
    days |= {"closes_on-day": "31", "closes_on-month": "5", "closes_on-year": "2027"}

    client.post(reverse("diagnostic:rounds"), {"name": "Spring 2027", **days})
    again = text(client.post(reverse("diagnostic:rounds"), {"name": "Spring 2027", **days}))

    assert Round.objects.filter(name="Spring 2027").count() == 1
    assert "There is a round of this name" in again


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_the_database_as_often_for_three_rows_as_for_one(team, sign_in, rows, django_assert_num_queries):
    client = sign_in(team.secretariat)
    for number in range(rows - 1):
        CityFactory()
        a_round(f"Round {number}")

    with django_assert_num_queries(4):  # session, person; rounds, cities to choose from
        client.get(reverse("diagnostic:rounds"))


def test_a_city_without_an_approver_is_told_from_the_first_day(team, sign_in):
    path = reverse("diagnostic:assessment", args=[begun(team).id])
    people = reverse("members:people", args=[team.city.party_id])
    there = text(sign_in(team.coordinator).get(path))
    assert "Nobody can sign off for your city yet" not in there
    assert f"before your approver ({team.approver})." in there

    for mandate in people_of(team.city.party_id, Role.APPROVER):
        end_mandate(mandate, by=SYSTEM)

    page = text(sign_in(team.coordinator).get(path))
    assert "Nobody can sign off for your city yet" in page
    assert f'href="{people}">Invite an approver</a>' in page
    assert "Nobody can sign off" not in text(sign_in(team.contributor).get(path))


def test_who_signs_off_reads_how_many_answers_have_evidence(team, sign_in):
    assessment = answered(begun(team))
    key = next(key for key, one in answers_of(assessment.sheet).items() if one.state == "answered")
    question = questionnaire_of("ceds", team.round.framework_version).question(key)
    for link in ("https://gumi.example/plan", "https://gumi.example/budget"):
        add_evidence(assessment.sheet, question, link=link, by=team.coordinator.actor)
    lay_for_sign_off(assessment, by=team.coordinator.actor)

    page = text(sign_in(team.approver).get(reverse("diagnostic:review", args=[assessment.id])))

    assert re.search(r"Answers with evidence: 1 of \d+\.", page)


def test_an_approver_waits_for_the_letter_and_decides_nothing_before_it(team, sign_in):
    assessment = begun(team)
    client, page = sign_in(team.approver), reverse("diagnostic:assessment", args=[assessment.id])
    assert "You sign off when everything is answered" in text(client.get(page))

    early = client.get(reverse("diagnostic:review", args=[assessment.id]), follow=True)

    assert early.redirect_chain == [(page, 302)]
    assert "These answers do not wait for your sign-off" in text(early)


def test_a_closed_round_is_told_to_those_who_still_answer_in_it(team, sign_in):
    assessment = begun(team)
    closed = text(sign_in(team.secretariat).post(reverse("diagnostic:close_round", args=[team.round.id]), follow=True))
    assert "Fewer than five cities had submitted" in closed
    client = sign_in(team.coordinator)

    for path in (reverse("diagnostic:assessment", args=[assessment.id]), reverse("diagnostic:work")):
        page = text(client.get(path))
        assert "The round is closed" in page
        assert "Your city's last day is" not in page


def test_the_approvers_words_stand_above_the_sections_while_the_answers_are_mended(team, sign_in):
    assessment = answered(begun(team))
    lay_for_sign_off(assessment, by=team.coordinator.actor)
    return_assessment(assessment, comment="The figures on staff are old.", by=team.approver)

    page = text(sign_in(team.contributor).get(reverse("diagnostic:assessment", args=[assessment.id])))

    assert f"{team.approver} gave the answers back on" in page
    assert page.index("The figures on staff are old.") < page.index("Check all answers")


def test_a_new_assessment_says_where_to_begin_how_it_grows_and_until_when(team, sign_in):
    address = reverse("diagnostic:assessment", args=[begun(team).id])

    page = " ".join(text(sign_in(team.coordinator).get(address)).split())

    assert "Begin with the first question" in page
    assert "Depending on your answers, up to" in page
    assert f"Your city's last day is {formats.date(team.round.closes_on)}." in page
    assert reverse("members:people", args=[team.city.party_id]) in page
    assert reverse("members:people", args=[team.city.party_id]) not in text(sign_in(team.contributor).get(address))


def test_sections_stand_in_the_order_of_the_questionnaire(team, sign_in):
    page = text(sign_in(team.coordinator).get(reverse("diagnostic:assessment", args=[begun(team).id])))

    places = [page.index(f"/sections/{key}/") for key in ("governance", "resources", "network", "e_admin", "e_infra")]
    assert places == sorted(places)
    assert page.count("<h2") >= 3


def test_who_was_handed_a_section_sees_it_and_says_when_it_is_done(team, sign_in):
    assessment = begun(team)
    handed = assign(assessment, user=team.contributor, section="governance", by=team.coordinator, note="By Friday")
    overview, finish = (
        reverse("diagnostic:assessment", args=[assessment.id]),
        reverse("diagnostic:finish", args=[assessment.id, handed.id]),
    )
    assert "You were asked to answer" not in text(sign_in(team.coordinator).get(overview))
    assert sign_in(team.coordinator).post(finish).status_code == 404

    page = text(sign_in(team.contributor).get(overview))
    assert "You were asked to answer “Governance mechanism”" in page
    assert "By Friday" in page

    done = text(sign_in(team.contributor).post(finish, follow=True))
    assert "You were asked to answer" not in done
    assert "– done" in done


def test_what_was_handed_out_can_be_taken_back_where_it_was_handed_out(team, sign_in):
    assessment = begun(team)
    handed = assign(assessment, user=team.contributor, section="governance", by=team.coordinator)
    client = sign_in(team.coordinator)
    withdraw = reverse("diagnostic:withdraw", args=[assessment.id, handed.id])

    assert withdraw in text(client.get(reverse("diagnostic:hand_out", args=[assessment.id, "governance"])))
    client.post(withdraw)

    assert not Assignment.objects.exists()


def test_a_section_is_handed_to_one_of_those_who_answer_and_to_nobody_else(team, sign_in):
    hand_out = reverse("diagnostic:hand_out", args=[begun(team).id, "governance"])
    client = sign_in(team.coordinator)
    page = text(client.get(hand_out))
    assert str(team.contributor.id) in page
    assert str(team.approver.id) not in page
    assert str(team.coordinator.id) not in page

    assert "was asked" in text(client.post(hand_out, {"user": str(team.contributor.id)}, follow=True))
    assert Assignment.objects.get().user == team.contributor
    for other in (team.approver, team.stranger):
        assert "was asked" not in text(client.post(hand_out, {"user": str(other.id)}, follow=True))


def test_who_is_alone_is_led_to_inviting_somebody(team, sign_in):
    assessment = begun(team)
    for mandate in people_of(team.city.party_id, Role.CONTRIBUTOR):
        end_mandate(mandate, by=SYSTEM)

    page = text(sign_in(team.coordinator).get(reverse("diagnostic:hand_out", args=[assessment.id, "governance"])))

    assert "Nobody else answers for your city yet" in page
    assert reverse("members:people", args=[team.city.party_id]) in page


def test_one_question_is_handed_to_a_colleague_from_its_page(sign_in, team):
    assessment = begun(team)
    hand_out = reverse("diagnostic:hand_out", args=[assessment.id, "governance"]) + "?question=gov_strategy_status"
    page = reverse("diagnostic:answers:question", args=[assessment.id, "gov_strategy_status"])
    assert hand_out not in text(sign_in(team.contributor).get(page))
    coordinator = sign_in(team.coordinator)
    assert hand_out in text(coordinator.get(page))
    assert "Hand a question to a colleague" in text(coordinator.get(hand_out))

    coordinator.post(hand_out, {"user": str(team.contributor.id)})

    assert assessment.assignments.get().question == "gov_strategy_status"
    letter = Notice.objects.latest("id")
    assert "one question" in letter.body
    assert page in letter.body
    overview = text(coordinator.get(reverse("diagnostic:assessment", args=[assessment.id])))
    assert f"With {team.contributor}: “" in overview
    unknown = reverse("diagnostic:hand_out", args=[assessment.id, "governance"]) + "?question=nothing"
    assert coordinator.get(unknown).status_code == 404
