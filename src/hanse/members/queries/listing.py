"""The members of the network as lists: filtered, found by a word, in the order of the reader's language."""

from dataclasses import dataclass
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from hanse.kernel.collation import sort_key
from hanse.members.charter.current import charter
from hanse.members.models import FormerName, Membership, Suspension
from hanse.members.queries.people import coordinating, ending

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which members are looked for; what is empty is not asked."""

    words: str = ""
    kind: str = ""
    region: str = ""
    office: str = ""
    """The key of a regional office: those in the countries that it serves."""
    lacking: str = ""
    """`coordinator`: those that have none; `time`: whose coordinator's role ends soon; `rights`: that are suspended."""


def members_page(wanted: Wanted, number: object) -> Page[Membership]:
    """A page of the members of today, by name, each with its party and `is_suspended`. Three queries."""
    named = matching(wanted).values_list("id", "party__name")
    ordered = [row_id for row_id, _name in sorted(named, key=lambda row: sort_key(row[1]))]
    ids = Paginator(ordered, A_PAGE).get_page(number)  # type: ignore[arg-type]  # it takes whatever an address says
    rows = {one.id: one for one in _whole(Membership.objects.filter(id__in=list(ids)))}
    return Page([rows[row_id] for row_id in ids], ids.number, cast("Paginator[Membership]", ids.paginator))


def every_member(wanted: Wanted) -> list[Membership]:
    """All of them, for files."""
    return sorted(_whole(matching(wanted)), key=lambda one: sort_key(one.party.name))


def matching(wanted: Wanted) -> QuerySet[Membership]:
    found = Membership.objects.current()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.region:
        found = found.filter(party__city__region=wanted.region)
    if wanted.office:
        among = charter().served_by(charter().offices[wanted.office])
        found = found.filter(Q(party__city__country__in=among) | Q(party__member_organisation__country__in=among))
    if wanted.words:
        before = FormerName.objects.filter(name__icontains=wanted.words).values("party_id")
        named = Q(party__name__icontains=wanted.words) | Q(party_id__in=before)
        found = found.filter(named | Q(party__city__country__iexact=wanted.words))
    if wanted.lacking == "rights":
        found = found.filter(_is_suspended())
    if wanted.lacking == "coordinator":
        found = found.exclude(party_id__in=coordinating().values("party_id"))
    if wanted.lacking == "time":
        found = found.filter(party_id__in=ending(coordinating()).values("party_id"))
    return found


def _whole(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    return rows.select_related("party__city", "party__member_organisation").annotate(is_suspended=_is_suspended())


def _is_suspended() -> Exists:
    return Exists(Suspension.objects.current().filter(party_id=OuterRef("party_id")))
