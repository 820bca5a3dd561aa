"""The page of an assessment: beginning it, what it says to each person, and handing out its parts."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import assign
from hanse.diagnostic.models import Assessment, Assignment
from hanse.identity.public import end_mandate
from hanse.kernel.models import Notice
from hanse.members.public import Role, people_of
from hanse.ui import formats
from tests.diagnostic.rounds import SYSTEM, begun

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


def test_a_closed_round_is_told_to_those_who_still_answer_in_it(team, sign_in):
    assessment = begun(team)
    closed = text(sign_in(team.secretariat).post(reverse("diagnostic:close_round", args=[team.round.id]), follow=True))
    assert "Fewer than five cities had submitted" in closed
    client = sign_in(team.coordinator)

    for path in (reverse("diagnostic:assessment", args=[assessment.id]), reverse("diagnostic:work")):
        page = text(client.get(path))
        assert "The round is closed" in page
        assert "Your city's last day is" not in page


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
