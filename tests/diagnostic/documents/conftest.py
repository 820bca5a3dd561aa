"""A submitted assessment, and the same city's answers without a database."""

import pytest

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from tests.diagnostic.rounds import a_team, answered, begun


@pytest.fixture
def submitted(db):
    team = a_team()
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
