"""Invitations at an address that somebody has proved beside the one by which she is known."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress

from hanse.identity.actions import accept_invitation
from hanse.identity.actions.invitation import invitation_link
from hanse.identity.models import User
from hanse.identity.public import invite_person
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.models import Notice
from hanse.ui import formats
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


def test_the_letter_names_the_role_and_its_last_day() -> None:
    last, party = today() + timedelta(days=30), MemberOrganisationFactory.create().party

    def letter(**days: date) -> str:
        invite_person(email=HOME, party=party, role="coordinator", by=BY, invited_by="Bo", **days)
        return str(Notice.objects.latest("id").body)

    assert f"Role: Coordinator\nLast day: {formats.date(last)}" in letter(ends_on=last)
    assert f"Last day: {formats.date(last)}" in letter()  # again: the role is what it was
    assert "Last day" not in Notice.objects.get(id=_for_good()).body


def _for_good() -> UUID:
    invited("cy@example.org")
    return Notice.objects.latest("id").id
