"""The pages of the tests' network, and people who work on them."""

from pathlib import Path

from django.conf import settings as given
from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.public import NETWORK_ID, ensure_network
from tests.factories import UserFactory

ALPINE = Path(__file__).parents[1] / "network" / "alpine"
WEGO = given.CONTENT_FOLDER
BACKEND = "hanse.identity.views.backend.SignInBackend"
BY = Actor.system("test")


def a_person(*roles: str) -> User:
    user = UserFactory()
    ensure_network(name="Alpine Digital Towns", by=BY)
    for role in roles:
        grant_mandate(user=user, party_id=NETWORK_ID, role=role, by=BY)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client
