"""Two cities of a network, each with its coordinator."""

from dataclasses import dataclass

from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.models import City
from hanse.members.public import Role, ensure_network
from tests.diagnostic.rounds import BACKEND
from tests.factories import CityFactory, UserFactory

BY = Actor.system("test")


@dataclass(frozen=True)
class Side:
    city: City
    coordinator: User

    @property
    def id(self):
        return self.city.party_id

    @property
    def party(self):
        return self.city.party

    def client(self) -> Client:
        made = Client()
        made.force_login(self.coordinator, backend=BACKEND)
        return made


def side(name: str, **city) -> Side:
    """A member with a coordinator."""
    ensure_network(name="Network", by=BY)
    made, person = CityFactory(name=name, **city), UserFactory(name=f"Coordinator of {name}")
    grant_mandate(user=person, party_id=made.party_id, role=Role.COORDINATOR, by=BY)
    return Side(made, person)
