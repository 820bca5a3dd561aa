import io

import pytest
from python_calamine import CalamineWorkbook

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from tests.diagnostic.rounds import a_team, answered, begun
from tests.network.api.calls import problem_of, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


@pytest.fixture
def program(team):
    return program_of(team.contributor)


def test_results_are_those_that_were_kept(submitted, program):
    found = program.get(f"/assessments/{submitted.id}/results/").json()

    kept = submitted.results.get(basis="claimed")
    assert found["nodes"][0]["score"] == pytest.approx(kept.score)
    assert {one["key"] for one in found["nodes"]} == kept.nodes.keys()
    assert found["gaps"]
    assert found["steps"][0]["gain"] >= found["steps"][-1]["gain"]


def test_a_trace_adds_up_and_leads_down_to_an_answer(submitted, program):
    path = f"/assessments/{submitted.id}/results/nodes"
    trace = program.get(f"{path}/governance/").json()

    assert trace["adds_up"]
    assert sum(part["contribution"] for part in trace["parts"]) == pytest.approx(trace["total"])
    assert program.get(f"{path}/gov_strategy_status/").json()["answer"]


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfframework")])
def test_results_as_a_file(submitted, program, kind, start):
    response = program.get(f"/assessments/{submitted.id}/results/files/{kind}/")

    assert response.content.startswith(start)
    assert response.headers["Content-Disposition"].endswith(f'.{kind}"')
    if kind == "xlsx":
        assert len(CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()) > 10


@pytest.mark.parametrize("part", ["", "nodes/governance/", "files/csv/"])
def test_before_sign_off_there_are_no_results(team, program, part):
    refused = program.get(f"/assessments/{begun(team).id}/results/{part}")

    assert refused.status_code == 404
    assert "not signed off" in problem_of(refused)["detail"]


@pytest.mark.parametrize("node", ["none", "__class__", "%2e%2e"])
def test_a_node_that_is_not_there_has_no_trace(submitted, program, node):
    assert program.get(f"/assessments/{submitted.id}/results/nodes/{node}/").status_code == 404
