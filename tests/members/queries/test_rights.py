"""Rights as predicates: from rows that carry the kind of member, and asked for one thing."""

import pytest

from hanse.identity.public import NOBODY, grant_mandate, viewer_of
from hanse.identity.queries import person_with_roles
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.actions import end_membership, suspend_member
from hanse.members.enums import EndReason, Right, Role
from hanse.members.models import City
from hanse.members.queries.rights import has_right, is_member, with_live_kind, without
from tests.factories import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
ASSESSES = has_right(Right.DIAGNOSE)


def carried(city: City) -> bool:
    return ASSESSES.test(NOBODY, with_live_kind(City.objects.filter(pk=city.pk), "party_id", today()).get())


def test_one_query_asks_of_a_party_and_none_of_a_row_that_carries_its_kind(django_assert_num_queries) -> None:
    city = CityFactory.create()
    with django_assert_num_queries(1):
        assert ASSESSES.test(NOBODY, city.pk)
    with django_assert_num_queries(1):
        row = with_live_kind(City.objects.all(), "party_id", today()).get()
    with django_assert_num_queries(0):
        assert ASSESSES.test(NOBODY, row)


def test_the_right_goes_with_the_membership_in_the_same_moment() -> None:
    full, friend, stranger, suspended, left = (
        CityFactory.create(member=kind) for kind in ("full", "friendship", "", "full", "full")
    )
    suspend_member(suspended.party, because="The dues of two years", by=BY)
    end_membership(left.party, reason=EndReason.WITHDREW, because="It said so", by=BY)

    for city, wanted in ((full, True), (friend, False), (stranger, False), (suspended, False), (left, False)):
        assert (ASSESSES.test(NOBODY, city), carried(city)) == (wanted, wanted)
    assert "suspended: The dues of two years. The secretariat" in without(Right.DIAGNOSE, suspended.pk).words()
    assert "not a member of the network today" in without(Right.DIAGNOSE, left.pk).words()
    assert "Assess itself" in without(Right.DIAGNOSE, friend.pk).words()


def test_who_comes_with_her_roles_is_known_for_a_member_without_a_query(django_assert_num_queries) -> None:
    city, former = CityFactory.create(), CityFactory.create()
    end_membership(former.party, reason=EndReason.WITHDREW, because="It said so", by=BY)
    here, gone = UserFactory.create(), UserFactory.create()
    for user, at in ((here, city), (gone, former)):
        grant_mandate(user=user, party_id=at.pk, role=Role.CONTRIBUTOR, by=BY)

    for person, wanted in ((here, True), (gone, False)):
        came = person_with_roles(person.id)
        with django_assert_num_queries(0):
            assert is_member.test(viewer_of(came), None) is wanted
        assert is_member.test(viewer_of(person), None) is wanted, "asked for where she came without"
