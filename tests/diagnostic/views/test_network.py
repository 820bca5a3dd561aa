import pytest
from django.urls import reverse

from hanse.diagnostic.actions import lay_for_sign_off, share_results, sign_off, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from tests.diagnostic.rounds import BACKEND, a_team, answered, begun
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    team = a_team()
    sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
    return team


def seen(client, user) -> str:
    client.force_login(user, backend=BACKEND)
    return client.get(reverse("diagnostic:network")).content.decode()


def test_a_city_appears_when_it_consents_and_disappears_when_it_takes_that_back(team, client):
    by = team.coordinator.actor
    assert "Gumi" not in seen(client, team.stranger)

    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=by)
    assert "Gumi" in seen(client, team.stranger)

    stop_sharing(city=team.city, round_=team.round, by=by)
    assert "Gumi" not in seen(client, team.stranger)


def test_no_median_is_given_of_fewer_than_five_cities(team, client):
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=team.coordinator.actor)

    assert "The city in the middle" not in seen(client, team.stranger)


def test_somebody_of_no_city_is_not_let_in(team, client):
    client.force_login(UserFactory(), backend=BACKEND)

    assert client.get(reverse("diagnostic:network")).status_code == 403
