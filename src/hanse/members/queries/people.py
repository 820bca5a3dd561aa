"""The people of members: who can act, who was there, and why nobody coordinates."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, Party, Viewer, holders_of, latest_mandates
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.members.enums import Role
from hanse.members.models import City, HandOver, Organisation
from hanse.members.queries.standing import known_as

SOON = timedelta(days=60)
"""How long before its last day a mandate is called one that ends soon."""


def known_member(party_id: UUID) -> City | Organisation:
    """What is known of a party: as a city, or as an organisation; one query. Raises NotThere."""
    party = Party.objects.filter(id=party_id).select_related("city__party", "member_organisation__party").first()
    known = known_as(party) if party else None
    if known is None:
        raise NotThere(_("There is no such member."))
    return known


def acting(mandates: Iterable[Mandate]) -> list[Mandate]:
    """Those whose persons can sign in, and so act."""
    return [one for one in mandates if one.user.is_active and one.user.has_joined]


def others_coordinating(mandate: Mandate) -> list[Mandate]:
    """Who else coordinates the same member today and can act."""
    return acting(holders_of(mandate.party_id, [Role.COORDINATOR]).exclude(user_id=mandate.user_id))


def coordinated(party_id: UUID, first: date, last: date, *, beside: Mandate) -> bool:
    """Whether on every day of a span somebody who can act coordinates a member by another mandate; one query."""
    found = Mandate.objects.filter(party_id=party_id, role=Role.COORDINATOR, ended_at=None, starts_on__lte=last)
    found = found.exclude(user_id=beside.user_id).exclude(ends_on__lt=first).select_related("user")
    open_from = first
    for one in acting(found.order_by("starts_on")):
        if one.starts_on > open_from:
            return False
        if one.ends_on is None or one.ends_on >= last:
            return True
        open_from = max(open_from, one.ends_on + timedelta(days=1))
    return False


def delegates_between(party_id: UUID, first: date, last: date | None) -> list[Mandate]:
    """The mandates of delegates that hold on some day of a span; without a last day it has no end."""
    found = Mandate.objects.filter(party_id=party_id, role=Role.DELEGATE, ended_at=None)
    found = found.filter(Q(ends_on=None) | Q(ends_on__gte=first))
    return list((found.filter(starts_on__lte=last) if last else found).select_related("user"))


class Why(StrEnum):
    """Why a member has no coordinator today."""

    NEVER = "never"
    LEFT = "left"
    EXPIRED = "expired"
    TO_COME = "to_come"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True, slots=True)
class Unled:
    """Why nobody coordinates a member, since or from which day, and who was or will be the coordinator."""

    why: Why
    on: date | None = None
    name: str = ""


def unled_among(party_ids: Collection[UUID]) -> Mapping[UUID, Unled]:
    """Those of the parties that have no coordinator today, and why; one query."""
    last = {one.party_id: one for one in latest_mandates(party_ids, Role.COORDINATOR)}
    found = {party_id: _unled(last.get(party_id)) for party_id in party_ids}
    return {party_id: one for party_id, one in found.items() if one is not None}


def _unled(last: Mandate | None) -> Unled | None:
    if last is None:
        return Unled(Why.NEVER)
    name = str(last.user)
    if last.ended_at is not None:
        return Unled(Why.LEFT, localdate(last.ended_at), name)
    if last.ends_on is not None and last.ends_on < today():
        return Unled(Why.EXPIRED, last.ends_on, name)
    if last.starts_on > today():
        return Unled(Why.TO_COME, last.starts_on, name)
    return None if last.user.is_active else Unled(Why.SHUT_OUT, None, name)


def coordinating() -> QuerySet[Mandate]:
    """The mandates by which people who are not shut out coordinate a member today."""
    return Mandate.objects.current().filter(role=Role.COORDINATOR, user__is_active=True)


def holding_roles() -> QuerySet[Mandate]:
    """The mandates by which people who are not shut out do anything for a member today."""
    return Mandate.objects.current().filter(role__in=Role.values, user__is_active=True)


def ending(mandates: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """Those of the mandates whose last day is near."""
    return mandates.filter(ends_on__lte=today() + SOON)


def leaving_soon(party_ids: Collection[UUID]) -> Mapping[UUID, date]:
    """Those of the parties whose last coordinator's role ends soon, and on which day; one query."""
    last: dict[UUID, date | None] = {}
    for party_id, day in coordinating().filter(party_id__in=party_ids).values_list("party_id", "ends_on"):
        known = last.get(party_id, date.min)
        last[party_id] = None if known is None or day is None else max(known, day)
    return {party_id: day for party_id, day in last.items() if day is not None and day <= today() + SOON}


def hand_overs_at(party_id: UUID) -> list[HandOver]:
    """The coordinator's roles that wait for a successor to come; one query."""
    open_ones = HandOver.objects.filter(leaving__party_id=party_id, settled_at=None, leaving__ended_at=None)
    return list(open_ones.select_related("leaving", "successor"))


def acts_for(viewer: Viewer) -> list[Party]:
    """The members for which somebody does anything, as they come; a query unless she has no role at all."""
    parties = viewer.parties(*Role.values)
    return list(Party.objects.filter(id__in=parties)) if parties else []
