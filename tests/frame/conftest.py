"""A service that is offered, and people of its offices."""

from collections.abc import Callable, Iterator

import pytest

from hanse.frame import catalogue
from hanse.frame.enums import AUTHORITY_ID, role_of
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import Party, User, grant_mandate
from hanse.kernel.actor import Actor
from tests.factories.identity import UserFactory
from tests.frame.samples import permit


@pytest.fixture
def service() -> Iterator[Procedure]:
    procedure = catalogue.declare(permit())
    yield procedure
    catalogue.withdraw(procedure.key)


@pytest.fixture
def officer(db) -> Callable[..., User]:
    """Makes somebody who works for offices."""
    authority, _new = Party.objects.get_or_create(
        id=AUTHORITY_ID, defaults={"kind": "organisation", "name": "City of Test"}
    )

    def make(*offices: str) -> User:
        user = UserFactory()
        for office in offices or ("building",):
            grant_mandate(user=user, party_id=authority.id, role=role_of(office), by=Actor.system("test"))
        return user

    return make
