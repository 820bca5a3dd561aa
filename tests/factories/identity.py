import factory

from hanse.identity.enums import PartyKind
from hanse.identity.models import Party, User


class OrganisationFactory(factory.django.DjangoModelFactory[Party]):
    class Meta:
        model = Party

    kind = PartyKind.ORGANISATION
    name = factory.Sequence(lambda n: f"City {n}")


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
