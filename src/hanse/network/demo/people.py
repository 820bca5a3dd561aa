"""Who can sign in to the demonstration network, beside the officers of its services."""

from dataclasses import dataclass

from hanse.host.demo import DESIGNERS, OFFICERS, RESIDENT, DemoPerson, make_designers, make_officers, make_person
from hanse.host.demo import sign_ins as say
from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.public import NETWORK_ID, City, Role, StaffRole


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
    MemberPerson("Sofia Secretariat", "secretariat@demo.example", StaffRole.SECRETARIAT, at_network=True),
)


def make_people(city: City, *, by: Actor) -> dict[str, User]:
    """The demonstration's people, by e-mail address, with the public password; all but the resident with a mandate."""
    made = {}
    for one in PEOPLE:
        user = made[one.email] = make_person(one.at(city))
        grant_mandate(user=user, party_id=NETWORK_ID if one.at_network else city.party_id, role=one.role, by=by)
    made[RESIDENT.email] = make_person(RESIDENT)
    return made | make_officers(by=by) | make_designers(by=by)


def sign_ins(city: City) -> str:
    """What the person who starts the demonstration must know."""
    return say([*(one.at(city) for one in PEOPLE), RESIDENT, *OFFICERS, *DESIGNERS])
