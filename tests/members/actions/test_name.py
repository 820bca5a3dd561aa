"""A new name, and the ones before it: kept with their days, and found."""

import pytest

from hanse.kernel.errors import Invalid
from hanse.members.actions import change_city
from hanse.members.actions.name import rename_member
from hanse.members.errors import CityExists
from hanse.members.queries.listing import Wanted, members_page
from hanse.members.queries.standing import former_names
from tests.diagnostic.rounds import SYSTEM
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


def test_a_former_name_is_kept_and_found() -> None:
    city = CityFactory.create(name="Leningrad", country="RU")
    rename_member(city, name="  Saint   Petersburg ", because="The people chose so", by=SYSTEM)
    change_city(city, name="Petersburg", by=SYSTEM)

    city.refresh_from_db()
    assert (city.name, city.party.name) == ("Petersburg", "Petersburg")
    assert [(one.name, one.because) for one in former_names(city.pk)] == [
        ("Leningrad", "The people chose so"),
        ("Saint Petersburg", ""),
    ]
    assert [one.party_id for one in members_page(Wanted(words="leningr"), 1)] == [city.pk]


def test_a_name_that_is_taken_or_the_same_is_refused() -> None:
    city, _other = CityFactory.create(name="Nice", country="FR"), CityFactory.create(name="Lyon", country="FR")
    with pytest.raises(CityExists):
        rename_member(city, name="Lyon", because="", by=SYSTEM)
    with pytest.raises(Invalid, match="Enter the new name"):
        rename_member(city, name="Nice", because="", by=SYSTEM)
    assert not former_names(city.pk)
