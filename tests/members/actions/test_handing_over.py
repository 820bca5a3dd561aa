"""The coordinator's role passes on in one step, and there is never a moment with nobody."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import signing

from hanse.identity.actions.invitation import SALT, accept_invitation
from hanse.identity.models import Mandate, User
from hanse.identity.public import end_mandate
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import DomainEvent, Notice
from hanse.kernel.outbox import deliver
from hanse.members.actions.handing_over import call_off, hand_over
from hanse.members.enums import Role
from hanse.members.errors import HandedOverAlready
from hanse.members.queries import people_of
from tests.diagnostic.rounds import Team, a_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    made = a_team()
    for person in (made.coordinator, made.contributor):
        person.last_login = now()
        person.save()
    return made


def own(team: Team) -> Mandate:
    return people_of(team.city.pk, Role.COORDINATOR).get(user=team.coordinator)


def roles(team: Team) -> set[tuple[str, str]]:
    return {(one.user.email, one.role) for one in people_of(team.city.pk) if one.role != Role.APPROVER}


def comes(email: str) -> None:
    """The successor follows the link of her letter, and the worker hands the event on."""
    person = User.objects.get(email=email)
    accept_invitation(signing.dumps(str(person.id), salt=SALT), name="Nour", password="three words are good")
    for event in DomainEvent.objects.filter(name="identity.person_joined", delivered_at=None):
        deliver(event.id)


def test_to_a_colleague_it_passes_at_once(team: Team) -> None:
    assert hand_over(own(team), email=team.contributor.email, by=team.coordinator) is None
    assert (team.contributor.email, "coordinator") in roles(team)
    assert not any(email == team.coordinator.email for email, _role in roles(team))


def test_who_is_new_takes_over_by_coming_and_until_then_the_leaver_stays(team: Team) -> None:
    waiting = hand_over(own(team), email="nour@example.org", by=team.coordinator, stays=True)
    assert waiting is not None
    assert (team.coordinator.email, "coordinator") in roles(team)
    with pytest.raises(HandedOverAlready):
        hand_over(own(team), email="other@example.org", by=team.coordinator)

    comes("nour@example.org")

    assert {("nour@example.org", "coordinator"), (team.coordinator.email, "contributor")} <= roles(team)
    assert (team.coordinator.email, "coordinator") not in roles(team)
    assert "now coordinates Gumi" in Notice.objects.get(template="members/handed_over").subject
    comes_again = DomainEvent.objects.filter(name="identity.person_joined").last()
    deliver(comes_again.id)
    assert Notice.objects.filter(template="members/handed_over").count() == 1


def test_who_stays_has_no_access_past_her_last_day(team: Team) -> None:
    last = today() + timedelta(days=3)
    Mandate.objects.filter(id=own(team).id).update(ends_on=last)
    assert hand_over(own(team), email=team.contributor.email, by=team.coordinator, stays=True) is None
    assert people_of(team.city.pk, Role.CONTRIBUTOR).get(user=team.coordinator).ends_on == last


def test_a_successor_who_comes_late_gives_no_access_back(team: Team) -> None:
    hand_over(own(team), email="nour@example.org", by=team.coordinator, stays=True)
    Mandate.objects.filter(id=own(team).id).update(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )

    comes("nour@example.org")

    assert ("nour@example.org", "coordinator") in roles(team)
    assert not any(email == team.coordinator.email for email, _role in roles(team))
    assert not Notice.objects.filter(template="members/handed_over").exists()


def test_it_is_called_off_while_nobody_has_come(team: Team) -> None:
    waiting = hand_over(own(team), email="nour@example.org", by=team.coordinator)
    call_off(waiting, by=team.coordinator.actor)
    comes("nour@example.org")
    assert {("nour@example.org", "coordinator"), (team.coordinator.email, "coordinator")} <= roles(team)


def test_a_successor_whose_invitation_was_taken_back_takes_nothing_over(team: Team) -> None:
    hand_over(own(team), email="nour@example.org", by=team.coordinator)
    end_mandate(
        people_of(team.city.pk, Role.COORDINATOR).get(user__email="nour@example.org"), by=team.coordinator.actor
    )
    comes("nour@example.org")
    assert (team.coordinator.email, "coordinator") in roles(team)


def test_only_who_says_so_leaves_before_anybody_has_come(team: Team) -> None:
    assert hand_over(own(team), email="nour@example.org", by=team.coordinator, at_once=True) is None
    assert (team.coordinator.email, "coordinator") not in roles(team)


def test_nobody_follows_herself_at_any_address_of_hers(team: Team) -> None:
    EmailAddress.objects.create(user=team.coordinator, email="home@example.org", verified=True)
    for own_address in (team.coordinator.email.upper(), "home@example.org"):
        with pytest.raises(Invalid, match="Name somebody else"):
            hand_over(own(team), email=own_address, by=team.coordinator)
