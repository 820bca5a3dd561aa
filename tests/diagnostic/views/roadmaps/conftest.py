"""A city with a submitted assessment, and solutions that would help it."""

import pytest

from hanse.diagnostic.queries.roadmaps.grounds import grounds
from tests.diagnostic.roadmaps import scenario, submitted


@pytest.fixture
def client(sign_in, team):
    return sign_in(team.coordinator)


@pytest.fixture
def assessment(team):
    return submitted(team)


@pytest.fixture
def some(assessment):
    ground = grounds(scenario(assessment, "Nothing"))
    resting = {need.of for need in ground.problem.needs}
    helping = {place for gain in ground.problem.gains for place in gain.by}
    return [one.key for place, one in enumerate(ground.offered.solutions) if place in helping - resting][:3]
