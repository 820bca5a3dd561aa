"""A city with a submitted assessment, whose programs work on its roadmap."""

import pytest

from tests.diagnostic.roadmaps import submitted
from tests.diagnostic.rounds import a_team
from tests.network.api.calls import program_of

LAYING = {
    "name": "Small budget",
    "begins_on": "2027-01-01",
    "wishes": {
        "currency": "EUR",
        "rate": 0.9,
        "budget": [360_000, 360_000],
        "posts": {"lead": 2, "process": 4, "it": 4, "people": 4},
        "inhabitants": 400_000,
        "income": "high",
    },
}


@pytest.fixture
def team(db):
    return a_team()


@pytest.fixture
def assessment(team):
    return submitted(team)


@pytest.fixture
def coordinator(team):
    return program_of(team.coordinator)


@pytest.fixture
def path(coordinator, assessment):
    """Where the scenario is that the coordinator's program has made."""
    made = coordinator.post("/roadmaps/", {**LAYING, "assessment": str(assessment.id)})
    return made.headers["Location"].removeprefix("/api/v1")
