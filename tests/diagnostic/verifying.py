"""A small submitted assessment and a reviewer from another city, for the tests of verifications."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hanse.diagnostic.actions import accept_verification, ask_reviewer
from hanse.diagnostic.enums import Capacity
from hanse.diagnostic.models import Assessment, Verification
from hanse.identity.public import grant_mandate
from hanse.kernel.clock import today
from hanse.members.public import Role
from tests.diagnostic.rounds import SYSTEM, Team, a_team, submitted_in
from tests.factories import CityFactory, UserFactory

PLAN, SHARE, CHANNELS = "plan_status", "online_share", "channels"


@dataclass
class Examined:
    """`verification` is taken on by the stranger, who coordinates another city."""

    team: Team
    assessment: Assessment
    verification: Verification


def asked_for(team: Team, assessment: Assessment, capacity: Capacity = Capacity.PEER) -> Verification:
    return ask_reviewer(
        assessment, reviewer=team.stranger, capacity=capacity, ends_on=today() + timedelta(days=20), by=SYSTEM
    )


def examination() -> Examined:
    team = a_team("1.0")
    assessment = submitted_in(team, team.round)
    verification = accept_verification(asked_for(team, assessment), by=team.stranger)
    return Examined(team, assessment, verification)


def another_city(team: Team) -> Team:
    """The same round with another city and its people."""
    city, coordinator, approver = CityFactory(), UserFactory(), UserFactory()
    grant_mandate(user=coordinator, party_id=city.party_id, role=Role.COORDINATOR, by=SYSTEM)
    grant_mandate(user=approver, party_id=city.party_id, role=Role.APPROVER, by=SYSTEM)
    return replace(team, city=city, coordinator=coordinator, approver=approver)
