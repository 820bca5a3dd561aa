"""Reads of members."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from hanse.identity.public import Mandate, Viewer, holders_of
from hanse.members.enums import Role
from hanse.members.models import City


def cities() -> QuerySet[City]:
    """All cities, by name."""
    return City.objects.order_by("name")


def cities_of(viewer: Viewer) -> QuerySet[City]:
    """The cities for which the viewer may do anything."""
    return City.objects.filter(party_id__in=viewer.parties(*Role.values)).order_by("name")


def city(party_id: UUID) -> City | None:
    """One city, or None."""
    return City.objects.filter(party_id=party_id).first()


def cities_by_id(ids: Iterable[UUID]) -> dict[UUID, City]:
    """Cities by party id, in one query."""
    return City.objects.in_bulk(list(ids))


def people_of(party_id: UUID, *roles: Role) -> QuerySet[Mandate]:
    """The mandates in force at a city, with their persons, by role and name."""
    return holders_of(party_id, roles or Role.values).order_by("role", "user__name", "user__email")


def people_of_cities(ids: Iterable[UUID], *roles: Role) -> QuerySet[Mandate]:
    """The mandates in force at several cities, with their persons; one query."""
    found = Mandate.objects.current().filter(party_id__in=list(ids), role__in=roles or Role.values)
    return found.select_related("user").order_by("user__email", "id")
