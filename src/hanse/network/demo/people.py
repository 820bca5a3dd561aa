"""Who can sign in to the demonstration. Their password is public: production never has them."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from hanse.frame.public import appoint_officer, offered
from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.public import NETWORK_ID, City, Role, StaffRole

PASSWORD = "hanse demonstration"  # noqa: S105 - public on purpose; the demo refuses to run in production


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person of the demonstration: what she is for its first city, or for the network."""

    name: str
    email: str
    role: str
    at_network: bool = False


PEOPLE = (
    DemoPerson("Clara Coordinator", "coordinator@demo.example", Role.COORDINATOR),
    DemoPerson("Kofi Contributor", "contributor@demo.example", Role.CONTRIBUTOR),
    DemoPerson("Amina Approver", "approver@demo.example", Role.APPROVER),
    DemoPerson("Sofia Secretariat", "secretariat@demo.example", StaffRole.SECRETARIAT, at_network=True),
)

OFFICERS = (
    DemoPerson("Omar Officer", "officer@demo.example", "officer"),
    DemoPerson("Olga Officer", "officer2@demo.example", "officer"),
)
"""They work in every office of every service, so that one who looks sees all; two, since some decisions take two."""


def make_people(city: City, *, by: Actor) -> dict[str, User]:
    """The demonstration's people, by e-mail address, each with one mandate and the public password."""
    made = {}
    for one in PEOPLE:
        user = User.objects.create_user(one.email, PASSWORD, name=one.name)
        EmailAddress.objects.create(user=user, email=one.email, verified=True, primary=True)
        grant_mandate(user=user, party_id=NETWORK_ID if one.at_network else city.party_id, role=one.role, by=by)
        made[one.email] = user
    for one in OFFICERS:
        made[one.email] = _make_officer(one, by=by)
    return made


def _make_officer(one: DemoPerson, *, by: Actor) -> User:
    user = User.objects.create_user(one.email, PASSWORD, name=one.name)
    EmailAddress.objects.create(user=user, email=one.email, verified=True, primary=True)
    for office in sorted({office.key for procedure in offered() for office in procedure.offices}):
        appoint_officer(user, office, by=by)
    return user


def sign_ins(city: City) -> str:
    """What the person who starts the demonstration must know."""
    lines = [f"  {one.email:<28} {Role(one.role).label} of {city.name}" for one in PEOPLE if not one.at_network]
    lines += [f"  {one.email:<28} {StaffRole(one.role).label}" for one in PEOPLE if one.at_network]
    lines += [f"  {one.email:<28} Officer in every office of the services" for one in OFFICERS]
    return "\n".join(["Sign in as one of these; the password of each is:  " + PASSWORD, *lines])
