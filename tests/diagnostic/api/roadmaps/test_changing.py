from hanse.diagnostic.models import RoadmapItem
from tests.network.api.calls import problem_of, program_of

FIRST, SECOND = "basic_protection", "document_system"


def test_a_roadmap_is_ordered_described_chosen_tracked_and_planned_anew(coordinator, path, team):
    ordering = {"version": 1, "solutions": {FIRST: 1, SECOND: 2}}
    assert coordinator.call("PUT", f"{path}solutions/", ordering).json()["version"] == 2
    coordinator.call("PATCH", path, {"name": "Small budget", "vision": "Nobody waits."})
    assert program_of(team.approver).post(f"{path}choose/").json()["state"] == "chosen"
    contributor, step = program_of(team.contributor), f"{path}solutions/{FIRST}/"
    first = contributor.call("PATCH", step, {"version": 1, "owner": str(team.contributor.id), "due_on": "2027-09-30"})
    assert (first.json()["version"], first.json()["solution_version"]) == (4, 2)
    late = contributor.call("PATCH", step, {"version": 1, "due_on": None})
    assert (late.status_code, problem_of(late)["type"]) == (409, "urn:hanse:problem:track-changed")
    contributor.call("PATCH", step, {"version": 2, "steps_done": 1, "note": "Signed"})

    found = coordinator.get(path).json()
    (one, other) = found["items"]
    assert found["vision"] == "Nobody waits."
    assert (one["solution"], one["period"], one["ends_on"], one["steps_done"]) == (FIRST, 1, "2027-09-30", 1)
    assert (one["owner"], one["note"], one["version"]) == (str(team.contributor.id), "Signed", 3)
    assert (other["solution"], other["period"]) == (SECOND, 2)
    assert {breach["limit"] for breach in found["breaches"]} >= {"end"}
    anew = coordinator.post(f"{path}anew/", {"name": "From today"})
    assert anew.status_code == 201
    items = RoadmapItem.objects.filter(roadmap=anew.json()["id"])
    assert dict(items.values_list("solution", "steps_done")) == {FIRST: 1, SECOND: 0}


def test_what_cannot_be_is_refused_with_its_place(coordinator, path, team):
    late = coordinator.call("PUT", f"{path}solutions/", {"version": 9, "solutions": {}})
    unknown = coordinator.call("PUT", f"{path}solutions/", {"version": 1, "solutions": {"flying_cars": 1}})
    empty = coordinator.post(f"{path}choose/")
    nowhere = coordinator.call("PATCH", f"{path}solutions/{FIRST}/", {"version": 1, "steps_done": 1})
    others = program_of(team.contributor).post(f"{path}choose/")

    assert [one.status_code for one in (late, unknown, empty, nowhere, others)] == [409, 422, 409, 404, 403]
    assert problem_of(unknown)["errors"][0]["where"] == "/flying_cars"
    assert problem_of(empty)["type"] == "urn:hanse:problem:empty-roadmap"
