from tests.diagnostic.rounds import begun
from tests.network.api.calls import program_of


def test_a_program_reads_what_would_help_and_orders_a_roadmap_by_its_keys(coordinator, path, team, assessment):
    found = coordinator.get(f"/assessments/{assessment.id}/solutions/?language=en").json()

    assert found == sorted(found, key=lambda one: -one["points"])
    first = found[0]
    assert first["because"].startswith("Because “")
    assert 0 < first["once"]["low"] <= first["once"]["high"]
    assert all(move["reaches"] != move["today"] for move in first["moves"])
    made = coordinator.put(f"{path}solutions/", {"version": 1, "solutions": {first["solution"]: 1}})
    assert made.status_code == 200
    assert program_of(team.stranger).get(f"/assessments/{assessment.id}/solutions/").status_code == 403


def test_there_is_nothing_to_propose_before_the_answers_are_submitted(coordinator, team):
    draft = begun(team)

    assert coordinator.get(f"/assessments/{draft.id}/solutions/").status_code == 404
