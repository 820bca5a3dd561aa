"""What the platform knows of members and people, read at once: five queries, however many there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hanse.identity.public import Mandate, User
from hanse.kernel.clock import today
from hanse.members.enums import Role
from hanse.members.models import City, Membership, Organisation
from hanse.members.queries.roll.reading import folded

type Key = tuple[str, str]
"""A member's name, folded, and its country."""
type RoleKey = tuple[UUID, str, str]
"""A member, an address, a role."""


@dataclass(frozen=True, slots=True)
class Platform:
    """Members by id and by name, roles that hold or are to come, persons by address.

    `memberships` are those that have not ended; of who was a member before, `left` says since when it is none.
    """

    bodies: Mapping[UUID, City | Organisation]
    by_name: Mapping[Key, City | Organisation]
    memberships: Mapping[UUID, Membership]
    left: Mapping[UUID, date]
    roles: Mapping[RoleKey, Mandate]
    persons: Mapping[str, User]


def lasting_memberships() -> QuerySet[Membership]:
    """Without an end, or with one to come; of two the later comes last."""
    return Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today())).order_by("starts_on")


def platform(addresses: Collection[str] = ()) -> Platform:
    """All of it, and those of the persons at the addresses who are known."""
    cities = City.objects.select_related("party").order_by("created_at")
    organisations = Organisation.objects.select_related("party").order_by("created_at")
    bodies: dict[UUID, City | Organisation] = {one.party_id: one for one in organisations}
    bodies |= {one.party_id: one for one in cities}
    held = Mandate.objects.filter(role__in=Role.values, ended_at=None).exclude(ends_on__lt=today())
    history, day = list(Membership.objects.order_by("starts_on", "id")), today()
    return Platform(
        bodies=bodies,
        by_name={(folded(one.name), one.country): one for one in reversed(bodies.values())},
        memberships={one.party_id: one for one in history if one.ends_on is None or one.ends_on > day},
        left={one.party_id: one.ends_on for one in history if one.ends_on is not None},
        roles={(one.party_id, one.user.email, one.role): one for one in held.select_related("user")},
        persons={one.email: one for one in User.objects.filter(email__in=set(addresses))},
    )
