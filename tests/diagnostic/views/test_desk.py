"""Answering an assessment on the question runner's pages."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import assign, finish_assignment, lay_for_sign_off
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.public import end_mandate
from hanse.questions.models import Answer
from hanse.questions.public import add_comment, mark_unknown
from hanse.questions.queries import stored_answer
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def page_of(assessment, name="question", **names):
    return reverse(f"diagnostic:answers:{name}", kwargs={"assessment_id": assessment.id, **names})


def first_key(client, assessment) -> str:
    page = client.get(reverse("diagnostic:assessment", args=[assessment.id])).content.decode()
    return page.split("/answers/questions/")[1].split("/")[0]


@pytest.mark.parametrize("role", ["coordinator", "contributor"])
def test_those_who_answer_for_the_city_see_the_question_and_a_form(team, client, role):
    assessment = begun(team)
    client.force_login(getattr(team, role), backend=BACKEND)

    page = client.get(page_of(assessment, key=first_key(client, assessment)))

    assert page.status_code == 200
    assert "<form" in page.content.decode()
    assert "Save" in page.content.decode()


def test_a_stranger_is_kept_out_and_a_visitor_is_led_to_sign_in(team, client):
    assessment = begun(team)
    client.force_login(team.coordinator, backend=BACKEND)
    path = page_of(assessment, key=first_key(client, assessment))

    client.force_login(team.stranger, backend=BACKEND)
    assert client.get(path).status_code == 403

    client.logout()
    assert "login" in client.get(path).headers["Location"]


def test_what_is_laid_before_the_approver_is_read_and_not_changed(team, client):
    assessment = lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor)
    row = Answer.objects.filter(sheet=assessment.sheet).first()
    client.force_login(team.contributor, backend=BACKEND)

    client.post(page_of(assessment, key=row.key), {"answer": "1", "version": str(row.version)})

    assert stored_answer(assessment.sheet, row.key).version == row.version


@pytest.mark.parametrize("page", ["check", "workbook", "section"])
def test_every_way_back_leads_to_the_one_overview(team, client, page):
    assessment = begun(team)
    client.force_login(team.coordinator, backend=BACKEND)
    home = reverse("diagnostic:assessment", args=[assessment.id])

    found = client.get(page_of(assessment, page, **({"section": "governance"} if page == "section" else {})))

    assert f'href="{home}" class="govuk-back-link"' in found.content.decode()
    assert client.get(page_of(assessment, "tasks")).headers["Location"] == home


def test_who_is_handed_a_section_and_who_ceases_to_answer_shows_at_once_in_the_task_list(team, client):
    assessment = begun(team)
    client.force_login(team.coordinator, backend=BACKEND)
    path = reverse("diagnostic:assessment", args=[assessment.id])
    before = client.get(path).content.decode()
    section = questionnaire_of(*team.round.method).sections[0].key
    assign(assessment, user=team.contributor, section=section, by=team.coordinator)
    handed = client.get(path).content.decode()
    end_mandate(team.coordinator.mandates.get(), by=SYSTEM)

    assert f"With {team.contributor.name}" not in before
    assert f"With {team.contributor.name}" in handed
    assert client.get(path).status_code == 403


def test_what_others_do_shows_at_once_in_the_task_list(team, client):
    assessment = begun(team)
    asked = questionnaire_of(*team.round.method)
    section = asked.sections[0]
    question = section.questions[0]
    client.force_login(team.coordinator, backend=BACKEND)

    def shown() -> str:
        return client.get(reverse("diagnostic:assessment", args=[assessment.id])).content.decode()

    assert "1 not known" not in shown()
    mark_unknown(assessment.sheet, question, expected_version=0, by=team.contributor.actor)
    assert "1 not known" in shown()
    add_comment(assessment.sheet, question, "so?", by=team.contributor.actor)
    assert "1 open comment" in shown()
    handed = assign(assessment, user=team.contributor, section=section.key, by=team.coordinator)
    assert f"With {team.contributor.name}<" in shown().replace("\n", "")
    finish_assignment(handed, by=team.contributor.actor)
    assert f"With {team.contributor.name} – done" in shown()
    type(team.contributor).objects.filter(id=team.contributor.id).update(name="Kim Min-ji")
    assert "With Kim Min-ji – done" in shown()
