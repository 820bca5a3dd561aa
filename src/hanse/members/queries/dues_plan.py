"""Whom a year's dues would be asked of, and how much, before any invoice is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from hanse.identity.public import Party
from hanse.kernel.collation import in_order
from hanse.members.charter.dues import Dues
from hanse.members.charter.scale import INCOME_GROUP, KIND, POPULATION, Lacking, ScaleError
from hanse.members.charter.words import Words
from hanse.members.models import City, Invoice, Membership

NO_NAME = Words({"en": ""})


class Outcome(StrEnum):
    """What comes of a member in a year's dues."""

    INVOICED = "invoiced"
    FREE = "free"
    LACKING = "lacking"
    NO_RULE = "no_rule"
    THERE = "there"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One member: what comes of it, by which row of the scale; `lacking` names what is not known of it.

    `there` is its latest invoice for the year; of one that was cancelled a new one is made only when asked for alone.
    """

    party: Party
    kind: str
    outcome: Outcome
    amount: Decimal = Decimal(0)
    months: int = 12
    rule: Words = NO_NAME
    lacking: tuple[str, ...] = ()
    there: Invoice | None = None


def plan_of(year: int, dues: Dues, *, alone: UUID | None = None) -> list[Planned]:
    """Every member of today in the order of names, or one `alone`. Three queries, however many they are."""
    rows = Membership.objects.current().select_related("party__city")
    rows = rows.filter(party=alone) if alone else rows
    members = in_order(rows, lambda one: one.party.name)
    joined = joined_days([one.party_id for one in members])
    there = _latest(year, alone)
    return [
        _planned(one, dues, dues.months_of(joined[one.party_id], year), there.get(one.party_id), alone=bool(alone))
        for one in members
    ]


def digest_of(plan: Iterable[Planned]) -> str:
    """Tells two plans apart: what somebody has seen is what she issues."""
    lines = (f"{one.party.id} {one.outcome} {one.amount}" for one in plan)
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def joined_days(party_ids: Iterable[UUID]) -> Mapping[UUID, date]:
    """The day on which each became a member; that it is another kind of member since then changes nothing."""
    found: dict[UUID, Membership] = {}
    joined: dict[UUID, date] = {}
    for one in Membership.objects.filter(party_id__in=list(party_ids)).order_by("starts_on", "created_at"):
        before = found.get(one.party_id)
        if before is None or before.ends_on != one.starts_on:
            joined[one.party_id] = one.starts_on
        found[one.party_id] = one
    return joined


def _latest(year: int, alone: UUID | None) -> dict[UUID, Invoice]:
    rows = Invoice.objects.filter(year=year, replaced_by=None).select_related("credit_note")
    return {one.party_id: one for one in (rows.filter(party=alone) if alone else rows)}


def _planned(one: Membership, dues: Dues, months: int, there: Invoice | None, *, alone: bool) -> Planned:
    if there is not None:
        cancelled = hasattr(there, "credit_note")
        if not (cancelled and alone):
            outcome = Outcome.CANCELLED if cancelled else Outcome.THERE
            amount = Decimal(0) if cancelled else there.amount
            return Planned(party=one.party, kind=one.kind, outcome=outcome, amount=amount, there=there)
    city: City | None = getattr(one.party, "city", None)
    known = {
        KIND: one.kind,
        INCOME_GROUP: (city.income_group or None) if city else None,
        POPULATION: Decimal(city.population) if city and city.population is not None else None,
    }
    try:
        charge = dues.scale.charge(known)
    except ScaleError:
        return Planned(party=one.party, kind=one.kind, outcome=Outcome.NO_RULE)
    if isinstance(charge, Lacking):
        return Planned(party=one.party, kind=one.kind, outcome=Outcome.LACKING, lacking=charge.what)
    amount = dues.part(charge.amount, months)
    return Planned(
        party=one.party,
        kind=one.kind,
        outcome=Outcome.INVOICED if amount else Outcome.FREE,
        amount=amount,
        months=months,
        rule=charge.name,
        there=there,
    )
