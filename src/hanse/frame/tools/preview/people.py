"""Who one can be in a preview: applicants with and without an account, an organisation's, each office's officers."""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from hanse.frame.actions import ensure_authority
from hanse.frame.enums import role_of
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User, create_organisation, grant_mandate
from hanse.kernel.actor import Actor

GUEST, ACCOUNT, ORGANISATION, OFFICE = "guest", "account", "organisation", "office"
MAKER = Actor.system("preview")
LONG_AGO = date(2000, 1, 1)
"""A clock that is moved back finds everybody at work."""
NAMES = ("Ada", "Ben", "Cleo", "Dan")
DOMAIN = "preview.example"
BACKEND = "hanse.identity.views.backend.SignInBackend"


@dataclass(frozen=True, slots=True)
class Role:
    """`number` tells apart the people of an office, where a step takes several."""

    kind: str
    office: str = ""
    number: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.office}.{self.number}" if self.office else self.kind

    @property
    def email(self) -> str:
        within = f"{self.office}.{self.number + 1}" if self.office else self.kind
        return f"{within.replace('_', '-')}@{DOMAIN}"


def roles(procedure: Procedure) -> dict[Role, str]:
    """All of them, with what they are called."""
    found = {
        Role(GUEST): "Applicant without account",
        Role(ACCOUNT): "Applicant with account",
        Role(ORGANISATION): "Person of an organisation",
    }
    for office in procedure.offices:
        for number in range(max((one.together for one in procedure.transitions if one.by == office.key), default=1)):
            more = f" ({number + 1})" if number else ""
            found[Role(OFFICE, office.key, number)] = f"Officer: {office.title}{more}"
    return found


def role_now(request: HttpRequest, procedure: Procedure) -> Role:
    email = getattr(request.user, "email", "")
    return next((one for one in roles(procedure) if one.email == email), Role(GUEST))


def become(request: HttpRequest, role: Role) -> None:
    """Sign in as somebody, or be nobody."""
    if role.kind == GUEST:
        logout(request)
    else:
        login(request, person_of(role), backend=BACKEND)


@transaction.atomic
def person_of(role: Role) -> User:
    """The person of a role, made when she is first needed."""
    found = User.objects.filter(email=role.email).first()
    if found is not None:
        return found
    user = User.objects.create_user(role.email, None, name=_name(role))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if role.kind == ORGANISATION:
        party = create_organisation(name="Example Company", by=MAKER)
        grant_mandate(user=user, party_id=party.id, role="member", by=MAKER, starts_on=LONG_AGO)
    if role.kind == OFFICE:
        authority = ensure_authority(by=MAKER)
        grant_mandate(user=user, party_id=authority.id, role=role_of(role.office), by=MAKER, starts_on=LONG_AGO)
    return user


def _name(role: Role) -> str:
    if role.kind == OFFICE:
        return f"{NAMES[role.number % len(NAMES)]} Officer ({role.office.replace('_', ' ')})"
    return "Rosa Resident" if role.kind == ACCOUNT else "Oskar Organisation"
