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


def test_numbers_are_the_same_in_a_language_that_writes_them_otherwise(coordinator, assessment):
    path = f"/assessments/{assessment.id}/solutions/?language="
    plain, other = (coordinator.get(path + language).json() for language in ("en", "fr"))

    points = {one["solution"]: [move["points"] for move in one["moves"]] for one in plain}
    assert {one["solution"]: [move["points"] for move in one["moves"]] for one in other} == points
    assert any(isinstance(number, float) and number % 1 for numbers in points.values() for number in numbers)


def test_there_is_nothing_to_propose_before_the_answers_are_submitted(coordinator, team):
    draft = begun(team)

    assert coordinator.get(f"/assessments/{draft.id}/solutions/").status_code == 404
