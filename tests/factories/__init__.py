"""Rows for tests."""

from tests.factories.identity import OrganisationFactory, UserFactory
from tests.factories.members import CityFactory

__all__ = ["CityFactory", "OrganisationFactory", "UserFactory"]
