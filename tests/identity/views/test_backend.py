from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.identity.actions import create_organisation, end_mandate, grant_mandate
from hanse.identity.queries import viewer_of
from hanse.identity.views.backend import SignInBackend
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.ids import new_id
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")


@pytest.fixture
def person():
    return UserFactory(name="Kim")


@pytest.fixture
def party():
    return create_organisation(name="Gumi", by=SYSTEM)


def test_a_person_comes_with_her_roles_in_one_query(person, party, django_assert_num_queries):
    for role in ("coordinator", "approver"):
        grant_mandate(user=person, party_id=party.id, role=role, by=SYSTEM)
    found = SignInBackend().get_user(person.id)

    with django_assert_num_queries(1):
        viewer = viewer_of(SignInBackend().get_user(person.id))

    assert found == person
    assert viewer == viewer_of(person)
    assert viewer.roles == {party.id: {"coordinator", "approver"}}


def test_only_roles_of_today_count(person, party):
    grant_mandate(user=person, party_id=party.id, role="early", starts_on=today() + timedelta(days=1), by=SYSTEM)
    end_mandate(grant_mandate(user=person, party_id=party.id, role="ended", by=SYSTEM), by=SYSTEM)

    assert viewer_of(SignInBackend().get_user(person.id)).roles == {}


def test_who_may_sign_in_no_more_is_nobody_at_once(client, person):
    client.force_login(person)
    path = reverse("identity:profile")
    before = client.get(path).status_code
    person.is_active = False
    person.save()

    assert (before, client.get(path).status_code) == (200, 302)
    assert SignInBackend().get_user(person.id) is None
    assert SignInBackend().get_user(new_id()) is None


def test_a_changed_password_ends_the_session(client, person):
    client.force_login(person)
    person.set_password("another three rivers")
    person.save()

    assert client.get(reverse("identity:profile")).status_code == 302
