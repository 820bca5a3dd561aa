import factory

from hanse.members.models import Membership, Organisation, Profile
from tests.factories.identity import OrganisationFactory


class MemberOrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    party = factory.SubFactory(OrganisationFactory, name=factory.SelfAttribute("..name"))
    name = factory.Sequence(lambda n: f"Association {n}")
    country = "FR"


class MembershipFactory(factory.django.DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    party = factory.SubFactory(OrganisationFactory)
    kind = "full"


class ProfileFactory(factory.django.DjangoModelFactory[Profile]):
    class Meta:
        model = Profile

    party = factory.SubFactory(OrganisationFactory)
