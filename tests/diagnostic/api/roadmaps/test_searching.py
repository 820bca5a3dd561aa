from hanse.diagnostic.actions import run_search
from hanse.diagnostic.models import RoadmapSearch
from tests.network.api.calls import problem_of


def test_a_search_is_asked_for_stopped_and_read(coordinator, path):
    assert coordinator.get(f"{path}search/").status_code == 404
    asked = coordinator.post(f"{path}search/", {"seconds": 2})
    assert (asked.status_code, asked.json()["state"], asked.json()["seconds_allowed"]) == (202, "waiting", 2)
    again = coordinator.post(f"{path}search/", {})
    assert (again.status_code, problem_of(again)["type"]) == (409, "urn:hanse:problem:search-running")
    assert coordinator.post(f"{path}search/stop/").json()["state"] == "stopped"
    run_search(RoadmapSearch.objects.get().id)
    assert coordinator.get(f"{path}search/").json()["state"] == "stopped"
