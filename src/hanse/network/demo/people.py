"""Who can sign in to the demonstration network, beside the officers of its services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from allauth.account.models import EmailAddress
from django.apps import apps

from hanse.host.demo import DESIGNERS, OFFICERS, RESIDENT, DemoPerson, make_designers, make_officers, make_person
from hanse.host.demo import sign_ins as say
from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.public import NETWORK_ID, City, Role, StaffRole, charter, give_office, people_of
from hanse.network.demo.governance import HOLDERS


@dataclass(frozen=True, slots=True)
class MemberPerson:
    """A person of the demonstration: what she is for its first city, or for the network."""

    name: str
    email: str
    role: str
    at_network: bool = False

    def at(self, city: City) -> DemoPerson:
        """The same in words."""
        what = StaffRole(self.role).label if self.at_network else f"{Role(self.role).label} of {city.name}"
        return DemoPerson(self.name, self.email, str(what))


PEOPLE = (
    MemberPerson("Clara Coordinator", "coordinator@demo.example", Role.COORDINATOR),
    MemberPerson("Kofi Contributor", "contributor@demo.example", Role.CONTRIBUTOR),
    MemberPerson("Amina Approver", "approver@demo.example", Role.APPROVER),
    MemberPerson("Dana Delegate", "delegate@demo.example", Role.DELEGATE),
    MemberPerson("Ali Alternate", "alternate@demo.example", Role.ALTERNATE),
    MemberPerson("Sofia Secretariat", "secretariat@demo.example", StaffRole.SECRETARIAT, at_network=True),
)

REGIONAL = DemoPerson("Rosa Regional", "regional@demo.example", str(StaffRole.REGIONAL.label))
PEER = DemoPerson("Pia Peer", "peer@demo.example", "Coordinator of Tallinn, a second city")

WITHOUT = 12
"""Every so many cities one has no coordinator, which the secretariat then sees."""


def make_regional_officer(city: City, *, by: Actor) -> User | None:
    """Somebody of the regional office that serves a city; nobody where none does."""
    office = charter().office_for(city.country)
    if office is None:
        return None
    user = make_person(REGIONAL)
    give_office(office, user, by=by)
    return user


def make_people(city: City, *, by: Actor) -> dict[str, User]:
    """The demonstration's people, by e-mail address, with the public password; all but the resident with a mandate."""
    made = {}
    for one in PEOPLE:
        user = made[one.email] = make_person(one.at(city))
        grant_mandate(user=user, party_id=NETWORK_ID if one.at_network else city.party_id, role=one.role, by=by)
    if regional := make_regional_officer(city, by=by):
        made[regional.email] = regional
    made[RESIDENT.email] = make_person(RESIDENT)
    return made | make_officers(by=by) | make_designers(by=by)


def make_colleagues(cities: Sequence[City], *, since: date, by: Actor) -> None:
    """A coordinator of most other cities, so that a city that is found can be asked; nobody signs in as one of them."""
    names = cycle(HOLDERS)
    for place, city in enumerate(cities):
        if place % WITHOUT and not people_of(city.party_id, Role.COORDINATOR).exists():
            email = f"coordinator-{place}@demo.example"
            user = User.objects.create_user(email, name=next(names))
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
            grant_mandate(user=user, party_id=city.party_id, role=Role.COORDINATOR, starts_on=since, by=by)


def sign_ins(city: City) -> str:
    """What the person who starts the demonstration must know."""
    regional = [REGIONAL] if charter().office_for(city.country) else []
    peers = [PEER] if apps.is_installed("hanse.cooperation") else []
    return say([*(one.at(city) for one in PEOPLE), *regional, *peers, RESIDENT, *OFFICERS, *DESIGNERS])
