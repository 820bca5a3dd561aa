from datetime import date
from typing import Any

import factory

from hanse.members.enums import Region
from hanse.members.models import City
from tests.factories.identity import OrganisationFactory
from tests.factories.membership import MembershipFactory


class CityFactory(factory.django.DjangoModelFactory[City]):
    """A city that is a full member; `member=""` makes one that is none, `member="associate"` another kind."""

    class Meta:
        model = City
        skip_postgeneration_save = True

    party = factory.SubFactory(OrganisationFactory, name=factory.SelfAttribute("..name"))
    name = factory.Sequence(lambda n: f"City {n}")
    country = "KR"
    region = Region.ASIA
    population = 250_000

    @factory.post_generation
    def member(self, _create: bool, kind: str | None, **_rest: Any) -> None:
        if kind != "":
            MembershipFactory.create(party=self.party, kind=kind or "full", starts_on=date(2020, 1, 1))
