"""The page that says why a score and a level are what they are."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.questions.public import add_evidence, save_answer
from tests.diagnostic.rounds import BACKEND, a_team, answered, begun
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    """A city whose network has every point and no copies of its data: a condition holds it back."""
    one = begun(team)
    asked = questionnaire_of("ceds", one.round.framework_version)
    network = [question for section in asked.sections if section.key == "network" for question in section.questions]
    for question in network:
        if question.kind == "single":
            best = 1 if question.key == "net_backup" else question.options[-1].value
            save_answer(one.sheet, question, best, expected_version=0, by=team.coordinator.actor)
    add_evidence(one.sheet, asked.questions["net_backup"], link="https://example.org/", by=team.coordinator.actor)
    return sign_off(lay_for_sign_off(answered(one), by=team.coordinator.actor), by=team.approver)


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def page_of(client, one, node, query=""):
    response = client.get(reverse("diagnostic:trace", args=[one.id, node]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_level_names_the_condition_the_question_and_both_answers(client, submitted):
    page = page_of(client, submitted, "network")

    assert "A condition holds the level back." in page
    assert "The main systems are copied every night to another place." in page
    assert "There is no story to tell." in page
    assert "Main systems are copied every night to another building or host" in page
    assert reverse("diagnostic:trace", args=[submitted.id, "net_backup"]) in page


def test_the_results_name_what_holds_a_level_back(client, submitted):
    page = client.get(reverse("diagnostic:results", args=[submitted.id])).content.decode()

    held = page[page.index('id="held"') :]
    assert "ICT network" in held
    assert reverse("diagnostic:trace", args=[submitted.id, "net_backup"]) in held
    assert "a condition is missing" not in page


def test_an_answer_links_to_its_question_and_its_evidence(client, submitted):
    page = page_of(client, submitted, "net_backup")
    question = reverse("diagnostic:answers:question", kwargs={"assessment_id": submitted.id, "key": "net_backup"})

    assert f'href="{question}"' in page
    assert f'href="{question}#evidence"' in page
    assert client.get(question).status_code == 200
    assert "Claimed: nothing backs it." in page_of(client, submitted, "net_attack_notice")


def test_the_score_with_evidence_only_opens_as_well(client, submitted):
    page = page_of(client, submitted, "net_security", "?basis=evidenced")

    assert "only the answers that have evidence" in page
    assert reverse("diagnostic:trace", args=[submitted.id, "net_backup"]) + "?basis=evidenced" in page
    assert "left out, because the answer has no evidence" in page_of(
        client, submitted, "net_attack_notice", "?basis=evidenced"
    )


def test_with_evidence_only_a_part_without_a_score_is_not_called_unanswered(client, submitted):
    whole = page_of(client, submitted, "ceds", "?basis=evidenced")
    field = page_of(client, submitted, "net_security", "?basis=evidenced")

    assert "Questions below with evidence: 1 of 200." in whole
    assert "no score" in whole
    assert "no evidence" in field
    assert "not answered" not in whole + field


@pytest.mark.parametrize("query", ["?version=0.0.1", "?version=../ceds"])
def test_an_unknown_version_has_no_trace(client, submitted, query):
    assert client.get(reverse("diagnostic:trace", args=[submitted.id, "ceds"]) + query).status_code == 404


def test_other_cities_open_nothing(client, team, submitted):
    client.force_login(team.stranger, backend=BACKEND)
    assert client.get(reverse("diagnostic:trace", args=[submitted.id, "network"])).status_code == 403


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (375, "en"), (375, "ar")])
def test_the_page_can_be_read_by_everyone(live_server, visitor, client, submitted, width, language):
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    page.goto(reverse("diagnostic:trace", args=[submitted.id, "network"]).replace("/en/", f"/{language}/"))

    check_page(page)
    shot(page, f"trace-level-{language}")
