"""One member as the directory shows it: what it says of itself, what it was and is, which posts its people hold."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere
from hanse.members.models import City, Membership, Organisation, Profile, Term
from hanse.members.queries.standing import known_as, memberships_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A member, or one that was; `membership` is the latest, `first` the first without a break before it."""

    party: Party
    known: City | Organisation | None
    profile: Profile
    membership: Membership
    first: Membership
    is_member: bool


def listed_member(party_id: UUID) -> Listed:
    """Somebody who is or was a member; two queries. Raises NotThere."""
    parties = Party.objects.select_related("city", "member_organisation", "profile")
    party = parties.filter(id=party_id).first()
    memberships = list(memberships_of(party_id)) if party else []
    if party is None or not memberships:
        raise NotThere(_("There is no such member."))
    profile = getattr(party, "profile", None) or Profile(party_id=party_id)
    latest, day = memberships[-1], today()
    is_member = latest.starts_on <= day and (latest.ends_on is None or latest.ends_on > day)
    return Listed(party, known_as(party), profile, latest, _first(memberships), is_member)


def _first(memberships: list[Membership]) -> Membership:
    """From where on it was a member without a break, of whichever kind."""
    first = memberships[-1]
    for before in reversed(memberships[:-1]):
        if before.ends_on is None or before.ends_on < first.starts_on:
            break
        first = before
    return first


def unlisted_among(party_ids: Collection[UUID]) -> set[UUID]:
    """Those of the parties that show to members alone that they are members; one query."""
    hidden = Profile.objects.filter(party_id__in=party_ids, is_listed=False)
    return set(hidden.values_list("party_id", flat=True))


def posts_held(party_id: UUID) -> list[Term]:
    """The terms that its people serve today; one query."""
    return list(Term.objects.current().filter(party_id=party_id).order_by("starts_on"))
