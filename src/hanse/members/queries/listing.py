"""The members of the network as lists: filtered, found by a word, in the order of the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from hanse.kernel.collation import sort_key
from hanse.members.charter.current import charter
from hanse.members.models import City, FormerName, Membership, Suspension
from hanse.members.queries.dues import arrears
from hanse.members.queries.people import coordinating, ending, holding_roles
from hanse.questions.spec.kinds.country import names_in

A_PAGE = 50


LACKING = ("coordinator", "time", "role", "dues", "rights")
"""Those without a coordinator; whose coordinator's role, or anybody's, ends soon; in arrears; suspended."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which members are looked for; what is empty is not asked."""

    words: str = ""
    kind: str = ""
    region: str = ""
    office: str = ""
    """The key of a regional office: those in the countries that it serves."""
    lacking: str = ""
    """One of `LACKING`."""
    sort: str = "name"
    """One of `ORDERS`; with a minus before it, the other way round."""


type Place = Mapping[str, Any]
"""What a row is sorted by: name, kind, country, since."""


def _country(row: Place) -> bytes:
    return sort_key(names_in(get_language() or "en").get(row["country"], row["country"] or ""))


ORDERS: Mapping[str, Callable[[Place], Any]] = {
    "name": lambda row: sort_key(row["name"]),
    "country": _country,
    "kind": lambda row: [*charter().kinds, row["kind"]].index(row["kind"]),
    "since": lambda row: row["since"],
}
"""Those of one place stay in the order of their names."""


def member_cities() -> QuerySet[City]:
    """The cities that are members today and have their rights."""
    current = Membership.objects.current().filter(party_id=OuterRef("party_id"))
    suspended = Suspension.objects.current().filter(party_id=OuterRef("party_id"))
    return City.objects.filter(Exists(current), ~Exists(suspended)).order_by("name")


def members_page(wanted: Wanted, number: object) -> Page[Membership]:
    """A page of the members of today in the order that is wanted, with party and `is_suspended`. Two queries."""
    ordered = [row["id"] for row in _sorted(matching(wanted), wanted.sort)]
    ids = Paginator(ordered, A_PAGE).get_page(number)  # type: ignore[arg-type]  # it takes whatever an address says
    rows = {one.id: one for one in _whole(Membership.objects.filter(id__in=list(ids)))}
    return Page([rows[row_id] for row_id in ids], ids.number, cast("Paginator[Membership]", ids.paginator))


def every_member(wanted: Wanted) -> list[Membership]:
    """All of them, for files."""
    found = matching(wanted)
    rows = {one.id: one for one in _whole(found)}
    return [rows[row["id"]] for row in _sorted(found, wanted.sort) if row["id"] in rows]


def _sorted(found: QuerySet[Membership], sort: str) -> list[Place]:
    country = Coalesce("party__city__country", "party__member_organisation__country")
    named: QuerySet[Membership, Any] = found.values(
        "id", "kind", name=F("party__name"), since=F("starts_on"), country=country
    )
    by_name = sorted(named, key=ORDERS["name"], reverse=sort == "-name")
    order = sort.removeprefix("-")
    return by_name if order == "name" else sorted(by_name, key=ORDERS[order], reverse=sort.startswith("-"))


def matching(wanted: Wanted) -> QuerySet[Membership]:
    found = Membership.objects.current()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.region:
        found = found.filter(party__city__region=wanted.region)
    if wanted.office:
        office = charter().offices.get(wanted.office)
        among = charter().served_by(office) if office else frozenset()
        found = found.filter(Q(party__city__country__in=among) | Q(party__member_organisation__country__in=among))
    if wanted.words:
        before = FormerName.objects.filter(name__icontains=wanted.words).values("party_id")
        named = Q(party__name__icontains=wanted.words) | Q(party_id__in=before)
        found = found.filter(named | Q(party__city__country__iexact=wanted.words))
    return _lacking(found, wanted.lacking)


def _lacking(found: QuerySet[Membership], what: str) -> QuerySet[Membership]:
    match what:
        case "coordinator":
            return found.exclude(party_id__in=coordinating().values("party_id"))
        case "time":
            return found.filter(party_id__in=ending(coordinating()).values("party_id"))
        case "role":
            return found.filter(party_id__in=ending(holding_roles()).values("party_id"))
        case "dues":
            return found.filter(party_id__in=arrears().order_by().values("party_id"))
        case "rights":
            return found.filter(_is_suspended())
    return found


def _whole(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    return rows.select_related("party__city", "party__member_organisation").annotate(is_suspended=_is_suspended())


def _is_suspended() -> Exists:
    return Exists(Suspension.objects.current().filter(party_id=OuterRef("party_id")))
