"""How the work of offices goes: what comes and ends, how long it takes, what waits. Numbers alone, no single case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from hanse.frame.models import Case

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The services that are looked at, from the first day of a month until today."""

    services: frozenset[str]
    first: date
    today: date

    def months(self) -> Iterator[date]:
        """The first day of each month, the one that runs included."""
        month = self.first
        while month <= self.today:
            yield month
            month = (month + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Month:
    """`waiting`: how many cases were open at its end, or are now."""

    first: date
    came: int
    ended: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How many cases of a service have ended, and within how many days half and nine of ten of them."""

    service: str
    ended: int
    half: float
    nine_of_ten: float


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases of a person (None: nobody's yet), and how many of them are late."""

    holder: UUID | None
    open: int
    late: int


class Share(Aggregate):
    """The value below which a share of all lies (SQL's percentile_cont)."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"


def flow(span: Span) -> list[Month]:
    """What came, what ended and what waited, month by month; three queries."""
    cases = _cases(span)
    came, ended = _by_month(cases, "submitted_at", span.first), _by_month(cases, "ended_at", span.first)
    waiting, months = cases.filter(ended_at=None).count(), []
    for first in reversed(list(span.months())):
        months.append(Month(first, came.get(first, 0), ended.get(first, 0), waiting))
        waiting += ended.get(first, 0) - came.get(first, 0)
    return months[::-1]


def _by_month(cases: QuerySet[Case], field: str, first: date) -> dict[date, int]:
    found = cases.filter(**{f"{field}__gte": _begin(first)}).annotate(month=TruncMonth(field))
    return {month.date(): number for month, number in found.values_list("month").annotate(Count("id")).order_by()}


def paces(span: Span) -> list[Pace]:
    """Of the services of which a case has ended in the span, by key."""
    ended = _cases(span).filter(ended_at__gte=_begin(span.first)).values("service")
    took = F("ended_at") - F("submitted_at")
    found = ended.annotate(
        number=Count("id"),
        half=Share(took, share=0.5, output_field=DurationField()),
        nine=Share(took, share=0.9, output_field=DurationField()),
    ).order_by("service")
    return [Pace(one["service"], one["number"], one["half"] / DAY, one["nine"] / DAY) for one in found]


def endings(span: Span) -> dict[tuple[str, str], int]:
    """(service, state in which cases have ended) → how many of them in the span."""
    ended = _cases(span).filter(ended_at__gte=_begin(span.first))
    found = ended.values_list("service", "state").annotate(Count("id")).order_by()
    return {(service, state): number for service, state, number in found}


def loads(span: Span, offices: frozenset[str]) -> list[Load]:
    """Who has how many of the open cases that lie in these offices; the most first."""
    found = (
        _cases(span)
        .filter(ended_at=None, office__in=offices)
        .values_list("holder_id")
        .annotate(number=Count("id"), late=Count("id", filter=Q(due__lt=span.today)))
        .order_by("-number", "holder_id")
    )
    return [Load(*one) for one in found]


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it at once; `endings` go from service and state to how many cases ended so."""

    months: Sequence[Month]
    paces: Sequence[Pace]
    endings: Mapping[tuple[str, str], int]
    loads: Sequence[Load]

    @property
    def holders(self) -> set[UUID]:
        """Who has open cases."""
        return {one.holder for one in self.loads if one.holder}


def figures(span: Span, offices: frozenset[str]) -> Figures:
    """Of the cases of a span, and of those that lie in these offices."""
    return Figures(flow(span), paces(span), endings(span), loads(span, offices))


def _cases(span: Span) -> QuerySet[Case]:
    return Case.objects.filter(service__in=span.services)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
