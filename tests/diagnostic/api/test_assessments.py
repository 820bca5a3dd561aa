import pytest

from hanse.diagnostic.actions import assign
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.kernel.models import AuditEntry
from hanse.questions.public import save_answer
from tests.diagnostic.rounds import a_round, a_team, answered, begun
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def program(team):
    return program_of(team.coordinator)


def beginning(team):
    return {"city": str(team.city.pk), "round": str(team.round.id)}


def test_a_coordinator_begins_an_assessment_and_is_told_where_it_is(team, program):
    made = program.post("/assessments/", beginning(team))

    assert made.status_code == 201
    there = program.get(made.headers["Location"].removeprefix("/api/v1")).json()
    assert (there["state"], there["city_name"], there["progress"]["open"]) == (
        "draft",
        "Gumi",
        there["progress"]["asked"],
    )
    assert there["may"] == ["answer", "lay"]
    assert AuditEntry.objects.get(verb="diagnostic.open_assessment").actor_kind == "key"


def test_beginning_twice_is_refused_and_changes_nothing(team, program):
    program.post("/assessments/", beginning(team))

    again = program.post("/assessments/", beginning(team))

    assert again.status_code == 409
    assert problem_of(again)["type"] == "urn:hanse:problem:assessment-exists"
    assert len(program.get("/assessments/").json()["items"]) == 1


def test_a_round_that_is_over_takes_no_assessment(team, program):
    team.round = a_round("Over", days=-1)

    refused = program.post("/assessments/", beginning(team))

    assert refused.status_code == 409
    assert problem_of(refused)["type"] == "urn:hanse:problem:round-closed"


def test_progress_counts_by_section_in_the_callers_language(team, program):
    one = answered(begun(team))

    found = program.get(f"/assessments/{one.id}/?language=fr").json()

    assert found["progress"]["open"] == 0
    assert sum(section["asked"] for section in found["sections"]) == found["progress"]["asked"]
    assert found["sections"][0]["title"] != program.get(f"/assessments/{one.id}/").json()["sections"][0]["title"]


def test_people_are_told_with_their_parts_and_to_nobody_outside_the_city(team, program):
    one = begun(team)
    question = questionnaire_of("ceds", team.round.framework_version).question("gov_strategy_status")
    assign(one, user=team.contributor, section="governance", by=team.coordinator)
    save_answer(one.sheet, question, 3, expected_version=0, by=team.contributor.actor)

    [person] = program.get(f"/assessments/{one.id}/").json()["people"]

    assert person["name"] == str(team.contributor)
    assert person["parts"] == [{"section": "governance", "question": "", "done": False}]
    assert (person["progress"]["answered"], person["answers"]) == (1, 1)
    assert person["last"]
    assert program_of(team.secretariat).get(f"/assessments/{one.id}/").json()["people"] == []


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_takes_the_same_queries_for_one_and_for_three(team, program, more, django_assert_num_queries):
    begun(team)
    for number in range(more):
        team.round = a_round(f"Round {number}")
        begun(team)

    with django_assert_num_queries(3):  # key, person, assessments
        found = program.get("/assessments/").json()

    assert len(found["items"]) == 1 + more


def test_pages_follow_one_another_and_a_round_can_be_asked_for(team, program):
    begun(team)
    team.round = a_round("Second")
    second = begun(team)

    first_page = program.get("/assessments/?limit=1").json()
    rest = program.get(f"/assessments/?limit=1&offset={first_page['next']}").json()
    of_round = program.get(f"/assessments/?round={team.round.id}").json()

    assert (first_page["next"], rest["next"]) == (1, None)
    assert {first_page["items"][0]["id"], rest["items"][0]["id"]} > {str(second.id)}
    assert [one["id"] for one in of_round["items"]] == [str(second.id)]
