"""What is kept of the directory holds as long as nothing in it is written, by whatever way."""

import pytest
from django.db import connection

from hanse.identity.public import Party
from hanse.members.models import City, DirectoryChange, Membership, Organisation, Profile
from hanse.members.queries.directory import directory
from tests.factories.members import CityFactory
from tests.factories.membership import ProfileFactory

pytestmark = pytest.mark.django_db


def test_whatever_is_written_by_whomever_is_seen_at_once() -> None:
    city = CityFactory.create(name="Gumi")
    ProfileFactory.create(party=city.party)
    [before] = directory().in_order("en")

    for rows, change, seen in (
        (Party.objects, {"name": "Gumi-si"}, "name"),
        (City.objects, {"country": "FR"}, "country"),
        (Profile.objects, {"topics": ["health"]}, "topics"),
        (Membership.objects, {"kind": "associate"}, "kind"),
    ):
        rows.update(**change)
        [now] = directory().in_order("en")
        assert getattr(now, seen) != getattr(before, seen)
        assert directory().in_order("en")[0] is now, "nothing is made anew where nothing was written"
    Membership.objects.all().delete()
    assert directory().in_order("en") == []
    before_last = DirectoryChange.objects.latest("id").id
    Organisation.objects.update(website="")
    assert DirectoryChange.objects.latest("id").id > before_last


def test_old_notes_of_changes_go_by_themselves() -> None:
    city = CityFactory.create()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO members_directorychange (id) SELECT n FROM generate_series(-2030, -2001) n")
    for _ in range(2):
        City.objects.filter(pk=city.pk).update(population=7)
    assert DirectoryChange.objects.filter(id__lte=-2001).count() == 10, "a few at a time"
    City.objects.filter(pk=city.pk).update(population=8)
    assert not DirectoryChange.objects.filter(id__lte=-2001).exists()
