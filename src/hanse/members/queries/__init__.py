"""Reads of members."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hanse.identity.public import Mandate, Viewer, holders_at, holders_of
from hanse.kernel.clock import today
from hanse.kernel.reads import prepared
from hanse.members.enums import Role
from hanse.members.models import City


def cities() -> QuerySet[City]:
    """All cities, by name."""
    return City.objects.order_by("name")


def cities_of(viewer: Viewer, *roles: Role) -> QuerySet[City]:
    """The cities at which the viewer has one of the roles, or any."""
    return City.objects.filter(party_id__in=viewer.parties(*(roles or Role.values))).order_by("name")


def city(party_id: UUID) -> City | None:
    """One city, or None."""
    return City.objects.filter(party_id=party_id).first()


def people_of(party_id: UUID, *roles: Role) -> QuerySet[Mandate]:
    """The mandates in force at a city, with their persons, by role and name."""
    return holders_of(party_id, roles or Role.values).order_by("role", "user__name", "user__email")


def names_at(party_id: UUID, role: Role) -> list[str]:
    """How those are called who have a role at a city today, as they came; one query."""
    return [name or email for name, email in _named(party_id, role.value, today())]


@prepared
def _named(party_id: UUID, role: str, on: date) -> QuerySet[Mandate, tuple[str, str]]:
    found = Mandate.objects.current(on).filter(party_id=party_id, role=role).order_by("id")
    return found.values_list("user__name", "user__email")


def people_of_cities(ids: Iterable[UUID], *roles: Role) -> QuerySet[Mandate]:
    """The mandates in force at several cities, with their persons; one query."""
    return holders_at(ids, roles or Role.values).order_by("user__email", "id")
