"""Who can sign in to a demonstration. Their password is public: production never has them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from hanse.frame.public import appoint_designer, appoint_officer, offered
from hanse.identity.public import MandateExists, User
from hanse.kernel.actor import Actor

PASSWORD = "hanse demonstration"  # noqa: S105 - public on purpose; the demo refuses to run in production
SYSTEM = Actor.system("demonstration")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person of the demonstration, and what is said of her to who starts it."""

    name: str
    email: str
    what: str


RESIDENT = DemoPerson("Rosa Resident", "resident@demo.example", "Resident, with an account and no office")
OFFICERS = (
    DemoPerson("Omar Officer", "officer@demo.example", "Officer in every office of the services"),
    DemoPerson("Olga Officer", "officer2@demo.example", "Officer in every office of the services"),
)
"""They work in every office of every service, so that one who looks sees all; two, since some decisions take two."""
DESIGNERS = (
    DemoPerson("Dora Designer", "designer@demo.example", "Designer of services"),
    DemoPerson("Dario Designer", "designer2@demo.example", "Designer of services"),
)
"""Two, since nobody reviews what she has written herself."""


@transaction.atomic
def load() -> str:
    """The demonstration of the frame: makes who is not there yet; returns who can sign in."""
    make_person(RESIDENT)
    make_officers(by=SYSTEM)
    make_designers(by=SYSTEM)
    return sign_ins([RESIDENT, *OFFICERS, *DESIGNERS])


def make_person(one: DemoPerson) -> User:
    """The person, made with the public password if she is not there yet."""
    there = User.objects.filter(email=one.email).first()
    if there is not None:
        return there
    user = User.objects.create(email=one.email, name=one.name, password=_hashed())
    EmailAddress.objects.create(user=user, email=one.email, verified=True, primary=True)
    return user


@cache
def _hashed() -> str:
    """The password as it is stored; made once, since a hash is slow to make on purpose and this one is no secret."""
    return make_password(PASSWORD)


def make_officers(*, by: Actor) -> dict[str, User]:
    """The officers, by e-mail address, in every office there is today."""
    offices = sorted({office.key for procedure in offered() for office in procedure.offices})
    made = {one.email: make_person(one) for one in OFFICERS}
    for user in made.values():
        for office in offices:
            with suppress(MandateExists):
                appoint_officer(user, office, by=by)
    return made


def make_designers(*, by: Actor) -> dict[str, User]:
    """Those who design services, by e-mail address."""
    made = {one.email: make_person(one) for one in DESIGNERS}
    for user in made.values():
        with suppress(MandateExists):
            appoint_designer(user, by=by)
    return made


def sign_ins(people: Iterable[DemoPerson]) -> str:
    """What the person who starts the demonstration must know."""
    lines = [f"  {one.email:<28} {one.what}" for one in people]
    return "\n".join(["Sign in as one of these; the password of each is:  " + PASSWORD, *lines])
