"""Rights follow from memberships: of many parties at once, in two queries."""

import pytest

from hanse.members.enums import Right
from hanse.members.models import Suspension
from hanse.members.queries.standing import NO_MEMBER, parties_with, standings
from tests.factories.identity import OrganisationFactory
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_standings_take_two_queries(number: int, django_assert_num_queries) -> None:
    parties = [one.party_id for one in MembershipFactory.create_batch(number)]
    with django_assert_num_queries(2):
        found = standings(parties)
    assert {one.kind for one in found.values()} == {"full"}


def test_a_stranger_is_no_member_and_a_kind_that_is_gone_gives_nothing() -> None:
    stranger, old = OrganisationFactory.create(), MembershipFactory.create(kind="honorary")
    found = standings([stranger.id, old.party_id])

    assert found[stranger.id] is NO_MEMBER
    assert (found[old.party_id].kind, found[old.party_id].rights) == ("honorary", frozenset())


def test_who_has_a_right_is_found_without_the_suspended() -> None:
    full, suspended, _associate = (MembershipFactory.create(kind=kind) for kind in ("full", "full", "associate"))
    Suspension.objects.create(party=suspended.party, because="Decided.")

    assert list(parties_with(Right.VOTE)) == [full]
