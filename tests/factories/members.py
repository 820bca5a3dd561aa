import factory

from hanse.members.enums import Region
from hanse.members.models import City
from tests.factories.identity import OrganisationFactory


class CityFactory(factory.django.DjangoModelFactory[City]):
    class Meta:
        model = City

    party = factory.SubFactory(OrganisationFactory, name=factory.SelfAttribute("..name"))
    name = factory.Sequence(lambda n: f"City {n}")
    country = "KR"
    region = Region.ASIA
    population = 250_000
