"""Members as the secretariat's pages show them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.identity.public import Party
from hanse.kernel.clock import today
from hanse.members.charter.charter import Office
from hanse.members.charter.current import charter
from hanse.members.enums import EndReason, Region, Right
from hanse.members.models import City, Membership, Suspension
from hanse.members.presenters.people import why_unled
from hanse.members.queries.dues import in_arrears_among
from hanse.members.queries.listing import LACKING, ORDERS, Wanted
from hanse.members.queries.people import Unled, leaving_soon, unled_among
from hanse.members.queries.standing import Standing as MemberStanding
from hanse.members.queries.standing import former_names, known_as, lost_to_arrears, merged_into
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import formats
from hanse.ui.values import Moment, Select, Standing, Status, select


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member in a list. `unled` says why nobody coordinates it, `ending` when its coordinator's role ends soon."""

    party_id: UUID
    name: str
    country: str
    region: str
    kind: str
    since: date
    status: Status
    unled: str
    ending: date | None
    in_arrears: bool


@dataclass(frozen=True, slots=True)
class MemberPage:
    """What the network knows of a member's standing. `rights` are those that it has today.

    `in_arrears`: it owes dues though all grace is over; `lost` are the rights that this takes from it.
    """

    party: Party
    is_city: bool
    unled: str
    kind: str
    since: date | None
    suspended: str
    rights: tuple[str, ...]
    in_arrears: bool
    lost: tuple[str, ...]
    history: tuple[Moment, ...]
    status: Status
    leaves_on: date | None


def member_lines(rows: Page[Membership] | list[Membership], language: str) -> list[MemberLine]:
    """Three queries: for the coordinators of all, and who is in arrears."""
    ids = [one.party_id for one in rows]
    unled, ending, late = unled_among(ids), leaving_soon(ids), in_arrears_among(ids)
    return [
        _line(one, language, unled.get(one.party_id), ending.get(one.party_id), in_arrears=one.party_id in late)
        for one in rows
    ]


def member_page(
    party: Party,
    standing: MemberStanding,
    memberships: Iterable[Membership],
    suspensions: Iterable[Suspension],
    language: str,
) -> MemberPage:
    rows = list(memberships)
    moments = [
        *_moments(rows, language),
        *_suspension_moments(suspensions),
        *_merged_moments(party),
        *_name_moments(party),
    ]
    unled = unled_among([party.id]).get(party.id)
    return MemberPage(
        party=party,
        is_city=isinstance(known_as(party), City),
        unled=why_unled(unled) if unled and standing.kind else "",
        kind=kind_name(standing.kind, language),
        since=standing.since,
        suspended=standing.suspended,
        rights=tuple(str(right.label) for right in Right if right in standing.rights),
        in_arrears=standing.in_arrears,
        lost=rights_lost(standing),
        history=tuple(sorted(moments, key=lambda one: str(one.at), reverse=True)),
        status=_status(member=bool(standing.kind), suspended=bool(standing.suspended)),
        leaves_on=max((one.ends_on for one in rows if one.ends_on and one.ends_on > today()), default=None),
    )


def rights_lost(standing: MemberStanding) -> tuple[str, ...]:
    """The rights of its kind that a member has no longer since it is in arrears."""
    return tuple(str(right.label) for right in lost_to_arrears(standing))


def kind_name(key: str, language: str) -> str:
    """A kind that the network has no more is called by its key."""
    kind = charter().kinds.get(key)
    return kind.name.in_language(language) if kind else key


def lacking_words() -> dict[str, str]:
    """What a member may lack, by its key in `Wanted.lacking`; dues only where the network asks for any."""
    words = {
        "coordinator": _("A coordinator"),
        "time": _("Time: a coordinator's role ends soon"),
        "role": _("Time: somebody's role ends within 60 days"),
        "dues": _("Dues: it is in arrears"),
        "rights": _("Its rights: it is suspended"),
    }
    return {key: words[key] for key in LACKING if key != "dues" or charter().dues}


def filters(wanted: Wanted, language: str, offices: Collection[Office]) -> list[Select]:
    """What a list of members is narrowed by; `offices` are those of which somebody can choose one."""
    every = ("", _("All"))
    kinds = [(key, kind_name(key, language)) for key in charter().kinds]
    lacking = list(lacking_words().items())
    serving = [(one.key, one.name.in_language(language)) for one in offices]
    return [
        *([select("office", _("Regional office"), [every, *serving], wanted.office)] if len(offices) > 1 else []),
        select("kind", _("Kind of member"), [every, *kinds], wanted.kind),
        select("region", _("Region"), [every, *((one.value, str(one.label)) for one in Region)], wanted.region),
        select("lacking", _("What it lacks"), [every, *lacking], wanted.lacking),
    ]


def wanted_in(given: Mapping[str, str], offices: Collection[str] = ()) -> Wanted:
    """From an address; what it cannot mean is left out. `offices`: only the members of one of these are seen."""
    office = given.get("office", "")
    kind, region, lacking = given.get("kind", ""), given.get("region", ""), given.get("lacking", "")
    sort = given.get("sort", "")
    return Wanted(
        words=" ".join(given.get("words", "").split())[:100],
        kind=kind if kind in charter().kinds else "",
        region=region if region in Region.values else "",
        office=office if office in (offices or charter().offices) else next(iter(offices), ""),
        lacking=lacking if lacking in LACKING else "",
        sort=sort if sort.removeprefix("-") in ORDERS else "name",
    )


def _line(one: Membership, language: str, unled: Unled | None, ending: date | None, *, in_arrears: bool) -> MemberLine:
    known = known_as(one.party)
    return MemberLine(
        party_id=one.party_id,
        name=one.party.name,
        country=names_in(language).get(known.country, known.country) if known else "",
        region=str(Region(known.region).label) if isinstance(known, City) else "",
        kind=kind_name(one.kind, language),
        since=one.starts_on,
        status=_status(member=True, suspended=bool(getattr(one, "is_suspended", False))),
        unled=why_unled(unled) if unled else "",
        ending=ending,
        in_arrears=in_arrears,
    )


def _status(*, member: bool, suspended: bool) -> Status:
    if not member:
        return Status(Standing.CLOSED, _("No member"))
    return Status(Standing.PROBLEM, _("Suspended")) if suspended else Status(Standing.DONE, _("Member"))


def _moments(memberships: Iterable[Membership], language: str) -> Iterable[Moment]:
    for one in memberships:
        yield Moment(one.starts_on, kind_name(one.kind, language), _decision(one, language))
        if one.ends_on and one.end_reason != EndReason.CHANGED:
            words = one.because if one.into is None else f"{one.into.name}. {one.because}"
            href = reverse("members:member", args=[one.into_id]) if one.into_id else ""
            yield Moment(one.ends_on, str(EndReason(one.end_reason).label), words, href=href)


def _suspension_moments(suspensions: Iterable[Suspension]) -> Iterable[Moment]:
    for one in suspensions:
        yield Moment(one.starts_on, _("Suspended"), one.because)
        if one.ends_on:
            yield Moment(one.ends_on, _("Its rights were given back"))


def _merged_moments(party: Party) -> Iterable[Moment]:
    """Members that were merged into it; one query."""
    for one in merged_into(party.pk):
        href = reverse("members:member", args=[one.party_id])
        title = _("%(name)s was merged into it") % {"name": one.party.name}
        yield Moment(one.ends_on or date.min, title, one.because, href=href)


def _name_moments(party: Party) -> Iterable[Moment]:
    """Former names; one query."""
    for one in former_names(party.pk):
        yield Moment(one.until, _("Renamed; it was called %(name)s before") % {"name": one.name}, one.because)


def _decision(one: Membership, language: str) -> str:
    """Who decided and how, as far as that is recorded."""
    if one.decided_on is None:
        return ""
    body = charter().bodies.get(one.decided_by)
    who = str(body.name.in_language(language)) if body else _("Secretariat")
    words = [who, formats.date(one.decided_on)]
    if one.votes_for is not None or one.votes_against is not None:
        votes = {"for": one.votes_for or 0, "against": one.votes_against or 0, "abstained": one.abstained or 0}
        words.append(_("%(for)s for, %(against)s against, %(abstained)s abstained") % votes)
    return "; ".join(filter(None, [*words, one.minute]))
