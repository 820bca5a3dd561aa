"""A city with a submitted assessment, and solutions that would help it."""

import pytest

from tests.diagnostic.roadmaps import resting_on_nothing, submitted


@pytest.fixture
def client(sign_in, team):
    return sign_in(team.coordinator)


@pytest.fixture
def assessment(team):
    return submitted(team)


@pytest.fixture
def some(assessment):
    return resting_on_nothing(assessment, 3)
