"""What making the invoices of a year would do, before it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.members.charter.current import charter
from hanse.members.charter.dues import MONTHS
from hanse.members.charter.scale import INCOME_GROUP, POPULATION
from hanse.members.presenters.member import kind_name
from hanse.members.queries.dues_listing import A_PAGE
from hanse.members.queries.dues_plan import Outcome, Planned, digest_of
from hanse.ui import formats

LACKING = {POPULATION: gettext_lazy("the population"), INCOME_GROUP: gettext_lazy("the income group")}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One member: what it would pay and why, or why it cannot be asked."""

    party_id: UUID
    member: str
    kind: str
    amount: str
    why: str


@dataclass(frozen=True, slots=True)
class Total:
    """What members of a kind pay together, in one currency."""

    kind: str
    number: int
    amount: str


@dataclass(frozen=True, slots=True)
class Part:
    """Those of which the same comes: how many, by kind and currency, and a page of them. Addresses name it `key`."""

    key: str
    number: int
    totals: tuple[Total, ...]
    page: Page[Planned]
    lines: tuple[PlanLine, ...]
    opened: bool

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Members by what comes of them. `seen` is posted back: only what was looked at is issued."""

    year: int
    seen: str
    total: str
    asked: Part
    unready: Part
    free: Part
    there: Part


PARTS = {
    "asked": (Outcome.INVOICED,),
    "unready": (Outcome.LACKING, Outcome.NO_RULE),
    "free": (Outcome.FREE,),
    "there": (Outcome.THERE, Outcome.CANCELLED),
}


def plan_page(
    plan: Sequence[Planned], year: int, currency: str, language: str, pages: Mapping[str, str] | None = None
) -> Plan:
    """`pages`: by its key, which page of a part is looked at."""
    looked_at = pages or {}

    def part(key: str) -> Part:
        rows = [one for one in plan if one.outcome in PARTS[key]]
        page = Paginator(rows, A_PAGE).get_page(looked_at.get(key))
        lines = tuple(_line(one, currency, language) for one in page)
        return Part(key, len(rows), totals_of(rows, currency, language), page, lines, key in looked_at)

    total = sum((one.amount for one in plan if one.outcome is Outcome.INVOICED), Decimal(0))
    return Plan(
        year=year,
        seen=digest_of(plan),
        total=formats.money(total, currency),
        asked=part("asked"),
        unready=part("unready"),
        free=part("free"),
        there=part("there"),
    )


def totals_of(rows: Iterable[Planned], currency: str, language: str) -> tuple[Total, ...]:
    """By kind, in the order of the network's file, and by currency."""
    found: dict[tuple[str, str], list[Decimal]] = {}
    for one in rows:
        found.setdefault((one.kind, _currency(one, currency)), []).append(one.amount)
    kinds = list(charter().kinds)
    order = sorted(found, key=lambda one: (kinds.index(one[0]) if one[0] in kinds else len(kinds), one))
    return tuple(
        Total(kind_name(kind, language), len(found[kind, money]), formats.money(sum(found[kind, money]), money))
        for kind, money in order
    )


def _currency(one: Planned, currency: str) -> str:
    return one.there.currency if one.there else currency


def _line(one: Planned, currency: str, language: str) -> PlanLine:
    amount = formats.money(one.amount, _currency(one, currency))
    return PlanLine(one.party.id, one.party.name, kind_name(one.kind, language), amount, _why(one, language))


def _why(one: Planned, language: str) -> str:
    match one.outcome:
        case Outcome.LACKING:
            lacking = formats.listed(str(LACKING.get(name, name)) for name in one.lacking)
            return _("Not known: %(what)s") % {"what": lacking}
        case Outcome.NO_RULE:
            return _("The scale in the network's file has no amount for it.")
        case Outcome.THERE:
            return _("Invoice %(number)s") % {"number": one.there}
        case Outcome.CANCELLED:
            return _("Invoice %(number)s was cancelled. Another is made on the member's page.") % {"number": one.there}
    rule = str(one.rule.in_language(language))
    if one.months < MONTHS:
        rule += "; " + _("%(months)s of 12 months") % {"months": formats.number(one.months)}
    return rule
