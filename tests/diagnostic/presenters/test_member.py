"""What a member's page in the directory shows of the diagnostic: what the city shares, with whom it shares it."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import share_results, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.presenters.member import results_panel
from hanse.identity.public import NOBODY, viewer_of
from tests.diagnostic.peers import submitted
from tests.diagnostic.rounds import SYSTEM, a_team

pytestmark = pytest.mark.django_db


def test_results_stand_there_for_whom_they_are_shared_with() -> None:
    team = a_team()
    submitted(team.round, [team.city])
    city, member = team.city.party_id, viewer_of(team.stranger)
    assert results_panel(city, member, "en") is None

    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=SYSTEM)
    assert results_panel(city, NOBODY, "en") is None
    [line] = results_panel(city, member, "en").seen
    assert line.href == reverse("diagnostic:network_city", args=[team.round.id, city])

    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)
    [line] = results_panel(city, NOBODY, "en").seen
    assert line.href == reverse("diagnostic:public_city", args=[team.round.id, city])
    assert (line.round, line.level_name != "") == (team.round.name, True)
    stop_sharing(city=team.city, round_=team.round, by=SYSTEM)
    assert results_panel(city, NOBODY, "en") is None
