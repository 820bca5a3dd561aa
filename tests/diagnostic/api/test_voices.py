"""A program reads how the questions stand that several people answer."""

import pytest

from hanse.diagnostic.actions import say
from tests.diagnostic.rounds import begun
from tests.diagnostic.voices import KEY, both_asked, option
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


def test_how_many_have_answered_and_whether_they_differ(team):
    assessment = both_asked(begun(team), team)
    path, program = f"/assessments/{assessment.id}/voices/", program_of(team.contributor)
    for user, number in ((team.contributor, 0), (team.coordinator, 1)):
        say(assessment, KEY, option(number), by=user)

    assert program.get(path).json() == [
        {
            "question": KEY,
            "asked": 2,
            "answered": 2,
            "differs": True,
            "proposed": False,
            "settled": False,
            "dissents": 0,
        }
    ]
    assert program_of(team.secretariat).get(path).status_code == 403
