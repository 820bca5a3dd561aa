"""A service that is offered, and people of its offices."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hanse.frame import catalogue
from hanse.frame.actions import appoint_officer
from hanse.frame.queries.procedures import _published
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from hanse.kernel.actor import Actor
from tests.factories.identity import UserFactory
from tests.frame.samples import permit


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """A version never changes on a site; from one test to the next it does."""
    _published.cache_clear()
    yield
    _published.cache_clear()


@pytest.fixture(autouse=True)
def only_what_a_test_declares() -> Iterator[None]:
    """The settings of tests are the network's, whose own services stand above the frame: here they are not offered."""
    of_others = list(catalogue.offered())
    for one in of_others:
        catalogue.withdraw(one.key)
    yield
    for one in of_others:
        catalogue.declare(one)


@pytest.fixture
def service() -> Iterator[Procedure]:
    procedure = catalogue.declare(permit())
    yield procedure
    catalogue.withdraw(procedure.key)


@pytest.fixture
def offering() -> Iterator[Callable[..., Procedure]]:
    """Offers a permit with some of its parts changed."""

    def offer(**changes: Any) -> Procedure:
        return catalogue.declare(permit(**changes))

    yield offer
    catalogue.withdraw("permit")


@pytest.fixture
def officer(db) -> Callable[..., User]:
    """Makes somebody who works for offices."""

    def make(*offices: str) -> User:
        user = UserFactory()
        for office in offices or ("building",):
            appoint_officer(user, office, by=Actor.system("test"))
        return user

    return make


@pytest.fixture
def offered() -> Iterator[Callable[[Procedure], Procedure]]:
    """Offers a procedure for the time of a test."""
    there: list[str] = []

    def offer(procedure: Procedure) -> Procedure:
        there.append(procedure.key)
        return catalogue.declare(procedure)

    yield offer
    for key in there:
        catalogue.withdraw(key)
