"""A member's rights as predicates for rules, and as a part of other domains' reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from rules.predicates import Predicate

from hanse.identity.public import Mandate, Viewer
from hanse.kernel.clock import today
from hanse.kernel.rights import right
from hanse.members.charter.current import charter
from hanse.members.enums import Right, Role
from hanse.members.models import Membership, Suspension
from hanse.members.models.membership import MembershipQuerySet
from hanse.members.queries.standing import Standing, lost_to_arrears, parties_with, standing_of, taken_by_arrears
from hanse.members.rules import may_see_members, party_of

MEMBER = "member"


@right
def is_member(viewer: Viewer, _thing: Any) -> bool:
    """Somebody of who is a member today, of the secretariat or of a regional office.

    Who was a member, or is not one yet, reads what everyone reads. No query for who came with her roles.
    """
    if may_see_members.test(viewer, None):
        return True
    if MEMBER not in viewer.found:
        parties = viewer.parties(*Role.values)
        rows = Membership.objects.current(today()).filter(party_id__in=parties)
        viewer.found[MEMBER] = bool(parties) and rows.exists()
    return viewer.found[MEMBER]


def works_for_a_member(on: date) -> Exists:
    """The same as a condition on a person, for `read_with_roles`: whether a party for which she acts is a member."""
    theirs = Mandate.objects.current(on).filter(user_id=OuterRef("id"), role__in=Role.values)
    return Exists(theirs.filter(Exists(Membership.objects.current(on).filter(party_id=OuterRef("party_id")))))


def has_right(wanted: Right) -> Predicate:
    """Whether the member to which a thing belongs has a right today, whoever looks.

    A query, unless the thing came from rows `with_live_kind` and arrears do not take the right.
    """

    @right
    def held(_viewer: Viewer, thing: Any) -> bool:
        known: str | None = getattr(thing, "live_kind", None)
        if known is None or wanted in taken_by_arrears():
            return parties_with(wanted).filter(party_id=party_of(thing)).exists()
        return wanted in charter().rights_of(known)

    return held


def with_live_kind[Row: Model](rows: QuerySet[Row], party: str, on: date) -> QuerySet[Row]:
    """The rows, each with the kind of member that the party in its field `party` is on a day, for `has_right`."""
    kind = _live(on).filter(party_id=OuterRef(party)).values("kind")[:1]
    return rows.annotate(live_kind=Coalesce(Subquery(kind), Value("")))  # type: ignore[return-value]  # the same rows


@dataclass(frozen=True, slots=True)
class Without:
    """A right that a party lacks today, and how it stands."""

    right: Right
    standing: Standing

    def words(self) -> str:
        """Why it lacks it, and what to do, in a sentence or two."""
        if self.standing.suspended:
            words = _("Its membership is suspended: %(why)s. The secretariat can give its rights back.")
            return words % {"why": self.standing.suspended.rstrip(".")}
        if not self.standing.kind:
            return _("It is not a member of the network today. It can apply for membership under “Services”.")
        if self.right in lost_to_arrears(self.standing):
            return _("Its dues are unpaid. It has this right again once they are paid.")
        words = _("Members of its kind do not have this right: %(right)s. The secretariat says which kind has it.")
        return words % {"right": self.right.label}


def without(wanted: Right, party_id: UUID) -> Without:
    """What there is to say where a party lacks a right; two queries."""
    return Without(wanted, standing_of(party_id))


def _live(on: date) -> MembershipQuerySet:
    suspended = Suspension.objects.current(on).filter(party_id=OuterRef("party_id"))
    return Membership.objects.current(on).filter(~Exists(suspended))
