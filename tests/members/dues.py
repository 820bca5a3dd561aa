"""A network with members that owe dues."""

from datetime import datetime

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.actions.dues import dues_of_the_network, issue_dues
from hanse.members.enums import Role
from hanse.members.models import Invoice, Membership
from hanse.members.queries.dues_plan import digest_of, plan_of
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory
from tests.factories.membership import MembershipFactory

BY = Actor.system("test")
JANUARY = datetime.fromisoformat("2026-01-15T09:00+00:00")
"""By WeGO's file an invoice of that day is due on 16 March and in arrears from 15 June on."""


def a_city(name: str = "Gumi", kind: str = "full", *, since: str = "2024-01-15", **city: object) -> Membership:
    """A member that pays 1,000, unless its facts say otherwise."""
    made = CityFactory.create(**{"name": name, "income_group": "high", "member": "", **city})
    return MembershipFactory.create(party=made.party, kind=kind, starts_on=since)


def coordinator_of(member: Membership, language: str = "en") -> User:
    person = UserFactory.create(language=language)
    grant_mandate(user=person, party_id=member.party_id, role=Role.COORDINATOR, by=BY)
    return person


def issued(year: int = 2026) -> list[Invoice]:
    """The invoices of a year, as somebody makes them who has looked."""
    return issue_dues(year, by=BY, seen=digest_of(plan_of(year, dues_of_the_network())))
