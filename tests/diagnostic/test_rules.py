"""Without a membership that lets it assess itself a city reads on, and neither begins nor answers nor hands in."""

import json

import pytest
from django.urls import reverse

from hanse.diagnostic import rules
from hanse.diagnostic.actions import lay_for_sign_off, open_assessment
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.assessments import assessment, late_cities
from hanse.identity.public import viewer_of
from hanse.members.actions import end_membership, resume_member, suspend_member
from hanse.members.enums import EndReason
from hanse.members.models import Membership
from hanse.questions.public import answers_of
from tests.diagnostic.rounds import SYSTEM, Team, a_round, answered, begun
from tests.network.api.calls import key_for

pytestmark = pytest.mark.django_db
WHY = "The dues of two years are open"


def never(team: Team) -> None:
    Membership.objects.filter(party_id=team.city.pk).delete()


def ended(team: Team) -> None:
    end_membership(team.city.party, reason=EndReason.WITHDREW, because="Its council decided so", by=SYSTEM)


def suspended(team: Team) -> None:
    suspend_member(team.city.party, because=WHY, by=SYSTEM)


@pytest.mark.parametrize("change", [never, ended, suspended])
def test_whoever_has_not_the_right_begins_nothing_and_is_told_why(team, sign_in, change):
    change(team)
    client = sign_in(team.coordinator)

    page = client.get(reverse("diagnostic:work")).text
    assert "Your city cannot begin or answer an assessment now" in page
    assert "Begin the assessment" not in page
    refused = client.post(reverse("diagnostic:begin", args=[team.city.pk, team.round.id]))
    assert refused.status_code == 403
    why = WHY if change is suspended else "not a member of the network today"
    assert why in page
    assert why in refused.text
    assert not Assessment.objects.exists()


def test_a_suspended_city_reads_what_it_has_and_answers_nothing_until_its_rights_come_back(team, sign_in):
    made, client = begun(team), sign_in(team.coordinator)
    question = reverse("diagnostic:answers:question", kwargs={"assessment_id": made.id, "key": "gov_strategy_status"})
    suspended(team)

    page = client.get(reverse("diagnostic:assessment", args=[made.id])).text
    assert WHY in page
    assert "Begin with the first question" not in page
    assert client.get(question).status_code == 200
    kept = client.post(question, {"gov_strategy_status-value": "1", "version": "0"}, follow=True)
    assert WHY in kept.text, "and what was typed is not lost"
    assert client.post(reverse("diagnostic:lay", args=[made.id])).status_code == 403
    assert not answers_of(made.sheet)

    resume_member(team.city.party, because="It has paid", by=SYSTEM)
    assert "Begin with the first question" in client.get(reverse("diagnostic:assessment", args=[made.id])).text


def test_a_program_is_refused_with_the_reason(team, client):
    made = begun(team)
    bearer = {"Authorization": f"Bearer {key_for(team.coordinator)}"}
    suspended(team)

    begins = {"city": str(team.city.pk), "round": str(a_round("Another").id)}
    answers = {"answers": {"gov_strategy_status": {"value": None, "version": 0}}}
    for method, path, body in (("post", "/api/v1/assessments/", begins), ("put", _answers(made), answers)):
        refused = getattr(client, method)(path, json.dumps(body), "application/json", headers=bearer)
        assert refused.status_code == 403
        assert WHY in refused.json()["detail"]
    assert client.get(_answers(made), headers=bearer).status_code == 200


def test_an_approver_of_a_city_that_left_signs_nothing_off(team):
    made = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    assert rules.may_sign_off.test(viewer_of(team.approver), assessment(made.id))
    ended(team)
    found = assessment(made.id)
    assert not rules.may_sign_off.test(viewer_of(team.approver), found)
    assert not rules.may_reopen.test(viewer_of(team.secretariat), found)
    assert rules.may_see_assessment.test(viewer_of(team.approver), found)
    assert rules.may_share.test(viewer_of(team.approver), found)


def test_who_cannot_answer_is_not_late(team):
    assert team.city in late_cities(team.round)
    suspended(team)
    assert team.city not in late_cities(team.round)


def test_what_a_round_asks_for_is_shown_where_a_city_has_begun(team, sign_in):
    open_assessment(city=team.city, round_=team.round, by=SYSTEM)
    ended(team)
    page = sign_in(team.secretariat).get(reverse("diagnostic:round", args=[team.round.id])).text
    assert "Gumi" in page


def _answers(made: Assessment) -> str:
    return f"/api/v1/assessments/{made.id}/answers/"
