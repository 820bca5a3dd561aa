import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from hanse.identity.models import User
from hanse.identity.public import grant_mandate
from hanse.identity.queries import has_mandate
from hanse.kernel.clock import now, today
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import DeliveryState
from hanse.members.queries import people_of
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def test_a_coordinator_invites_a_colleague(client, team):
    path = reverse("members:people", args=[team.city.party_id])
    invitation = {"email": "New@Example.org", "name": "Nour", "role": "contributor", "language": "ar"}

    page = client.post(path, invitation, follow=True).content.decode()

    user = User.objects.get(email="new@example.org")
    assert has_mandate(user, team.city.party_id, ["contributor"])
    assert "Nour" in page


def test_nobody_is_bombarded_with_invitations(client, team):
    path = reverse("members:people", args=[team.city.party_id])
    invitation = {"email": "new@example.org", "name": "Nour", "role": "contributor", "language": "en"}
    for _time in range(5):
        assert client.post(path, invitation).status_code == 302

    page = client.post(path, invitation | {"email": "NEW@example.org", "role": "approver"})

    assert "invited 5 times in a day. Invite it again tomorrow." in page.content.decode()
    assert Notice.objects.filter(address="new@example.org").count() == 5
    assert not has_mandate(User.objects.get(email="new@example.org"), team.city.party_id, ["approver"])

    Notice.objects.update(created_at=now() - timedelta(days=2))
    assert client.post(path, invitation).status_code == 302


def test_who_has_not_come_yet_is_seen_and_written_to_again(client, team):
    path = reverse("members:people", args=[team.city.party_id])
    client.post(path, {"email": "new@example.org", "name": "Nour", "role": "contributor", "language": "ar"})
    page = client.get(path).content.decode()
    assert page.count("Invited, and not here yet.") == 1

    form = re.search(r'<form method="post">.*?Send the invitation again: Nour', page, re.DOTALL).group()
    again = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    client.post(path, again)

    assert Notice.objects.filter(address="new@example.org", template="identity/invitation", language="ar").count() == 2
    assert people_of(team.city.party_id).filter(user__email="new@example.org").count() == 1

    User.objects.filter(email="new@example.org").update(last_login=now())
    assert "not here yet" not in client.get(path).content.decode()


def test_the_letters_language_is_that_of_the_page_until_another_is_chosen(client, team):
    with translation.override("fr"):
        page = client.get(reverse("members:people", args=[team.city.party_id])).content.decode()
    assert re.search(r'value="fr"[^>]* checked', page)


def test_a_contributor_cannot_invite(client, team):
    client.force_login(team.contributor, backend=BACKEND)

    response = client.post(reverse("members:people", args=[team.city.party_id]), {"email": "x@example.org"})

    assert response.status_code == 403


def test_the_last_coordinator_stays(client, team):
    mandate = people_of(team.city.party_id).get(user=team.coordinator)

    path = reverse("members:remove_person", args=[team.city.party_id, mandate.id])
    refused = client.post(path)

    assert refused.status_code == 422
    assert "A member needs a coordinator" in refused.text
    assert has_mandate(team.coordinator, team.city.party_id, ["coordinator"])

    assert client.post(path, {"confirmed": "on"}).status_code == 302
    assert not has_mandate(team.coordinator, team.city.party_id, ["coordinator"])
    assert client.get(reverse("members:people", args=[team.city.party_id])).status_code == 403


def test_a_leaver_loses_access_at_once(client, team):
    mandate = people_of(team.city.party_id).get(user=team.contributor)

    client.post(reverse("members:remove_person", args=[team.city.party_id, mandate.id]))

    client.force_login(team.contributor, backend=BACKEND)
    assert client.get(reverse("members:people", args=[team.city.party_id])).status_code == 403


def test_ending_a_role_asks_first(client, team):
    mandate = people_of(team.city.party_id).get(user=team.contributor)
    path = reverse("members:remove_person", args=[team.city.party_id, mandate.id])

    page = client.get(path).content.decode()

    assert f"End the role of {team.contributor}?" in page
    assert "your own role" not in page
    assert has_mandate(team.contributor, team.city.party_id, ["contributor"])


def test_ending_ones_own_role_says_that_it_is_ones_own(client, team):
    mandate = people_of(team.city.party_id).get(user=team.coordinator)

    page = client.get(reverse("members:remove_person", args=[team.city.party_id, mandate.id])).content.decode()

    assert "This is your own role" in page


def test_people_stand_by_name_as_a_reader_looks_for_them(client, team):
    for name in ("Zoé", "Élodie", "eloise", "Ewa"):
        user = UserFactory(name=name)
        grant_mandate(user=user, party_id=team.city.party_id, role="contributor", by=SYSTEM)

    page = client.get(reverse("members:people", args=[team.city.party_id])).content.decode()

    places = [page.index(name) for name in ("Élodie", "eloise", "Ewa", "Zoé")]
    assert places == sorted(places)


def test_nobody_makes_herself_approver(client, team, settings):
    path = reverse("members:people", args=[team.city.party_id])
    herself = {"email": team.coordinator.email.upper(), "name": "", "role": "approver", "language": "en"}

    page = client.post(path, herself)
    assert "Nobody can make themselves approver" in page.content.decode()
    assert not has_mandate(team.coordinator, team.city.party_id, ["approver"])

    settings.FOUR_EYES = False
    client.post(path, herself)
    assert has_mandate(team.coordinator, team.city.party_id, ["approver"])


def test_the_secretariat_makes_the_only_person_of_a_city_its_approver(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    invited = {"email": team.coordinator.email, "name": "", "role": "approver", "language": "en"}

    client.post(reverse("members:people", args=[team.city.party_id]), invited)

    assert has_mandate(team.coordinator, team.city.party_id, ["approver"])


@pytest.mark.parametrize("rows", [1, 3])
def test_one_person_takes_as_many_queries_as_three(client, team, rows, django_assert_num_queries):
    path = reverse("members:people", args=[team.city.party_id])
    for number in range(rows):
        user = UserFactory(name=f"Person {number}")
        grant_mandate(user=user, party_id=team.city.party_id, role="contributor", by=SYSTEM)
    client.get(path)
    # session, person, member; people, those to come, hand-overs, the last coordinator, former people
    with django_assert_num_queries(8):
        client.get(path)


def test_an_invitation_that_came_back_or_is_too_old_is_seen(client, team):
    path = reverse("members:people", args=[team.city.party_id])
    client.post(path, {"email": "lost@example.org", "name": "Nour", "role": "contributor", "language": "en"})
    Delivery.objects.filter(address="lost@example.org").update(state=DeliveryState.FAILED)
    assert "came back: the address may be wrong" in client.get(path).text

    Delivery.objects.update(state=DeliveryState.SENT)
    Notice.objects.filter(address="lost@example.org").update(created_at=now() - timedelta(days=15))
    page = client.get(path).text
    assert "is too old" in page
    assert "Send the invitation again: Nour" in page


def test_the_days_of_a_role_are_changed_and_its_end_is_seen_before(client, team):
    mandate = people_of(team.city.party_id).get(user=team.contributor)
    path = reverse("members:days_of_role", args=[team.city.party_id, mandate.id])
    last = today() + timedelta(days=20)
    sent = {f"ends_on-{part}": getattr(last, part) for part in ("day", "month", "year")}
    first = {f"starts_on-{part}": getattr(today(), part) for part in ("day", "month", "year")}

    assert "The last day is before the first" in client.post(path, sent | first | {"ends_on-year": last.year - 1}).text
    assert "Ends soon" in client.post(path, sent | first, follow=True).text


def test_a_last_day_that_leaves_nobody_to_coordinate_is_asked_about(client, team):
    mandate = people_of(team.city.party_id).get(user=team.coordinator)
    path = reverse("members:days_of_role", args=[team.city.party_id, mandate.id])
    sent = {f"ends_on-{part}": getattr(today() + timedelta(days=20), part) for part in ("day", "month", "year")}
    sent |= {f"starts_on-{part}": getattr(today(), part) for part in ("day", "month", "year")}

    assert "Nobody will coordinate then" not in client.get(path).text
    refused = client.post(path, sent)
    assert refused.status_code == 422
    assert "Nobody will coordinate then" in refused.text
    assert "Hand the role over to somebody else" in refused.text
    assert "The days of this role are changed." in client.post(path, sent | {"confirmed": "on"}, follow=True).text


def test_a_role_is_handed_over_on_its_page(client, team):
    mandate = people_of(team.city.party_id).get(user=team.coordinator)
    path = reverse("members:hand_over", args=[team.city.party_id, mandate.id])
    assert "Who takes over?" in client.get(path).text

    said = {"successor": "another", "email": "nour@example.org", "afterwards": "leave"}
    page = client.post(path, said, follow=True).text
    assert "On its way to nour@example.org" in page
    stop = re.search(r'action="([^"]*/stop/)"', page).group(1)
    assert "The role stays where it is" in client.post(stop, follow=True).text

    User.objects.filter(id=team.contributor.id).update(last_login=now())
    done = client.post(path, {"successor": team.contributor.email, "afterwards": "leave"})
    assert done.url == "/en/start/"
    assert client.get(path).status_code == 403
