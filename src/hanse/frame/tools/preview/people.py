"""The people of a preview, made when they are first needed, and signing in as one of them."""

from datetime import date

from allauth.account.models import EmailAddress
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest

from hanse.frame.actions import ensure_authority
from hanse.frame.enums import role_of
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.preview.asked import ACCOUNT, GUEST, OFFICE, ORGANISATION, Role, roles
from hanse.identity.public import User, create_organisation, grant_mandate
from hanse.kernel.actor import Actor

MAKER = Actor.system("preview")
LONG_AGO = date(2000, 1, 1)
"""A clock that is moved back finds everybody at work."""
NAMES = ("Ada", "Ben", "Cleo", "Dan")
BACKEND = "hanse.identity.views.backend.SignInBackend"


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
