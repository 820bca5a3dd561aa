import pytest

from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid
from hanse.members.actions import change_city, register_city
from hanse.members.enums import SizeClass
from hanse.members.errors import CityExists
from hanse.members.models import City
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
FACTS = {"name": "Ulsan", "country": "kr", "region": "asia", "population": 1_100_000}


def test_a_registered_city_is_a_party():
    city = register_city(by=SYSTEM, **FACTS)

    assert (city.country, city.party.name, city.size_class) == ("KR", "Ulsan", SizeClass.LARGE)


def test_a_city_is_registered_once_in_a_country():
    register_city(by=SYSTEM, **FACTS)

    with pytest.raises(CityExists):
        register_city(by=SYSTEM, **FACTS)
    register_city(by=SYSTEM, **{**FACTS, "country": "CN"})

    assert City.objects.count() == 2


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        ({"name": "  "}, "name"),
        ({"country": "XX"}, "country"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"latitude": 12.0}, "latitude"),
        ({"population": 0}, "population"),
    ],
)
def test_wrong_facts_are_refused_with_their_field(fact, field):
    with pytest.raises(Invalid) as refusal:
        register_city(by=SYSTEM, **{**FACTS, **fact})

    assert refusal.value.field == field
    assert not City.objects.exists()


def test_a_renamed_city_renames_its_party():
    city = CityFactory(name="Old")

    change_city(city, by=SYSTEM, name="New")

    city.party.refresh_from_db()
    assert city.party.name == "New"
