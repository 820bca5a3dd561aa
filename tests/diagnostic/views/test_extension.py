"""The secretariat's page that gives one city more time, and where the city sees it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round
from hanse.diagnostic.models import Extension
from hanse.kernel.ids import new_id
from hanse.ui import formats
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, begun
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def client(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


@pytest.fixture
def later(team):
    return team.round.closes_on + timedelta(days=5)


def text(response) -> str:
    return response.content.decode()


def address(team, name: str = "extend_city", city_id=None) -> str:
    return reverse(f"diagnostic:{name}", args=[team.round.id, city_id or team.city.party_id])


def sent(day, reason: str = "A flood") -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"last_day-{part}": str(number) for part, number in parts.items()} | {"reason": reason}


def test_a_city_gets_more_time_and_everybody_sees_until_when(client, team, later):
    path, lists = address(team), reverse("diagnostic:round", args=[team.round.id])
    assert f'href="{path}"' in text(client.get(lists))

    page = text(client.post(path, sent(later), follow=True))

    assert "The coordinators of Gumi get a letter." in page
    assert f"Has until {formats.date(later)}" in page
    assert f"Gumi: {formats.date(later)}. A flood" in page
    table = text(client.get(reverse("diagnostic:round_file", args=[team.round.id])))
    assert f"Gumi,KR,not_begun,,,0,,{later}" in table
    made = begun(team)
    client.force_login(team.coordinator, backend=BACKEND)
    for seen in (reverse("diagnostic:work"), reverse("diagnostic:assessment", args=[made.id])):
        assert f"Your city's last day is {formats.date(later)}." in text(client.get(seen))
    rounds = program_of(team.coordinator).get("/rounds/").json()["items"]
    assert rounds[0]["later_last_days"] == [{"city": str(team.city.party_id), "last_day": str(later)}]
    assert program_of(team.stranger).get("/rounds/").json()["items"][0]["later_last_days"] == []


def test_a_day_that_is_no_later_is_an_error_at_its_field(client, team):
    answer = client.post(address(team), sent(team.round.closes_on))

    assert answer.status_code == 422
    assert "<title>Error:" in text(answer)
    assert "Choose a day after the round&#39;s last day" in text(answer)
    assert not Extension.objects.exists()


def test_it_is_set_back(client, team, later):
    client.post(address(team), sent(later))
    assert address(team, "set_back") in text(client.get(address(team)))

    page = text(client.post(address(team, "set_back"), follow=True))

    assert not Extension.objects.exists()
    assert "Has until" not in page
    assert "A city&#39;s last day set back" in page


def test_in_a_closed_round_nothing_is_offered_and_nothing_changes(client, team, later):
    client.post(address(team), sent(later))
    close_round(team.round, by=SYSTEM)

    assert address(team) not in text(client.get(reverse("diagnostic:round", args=[team.round.id])))
    assert client.post(address(team), sent(later + timedelta(days=1))).status_code == 422
    assert "no city gets another last day" in text(client.post(address(team, "set_back"), follow=True))
    assert Extension.objects.get().last_day == later


def test_a_city_that_is_not_there_is_not_found(client, team):
    assert client.get(address(team, city_id=new_id())).status_code == 404


def test_nobody_but_the_secretariat_gives_time(client, team, later):
    client.force_login(team.coordinator, backend=BACKEND)

    assert client.post(address(team), sent(later)).status_code == 403
    assert client.post(address(team, "set_back")).status_code == 403
    assert not Extension.objects.exists()
