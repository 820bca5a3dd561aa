"""A member leaves by its own will, and comes back on it as long as the day has not come."""

from datetime import timedelta

import pytest

from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.members.actions.membership import begin_membership, end_membership
from hanse.members.actions.withdrawal import stay_member, withdraw_member
from hanse.members.enums import EndReason
from hanse.members.errors import MemberAlready, NoMember
from hanse.members.models import Membership
from hanse.members.queries.standing import standing_of
from tests.diagnostic.rounds import SYSTEM, Team, a_team

pytestmark = pytest.mark.django_db
WHY = "Our council has decided so."


@pytest.fixture
def team() -> Team:
    return a_team()


def test_it_leaves_on_its_day_and_the_secretariat_is_told(team: Team) -> None:
    day = today() + timedelta(days=30)
    withdraw_member(team.city.party, because=WHY, leaves_on=day, by=team.coordinator)

    letter = Notice.objects.get(address=team.secretariat.email)
    assert "Gumi withdraws from the network" in letter.subject
    assert WHY in letter.body
    assert standing_of(team.city.pk).kind == "full"
    assert not standing_of(team.city.pk, day).kind


def test_until_its_day_it_takes_that_back_and_not_afterwards(team: Team) -> None:
    day = today() + timedelta(days=30)
    withdraw_member(team.city.party, because=WHY, leaves_on=day, by=team.coordinator)
    stay_member(team.city.party, by=team.coordinator)
    assert standing_of(team.city.pk, day).kind == "full"
    assert "stays in the network" in Notice.objects.last().subject

    withdraw_member(team.city.party, because=WHY, leaves_on=day, by=team.coordinator)
    with set_to(now() + timedelta(days=30)), pytest.raises(NoMember):
        stay_member(team.city.party, by=team.coordinator)


def test_a_day_that_has_passed_is_refused(team: Team) -> None:
    yesterday = today() - timedelta(days=1)
    with pytest.raises(Invalid, match="has passed"):
        withdraw_member(team.city.party, because=WHY, leaves_on=yesterday, by=team.coordinator)


def test_who_is_about_to_leave_is_a_member_still(team: Team) -> None:
    day = today() + timedelta(days=30)
    withdraw_member(team.city.party, because=WHY, leaves_on=day, by=team.coordinator)
    with pytest.raises(MemberAlready):
        begin_membership(team.city.party, "full", by=SYSTEM)
    begin_membership(team.city.party, "associate", by=SYSTEM)
    assert standing_of(team.city.pk, day).kind == "associate"
    assert Membership.objects.filter(party=team.city.party).current().count() == 1
    end_membership(team.city.party, reason=EndReason.EXCLUDED, because=WHY, by=SYSTEM)
    assert not standing_of(team.city.pk).kind
