"""Invitations at an address that somebody has proved beside the one by which she is known."""

import pytest
from allauth.account.models import EmailAddress

from hanse.identity.actions import accept_invitation
from hanse.identity.actions.invitation import invitation_link
from hanse.identity.models import User
from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor
from tests.factories import UserFactory
from tests.factories.membership import MemberOrganisationFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
HOME = "ada@home.example"


def invited(address: str) -> User:
    party = MemberOrganisationFactory.create().party
    return invite_person(email=address, party=party, role="coordinator", by=BY, invited_by="Bo")


def test_she_is_the_same_person_at_a_second_address_of_hers() -> None:
    ada = UserFactory.create(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=HOME, verified=True)

    assert invited(HOME.upper()) == ada


def test_who_follows_the_link_has_proved_the_address_whoever_did_before() -> None:
    invitee, ada = invited(HOME), UserFactory.create(email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=HOME, verified=True)

    accept_invitation(invitation_link(invitee).rstrip("/").split("/")[-1], name="Ada", password="quite a long one")

    assert EmailAddress.objects.get(email=HOME, verified=True).user == invitee
