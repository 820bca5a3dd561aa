"""Why a member has no coordinator, and whose role ends soon."""

from datetime import timedelta

import pytest

from hanse.identity.public import end_mandate, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.enums import Role
from hanse.members.queries.people import Why, leaving_soon, unled_among
from tests.factories import CityFactory, UserFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def test_it_is_told_why_nobody_coordinates(django_assert_num_queries) -> None:
    cities = {
        name: CityFactory.create(name=name) for name in ("never", "left", "expired", "to_come", "shut_out", "led")
    }
    days = {"expired": (-9, -2), "to_come": (3, None)}
    for name, city in cities.items():
        if name == "never":
            continue
        first, last = days.get(name, (-9, None))
        person = UserFactory.create(name=name, is_active=name != "shut_out")
        made = grant_mandate(
            user=person,
            party_id=city.pk,
            role=Role.COORDINATOR,
            by=BY,
            starts_on=today() + timedelta(days=first),
            ends_on=last and today() + timedelta(days=last),
        )
        if name == "left":
            end_mandate(made, by=BY)
    with django_assert_num_queries(1):
        found = unled_among([one.pk for one in cities.values()])
    assert {cities[name].pk: Why(name) for name in cities if name != "led"} == {
        pk: one.why for pk, one in found.items()
    }
    assert found[cities["expired"].pk].on == today() - timedelta(days=2)


def test_a_role_that_ends_soon_is_told_unless_another_goes_on(django_assert_num_queries) -> None:
    soon, late, followed = CityFactory.create_batch(3)
    for city, days in ((soon, 30), (late, 300), (followed, 30), (followed, None)):
        last = today() + timedelta(days=days) if days else None
        grant_mandate(user=UserFactory.create(), party_id=city.pk, role=Role.COORDINATOR, by=BY, ends_on=last)
    with django_assert_num_queries(1):
        assert leaving_soon([soon.pk, late.pk, followed.pk]) == {soon.pk: today() + timedelta(days=30)}
