"""A member leaves by its own will, and comes back on it as long as the day has not come."""

from datetime import timedelta

import pytest

from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.members.actions.membership import begin_membership, end_membership, resume_member, suspend_member
from hanse.members.actions.withdrawal import stay_member, withdraw_member
from hanse.members.enums import EndReason
from hanse.members.errors import EndsAlready, MemberAlready, NoMember
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


def test_nobody_lifts_her_own_suspension_by_leaving_and_staying(team: Team) -> None:
    party, soon = team.city.party, today() + timedelta(days=1)
    suspend_member(party, because="By the Assembly's decision.", by=SYSTEM)
    for day in (soon, soon + timedelta(days=9)):
        withdraw_member(party, because=WHY, leaves_on=day, by=team.coordinator)
        assert standing_of(team.city.pk, day - timedelta(days=1)).suspended
    stay_member(party, by=team.coordinator)

    assert standing_of(team.city.pk, soon + timedelta(days=99)).suspended
    resume_member(party, because="It was lifted.", by=SYSTEM)
    assert not standing_of(team.city.pk).suspended


def test_nobody_undoes_by_leaving_what_was_decided_on_her_membership(team: Team) -> None:
    party, day = team.city.party, today() + timedelta(days=30)
    end_membership(party, reason=EndReason.EXCLUDED, because="By the Assembly's decision.", ends_on=day, by=SYSTEM)

    with pytest.raises(EndsAlready):
        withdraw_member(party, because=WHY, leaves_on=day + timedelta(days=900), by=team.coordinator)
    with pytest.raises(NoMember):
        stay_member(party, by=team.coordinator)
    assert not standing_of(team.city.pk, day).kind


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
