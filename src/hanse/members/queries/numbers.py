"""The network over time, reckoned from what it keeps anyway: memberships with their days, and when things were done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from hanse.frame.public import Case
from hanse.kernel.clock import today
from hanse.members.charter.areas import regions
from hanse.members.models import Membership
from hanse.members.queries.application import SERVICE

MONTHS, YEARS = 24, 15


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both of it; the last one of a table ends today."""

    first: date
    last: date
    by_month: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A membership as it counts: of which kind, in which region (empty: not known), and on which days."""

    kind: str
    region: str
    starts_on: date
    ends_on: date | None

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


def memberships_ever() -> list[Held]:
    """Every membership that there was; one query."""
    rows = Membership.objects.order_by("starts_on").values_list(
        "kind", "party__city__region", "party__member_organisation__country", "starts_on", "ends_on"
    )
    return [
        Held(kind, region or regions().get(country or "", ""), starts_on, ends_on)
        for kind, region, country, starts_on, ends_on in rows
    ]


def spans(found: Sequence[Held], *, by_month: bool) -> list[Span]:
    """The years since the first membership, or the last two years by month; at least this one."""
    day = today()
    if by_month:
        firsts = [_months_before(day, back) for back in range(MONTHS - 1, -1, -1)]
    else:
        began = min((one.starts_on.year for one in found), default=day.year)
        firsts = [date(year, 1, 1) for year in range(max(began, day.year - YEARS + 1), day.year + 1)]
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [day]
    return [Span(first, last, by_month) for first, last in zip(firsts, lasts, strict=True)]


def at_end_of(span: Span, found: Iterable[Held]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many there were on its last day, by kind and by region."""
    held = [one for one in found if one.holds(span.last)]
    return Counter(one.kind for one in held), Counter(one.region for one in held)


def counted(days: Iterable[date], among: Sequence[Span]) -> list[int]:
    """How many of the days lie in each span."""
    found = list(days)
    return [sum(span.first <= day <= span.last for day in found) for span in among]


def applications_made() -> list[date]:
    """When cities and organisations applied for membership; one query."""
    cases = Case.objects.filter(service=SERVICE).order_by()
    return [timezone.localdate(at) for at in cases.values_list("submitted_at", flat=True)]


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
