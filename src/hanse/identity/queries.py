"""Reads of identity."""

from collections.abc import Collection, Iterable
from uuid import UUID

from hanse.identity.models import Mandate, User
from hanse.identity.models.mandate import MandateQuerySet


def mandates_of(user: User) -> MandateQuerySet:
    """The person's mandates in force today, each with its party."""
    return Mandate.objects.current().filter(user=user).select_related("party")


def has_mandate(user: User, party_id: UUID, roles: Collection[str]) -> bool:
    """Whether the person may act for the party today in one of the roles; an inactive person may not."""
    if not user.is_active:
        return False
    return Mandate.objects.current().filter(user=user, party_id=party_id, role__in=roles).exists()


def roles_of(user: User, party_id: UUID) -> frozenset[str]:
    """The roles in which the person may act for the party today."""
    if not user.is_active:
        return frozenset()
    return frozenset(Mandate.objects.current().filter(user=user, party_id=party_id).values_list("role", flat=True))


def holders_of(party_id: UUID, roles: Collection[str] = ()) -> MandateQuerySet:
    """The mandates in force for a party, with their persons, in the given roles or in all."""
    mandates = Mandate.objects.current().filter(party_id=party_id).select_related("user")
    return mandates.filter(role__in=roles) if roles else mandates


def people(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users by id, in one query."""
    return User.objects.in_bulk(list(ids))
