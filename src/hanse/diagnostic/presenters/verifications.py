"""A round's examinations, city by city, for the secretariat; and a reviewer's work list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import SETTLED_AS_TRUE, Awaited, Step, VerificationState
from hanse.diagnostic.models import Round, Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.presenters.verification import STATES
from hanse.diagnostic.queries.verification import last_steps_of, verifications_for
from hanse.diagnostic.queries.verifications import Examined, in_round
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.ui.values import Select, Standing, Status, select


@dataclass(frozen=True, slots=True)
class CityVerification:
    """One city that has submitted: who examines its answers, and how many of them stand how."""

    city: str
    assessment_id: UUID
    verification: Verification | None
    status: Status
    looked_at: int
    verified: int
    for_city: int
    for_reviewer: int
    disputed: int
    remind: str
    """What the button says that writes to whom it waits for; empty where it waits for nobody, or the secretariat."""
    is_late: bool


@dataclass(frozen=True, slots=True)
class RoundVerifications:
    """Of a round's `total` cities that have submitted those whose verification waits for whom the address asks."""

    lines: tuple[CityVerification, ...]
    total: int
    state: Select


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One examination in a reviewer's work list."""

    verification: Verification
    status: Status
    looked_at: int
    replied: int


def round_verifications(round_: Round, parameters: Mapping[str, str]) -> RoundVerifications:
    """The page for whom the address asks (`waits`). Three queries, and one for each version being verified."""
    found, waits = in_round(round_), parameters.get("waits", "")
    options = {
        "": _("All"),
        Awaited.CITY.value: _("Waits for the city"),
        Awaited.REVIEWER.value: _("Waits for the reviewer"),
        Awaited.SECRETARIAT.value: _("Waits for you"),
    }
    asked = waits if waits in options else ""
    lines = [_line(one) for one in found if not asked or asked in one.awaited]
    chosen = select("waits", _("State"), options.items(), asked)
    named = in_order(lines, lambda line: line.city)
    # Where there is a reviewer, something is to be done or read.
    ordered = sorted(named, key=lambda line: line.verification is None)
    return RoundVerifications(tuple(ordered), len(found), chosen)


def _line(one: Examined) -> CityVerification:
    counts = one.counts
    return CityVerification(
        city=one.assessment.city.name,
        assessment_id=one.assessment.id,
        verification=one.verification,
        status=_status(one.verification, today()),
        looked_at=sum(counts.values()),
        verified=_number(counts, *SETTLED_AS_TRUE),
        for_city=_number(counts, Step.REQUESTED),
        for_reviewer=_number(counts, Step.REPLIED),
        disputed=_number(counts, Step.DISPUTED),
        remind=_remind(one.awaited),
        is_late=one.verification is not None and _is_late(one.verification, today()),
    )


def _remind(awaited: frozenset[Awaited]) -> str:
    reviewer, city = Awaited.REVIEWER in awaited, Awaited.CITY in awaited
    if reviewer and city:
        return _("Remind the city and the reviewer")
    return _("Remind the city") if city else _("Remind the reviewer") if reviewer else ""


def review_lines(user_id: UUID) -> list[ReviewLine]:
    """Two queries."""
    found = verifications_for(user_id)
    steps = last_steps_of(one.id for one in found)
    return [
        ReviewLine(
            verification=one,
            status=_status(one, today()),
            looked_at=len(steps.get(one.id, {})),
            replied=sum(step is Step.REPLIED for step in steps.get(one.id, {}).values()),
        )
        for one in found
    ]


def _status(one: Verification | None, on: date) -> Status:
    if one is None:
        return Status(Standing.OPEN, _("No reviewer"))
    if _is_late(one, on):
        return Status(Standing.PROBLEM, _("Its last day has passed"))
    return Status(STATES[one.state], str(VerificationState(one.state).label))


def _is_late(one: Verification, on: date) -> bool:
    return one.state in LIVE and one.ends_on < on


def _number(counts: Mapping[Step, int], *steps: Step) -> int:
    return sum(counts.get(step, 0) for step in steps)
