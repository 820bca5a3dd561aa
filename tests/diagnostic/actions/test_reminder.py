from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, remind_late_cities
from hanse.diagnostic.errors import RoundClosed
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.members.models import City
from hanse.ui import formats
from tests.diagnostic.peers import submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """Gumi has begun, Quito has not."""
    team = a_team()
    begun(team)
    return team


def reminded() -> set[str]:
    return set(Notice.objects.filter(template="diagnostic/reminder").values_list("address", flat=True))


def test_the_coordinators_of_late_cities_get_a_letter(team):
    assert remind_late_cities(team.round, by=SYSTEM) == 2

    assert reminded() == {team.coordinator.email, team.stranger.email}
    letter = Notice.objects.get(address=team.coordinator.email)
    assert letter.subject == "Gumi: Round of tests is waiting for your answers"
    assert "/en/work/" in letter.body
    assert f"The last day is {formats.date(team.round.closes_on)}." in letter.body


def test_who_has_submitted_gets_none(team):
    submitted(team.round, [City.objects.get(name="Quito")])

    remind_late_cities(team.round, by=SYSTEM)

    assert reminded() == {team.coordinator.email}


def test_nobody_is_reminded_twice_within_a_day(team):
    remind_late_cities(team.round, by=SYSTEM)
    assert remind_late_cities(team.round, by=SYSTEM) == 0

    Notice.objects.update(created_at=now() - timedelta(days=2))

    assert remind_late_cities(team.round, by=SYSTEM) == 2


def test_of_a_closed_round_nobody_is_reminded(team):
    close_round(team.round, by=SYSTEM)

    with pytest.raises(RoundClosed):
        remind_late_cities(team.round, by=SYSTEM)


def test_the_secretariat_does_it_from_the_rounds_page_and_nobody_else(team, client):
    page, remind = (reverse(f"diagnostic:{name}", args=[team.round.id]) for name in ("round", "remind"))
    client.force_login(team.coordinator, backend=BACKEND)
    assert client.post(remind).status_code == 403
    assert not reminded()

    client.force_login(team.secretariat, backend=BACKEND)
    assert "Cities that have not submitted and still can: 2." in client.get(page).content.decode()
    assert "Reminders written: 2." in client.post(remind, follow=True).content.decode()
