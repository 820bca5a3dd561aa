"""What a member may do today: its rights follow from its membership each time, and are kept nowhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid, NotThere
from hanse.members.charter.current import charter
from hanse.members.enums import Right
from hanse.members.models import City, Membership, Organisation, Suspension


@dataclass(frozen=True, slots=True)
class Standing:
    """How a party stands on a day. `rights` are those that it has, not those that its kind would have.

    `kind` is empty for who is no member; `suspended` says why it has no right though it is one.
    """

    kind: str = ""
    since: date | None = None
    rights: frozenset[Right] = frozenset()
    suspended: str = ""


NO_MEMBER = Standing()


def standing_of(party_id: UUID, on: date | None = None) -> Standing:
    return standings([party_id], on)[party_id]


def standings(party_ids: Collection[UUID], on: date | None = None) -> Mapping[UUID, Standing]:
    """Of each of the parties; two queries, however many they are."""
    day = on or today()
    memberships = {one.party_id: one for one in Membership.objects.current(day).filter(party_id__in=party_ids)}
    suspended = dict(Suspension.objects.current(day).filter(party_id__in=party_ids).values_list("party_id", "because"))
    found = dict.fromkeys(party_ids, NO_MEMBER)
    for party_id, one in memberships.items():
        why = suspended.get(party_id, "")
        rights = frozenset[Right]() if why else charter().rights_of(one.kind)
        found[party_id] = Standing(one.kind, one.starts_on, rights, why)
    return found


def parties_with(right: Right, on: date | None = None) -> QuerySet[Membership]:
    """The memberships whose members have a right on a day."""
    day = on or today()
    suspended = Suspension.objects.current(day).values("party_id")
    kinds = charter().kinds_with(right)
    return Membership.objects.current(day).filter(kind__in=kinds).exclude(party_id__in=suspended)


def memberships_of(party_id: UUID) -> QuerySet[Membership]:
    """What it was and is, from the first."""
    return Membership.objects.filter(party_id=party_id).select_related("into")


def suspensions_of(party_id: UUID) -> QuerySet[Suspension]:
    return Suspension.objects.filter(party_id=party_id)


def party_of(party_id: UUID) -> Party:
    """Of somebody who is or was a member. Raises NotThere."""
    found = (
        Party.objects.filter(id=party_id, memberships__isnull=False)
        .select_related("city", "member_organisation")
        .distinct()
        .first()
    )
    if found is None:
        raise NotThere(_("There is no such member."))
    return found


def known_as(party: Party) -> City | Organisation | None:
    """What is known of a party: as a city, or as an organisation."""
    return getattr(party, "city", None) or getattr(party, "member_organisation", None)


def member_named(name: str, field: str = "into") -> Party:
    """The member of today that is called so. Raises Invalid with the field where there is none, or several."""
    found = Membership.objects.current().filter(party__name__iexact=name.strip()).select_related("party")[:2]
    if len(found) != 1:
        words = _("No member is called so, or several are. Write the name as in the list of members.")
        raise Invalid(words, field=field)
    return found[0].party
