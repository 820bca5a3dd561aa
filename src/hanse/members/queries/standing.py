"""What a member may do today: its rights follow from its membership each time, and are kept nowhere."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid, NotThere
from hanse.members.charter.current import charter
from hanse.members.enums import Right
from hanse.members.models import City, FormerName, Membership, Organisation, Suspension
from hanse.members.queries.dues import arrears


@dataclass(frozen=True, slots=True)
class Standing:
    """How a party stands on a day. `rights` are those that it has, not those that its kind would have.

    `kind` is empty for who is no member; `suspended` says why it has no right though it is one. `in_arrears`: it owes
    dues though all grace is over, and lacks the rights that the network's file names, until it has paid.
    """

    kind: str = ""
    since: date | None = None
    rights: frozenset[Right] = frozenset()
    suspended: str = ""
    in_arrears: bool = False


NO_MEMBER = Standing()


def standing_of(party_id: UUID, on: date | None = None) -> Standing:
    return standings([party_id], on)[party_id]


def standings(party_ids: Collection[UUID], on: date | None = None) -> Mapping[UUID, Standing]:
    """Of each of the parties; two queries, however many they are."""
    day = on or today()
    rows = Membership.objects.current(day).filter(party_id__in=party_ids).annotate(in_arrears=_in_arrears(day))
    suspended = dict(Suspension.objects.current(day).filter(party_id__in=party_ids).values_list("party_id", "because"))
    found = dict.fromkeys(party_ids, NO_MEMBER)
    for one in rows:
        why = suspended.get(one.party_id, "")
        rights = frozenset[Right]() if why else charter().rights_of(one.kind)
        in_arrears: bool = getattr(one, "in_arrears")  # noqa: B009 - mypy knows annotated names of querysets alone
        held = rights - taken_by_arrears() if in_arrears else rights
        found[one.party_id] = Standing(one.kind, one.starts_on, held, why, in_arrears)
    return found


def parties_with(right: Right, on: date | None = None) -> QuerySet[Membership]:
    """The memberships whose members have a right on a day."""
    day = on or today()
    suspended = Suspension.objects.current(day).values("party_id")
    kinds = charter().kinds_with(right)
    found = Membership.objects.current(day).filter(kind__in=kinds).exclude(party_id__in=suspended)
    return found.exclude(_in_arrears(day)) if right in taken_by_arrears() else found


def taken_by_arrears() -> frozenset[Right]:
    """The rights that a member does not have while it is in arrears."""
    dues = charter().dues
    return dues.arrears_take if dues else frozenset()


def lost_to_arrears(standing: Standing) -> tuple[Right, ...]:
    """The rights of its kind that a member does not have because it is in arrears."""
    kind = charter().kinds.get(standing.kind)
    if kind is None or not standing.in_arrears or standing.suspended:
        return ()
    taken = taken_by_arrears() & kind.rights
    return tuple(right for right in Right if right in taken)


def _in_arrears(day: date) -> Exists:
    return Exists(arrears(day).filter(party_id=OuterRef("party_id")))


def memberships_of(party_id: UUID) -> QuerySet[Membership]:
    """What it was and is, from the first."""
    return Membership.objects.filter(party_id=party_id).select_related("into__profile")


def merged_into(party_id: UUID) -> QuerySet[Membership]:
    """The memberships that ended because their members were merged into this one."""
    return Membership.objects.filter(into_id=party_id).select_related("party")


def former_names(party_id: UUID) -> QuerySet[FormerName]:
    """How it was called before, the first name first."""
    return FormerName.objects.filter(party_id=party_id)


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
        words = _("No member has this name, or several have it. Write it as in the list of members.")
        raise Invalid(words, field=field)
    return found[0].party
