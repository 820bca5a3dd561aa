"""Reports that anyone may read, for apps that speak GeoReport v2 (Open311)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from hanse.frame.models import Case
from hanse.frame.queries.offering import known, offered
from hanse.frame.queries.published import published_cases, tells
from hanse.frame.spec.procedure import Procedure

MOST = 1000
"""So many reports are told at once at most, as GeoReport v2 proposes."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report: a service, or one option of its category."""

    procedure: Procedure
    option: str

    @property
    def code(self) -> str:
        return f"{self.procedure.key}-{self.option}" if self.option else self.procedure.key


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedReports:
    """Which reports are asked for; with `numbers`, these and nothing else counts."""

    since: datetime
    until: datetime
    codes: Collection[str] = ()
    numbers: Collection[str] = ()
    ended: bool | None = None


def report_kinds() -> list[ReportKind]:
    """What can be reported today, by service and in the order of its options."""
    return [kind for one in offered() for kind in _kinds(one)]


def report_kind(code: str) -> ReportKind | None:
    return next((one for one in report_kinds() if one.code == code), None)


def reports(wanted: WantedReports) -> list[Case]:
    """Public ones, the latest first."""
    found: list[Case] = []
    for procedure in known():
        which = _which(procedure, wanted)
        if procedure.reports and procedure.public and which is not None:
            cases = published_cases(procedure.key).filter(which).order_by("-submitted_at", "-id")
            category = procedure.reports.category if wanted.codes and not wanted.numbers else ""
            found.extend(one for one in cases[:MOST] if not category or tells(one, category))
    return sorted(found, key=lambda one: one.submitted_at, reverse=True)[:MOST]


def _which(procedure: Procedure, wanted: WantedReports) -> Q | None:
    """None where no case of the service can be among them."""
    if wanted.numbers:
        return Q(number__in=wanted.numbers)
    which = Q(submitted_at__gte=wanted.since, submitted_at__lte=wanted.until)
    if wanted.ended is not None:
        which &= Q(ended_at__isnull=not wanted.ended)
    if not wanted.codes or not procedure.reports:
        return which
    kinds = [one for one in _kinds(procedure) if one.code in wanted.codes]
    if not procedure.reports.category:
        return which if kinds else None
    asked = f"answers__{procedure.reports.category}__value__in"
    return which & Q(**{asked: [one.option for one in kinds]}) if kinds else None


def _kinds(procedure: Procedure) -> Iterator[ReportKind]:
    if procedure.reports is None:
        return
    if not procedure.reports.category:
        yield ReportKind(procedure, "")
        return
    for option in procedure.questions[procedure.reports.category].options:
        yield ReportKind(procedure, str(option.value))
