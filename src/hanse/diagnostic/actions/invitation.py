"""Whom a round invites: everybody, regions, or cities chosen one by one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import Invited
from hanse.diagnostic.models import Invitation, Round
from hanse.diagnostic.queries.participation import chosen_cities
from hanse.kernel.errors import Invalid
from hanse.members.public import Region, cities


@dataclass(frozen=True, slots=True)
class Invitees:
    """`regions` count where regions are invited, `cities` where cities are chosen."""

    who: Invited = Invited.ALL
    regions: Collection[str] = ()
    cities: Collection[UUID] = ()


EVERYBODY = Invitees()


def check_invitees(wanted: Invitees) -> Invitees:
    """Only what counts, in an order that stays. Raises `Invalid`."""
    match wanted.who:
        case Invited.REGIONS:
            kept = [one for one in Region.values if one in wanted.regions]
            if not kept or len(kept) != len(set(wanted.regions)):
                raise Invalid(_("Choose at least one region."), field="regions")
            return Invitees(wanted.who, regions=kept)
        case Invited.CHOSEN:
            known = cities().filter(party_id__in=wanted.cities).values_list("party_id", flat=True)
            if not known or len(known) != len(set(wanted.cities)):
                raise Invalid(_("Choose at least one city."), field="cities")
            return Invitees(wanted.who, cities=sorted(known))
    return EVERYBODY


def invite(round_: Round, wanted: Invitees) -> Mapping[str, Any]:
    """Set whom a stored round invites, as `check_invitees` returned it; what changed, for the audit log."""
    before = sorted(chosen_cities(round_))
    after = list(wanted.cities)
    changes: dict[str, Any] = {}
    for key, value in (("invites", wanted.who.value), ("regions", list(wanted.regions))):
        if getattr(round_, key) != value:
            changes[key] = [_told(getattr(round_, key)), _told(value)]
            setattr(round_, key, value)
    if before != after:
        Invitation.objects.filter(round=round_).exclude(city_id__in=after).delete()
        Invitation.objects.bulk_create(Invitation(round=round_, city_id=each) for each in after if each not in before)
        changes["cities"] = [str(len(before)), str(len(after))]
        changes["_invited"] = [str(each) for each in after if each not in before]
        changes["_left_out"] = [str(each) for each in before if each not in after]
    return changes


def _told(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
