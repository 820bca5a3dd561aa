"""What making the invoices of a year would do, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.members.charter.dues import MONTHS
from hanse.members.charter.scale import INCOME_GROUP, POPULATION
from hanse.members.presenters.member import kind_name
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
class Plan:
    """Members by what comes of them. `seen` is posted back: only what was looked at is issued."""

    year: int
    seen: str
    total: str
    asked: tuple[PlanLine, ...]
    unready: tuple[PlanLine, ...]
    free: tuple[PlanLine, ...]
    there: tuple[PlanLine, ...]


def plan_page(plan: Sequence[Planned], year: int, currency: str, language: str) -> Plan:
    def lines(*outcomes: Outcome) -> tuple[PlanLine, ...]:
        return tuple(_line(one, currency, language) for one in plan if one.outcome in outcomes)

    total = sum((one.amount for one in plan if one.outcome is Outcome.INVOICED), Decimal(0))
    return Plan(
        year=year,
        seen=digest_of(plan),
        total=formats.money(total, currency),
        asked=lines(Outcome.INVOICED),
        unready=lines(Outcome.LACKING, Outcome.NO_RULE),
        free=lines(Outcome.FREE),
        there=lines(Outcome.THERE, Outcome.CANCELLED),
    )


def _line(one: Planned, currency: str, language: str) -> PlanLine:
    amount = formats.money(one.amount, one.there.currency if one.there else currency)
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
