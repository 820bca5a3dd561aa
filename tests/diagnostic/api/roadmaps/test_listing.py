import pytest

from tests.diagnostic.api.roadmaps.conftest import LAYING
from tests.network.api.calls import problem_of


def test_a_scenario_is_made_listed_and_read_in_the_citys_currency(coordinator, path, team, assessment):
    listed = coordinator.get(f"/roadmaps/?city={team.city.party_id}").json()["items"]
    found = coordinator.get(f"{path}?language=fr").json()

    assert [one["id"] for one in listed] == [found["id"]]
    assert (found["state"], found["periods"], found["assessment"]) == ("scenario", 2, str(assessment.id))
    assert found["wishes"]["budget"] == [360_000, 360_000]
    assert [one["laid_down"] for one in found["outlook"]] == [360_000, 360_000]
    file = coordinator.get(f"{path}files/csv/")
    assert file.headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("wishes", "where"),
    [
        ({"income": "golden"}, "/wishes/income"),
        ({"posts": {"magic": 1}}, "/wishes/posts"),
        ({"locked": {"flying_cars": 1}}, "/wishes/locked"),
        ({"aims": [{"node": "nowhere", "score": 60, "period": 1}]}, "/wishes/aims"),
        ({"aims": [{"node": "governance", "score": 60, "period": 3}]}, "/wishes"),
    ],
)
def test_what_there_is_not_is_refused_with_its_place(coordinator, assessment, wishes, where):
    making = {**LAYING, "assessment": str(assessment.id), "wishes": {**LAYING["wishes"], **wishes}}
    refused = coordinator.post("/roadmaps/", making)

    assert refused.status_code == 422
    assert problem_of(refused)["errors"][0]["where"] == where
