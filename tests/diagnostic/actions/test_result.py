"""Results are computed once, with their spans; under a new version of the method they stand beside the old ones."""

import pytest

from hanse.diagnostic.actions import derive_results
from hanse.diagnostic.enums import Basis
from hanse.diagnostic.models import Result
from hanse.kernel.models import AuditEntry
from tests.diagnostic.rounds import SYSTEM, a_team, submitted_in
from tests.diagnostic.versions import FIRST, SECOND, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_versions(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v1_1=SECOND):
        yield


@pytest.fixture
def submitted(two_versions):
    team = a_team("1.0")
    return submitted_in(team, team.round)


def own(assessment, **keys) -> Result:
    return Result.objects.get(assessment=assessment, basis=Basis.CLAIMED, **keys)


def test_a_result_keeps_the_span_of_every_node_as_answered(submitted):
    nodes = own(submitted).nodes

    assert all(one["low"] <= one["score"] <= one["high"] for one in nodes.values())
    assert 0 < nodes["whole"]["steady"] <= 1
    assert "low" not in Result.objects.get(assessment=submitted, basis=Basis.EVIDENCED).nodes["whole"]


def test_a_new_version_adds_derived_results_and_changes_none(submitted):
    before = own(submitted, is_derived=False)

    assert derive_results(submitted.round, "1.1", by=SYSTEM) == 1

    derived, still = own(submitted, is_derived=True), own(submitted, is_derived=False)
    assert derived.framework_version == "1.1"
    assert derived.score != before.score
    assert (still.score, still.nodes) == (before.score, before.nodes)
    assert AuditEntry.objects.get(verb="diagnostic.derive_results").detail == {"version": "1.1", "cities": 1}


def test_deriving_twice_or_under_its_own_version_does_nothing(submitted):
    derive_results(submitted.round, "1.1", by=SYSTEM)
    count = Result.objects.count()

    assert derive_results(submitted.round, "1.1", by=SYSTEM) == 0
    assert derive_results(submitted.round, submitted.round.framework_version, by=SYSTEM) == 0
    assert Result.objects.count() == count
    assert AuditEntry.objects.filter(verb="diagnostic.derive_results").count() == 1
