"""From laying the answers before the approver to her signature, on their pages."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import lay_for_sign_off, return_assessment, sign_off
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.public import end_mandate, grant_mandate
from hanse.members.public import Role, people_of
from hanse.questions.public import add_evidence, answers_of
from tests.diagnostic.rounds import SYSTEM, answered, begun

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


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


def test_the_approvers_words_stand_above_the_sections_while_the_answers_are_mended(team, sign_in):
    assessment = answered(begun(team))
    lay_for_sign_off(assessment, by=team.coordinator.actor)
    return_assessment(assessment, comment="The figures on staff are old.", by=team.approver)

    page = text(sign_in(team.contributor).get(reverse("diagnostic:assessment", args=[assessment.id])))

    assert f"{team.approver} gave the answers back on" in page
    assert page.index("The figures on staff are old.") < page.index("Check all answers")
