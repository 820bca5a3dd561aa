"""Each picture of each page can be taken away, by whoever may see the page."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, lay_for_sign_off, share_results, sign_off
from hanse.diagnostic.enums import SharingLevel
from tests.diagnostic.peers import some_cities, submitted
from tests.diagnostic.pictures import links_of, taken
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, answered, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def test_of_peers_and_the_network_with_their_filters(client, team):
    one = submitted(team.round, [team.city, *some_cities(16)])[0]
    close_round(team.round, by=SYSTEM)
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)
    where = [team.round.id, team.city.party_id]
    assert taken(client, reverse("diagnostic:public_results")) == 3
    assert taken(client, reverse("diagnostic:public_city", args=where)) == 3
    client.force_login(team.coordinator, backend=BACKEND)

    peers = reverse("diagnostic:peers", args=[one.id])
    assert taken(client, f"{peers}?region=asia") == 6
    assert all("region=asia" in link for link in links_of(client, f"{peers}?region=asia"))
    assert taken(client, reverse("diagnostic:network")) == 6
    assert taken(client, reverse("diagnostic:network_city", args=where)) == 3


def test_a_picture_is_as_private_as_its_page(client, team):
    one = sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
    client.force_login(team.coordinator, backend=BACKEND)
    assert taken(client, reverse("diagnostic:results", args=[one.id])) == 6

    client.force_login(team.stranger, backend=BACKEND)
    for name in ("results", "history", "peers"):
        path = reverse(f"diagnostic:{name}", args=[one.id])
        assert client.get(f"{path}?picture=radar&as=svg").status_code == 403
