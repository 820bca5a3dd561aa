"""A round's examinations, city by city, for the secretariat; and a reviewer's work list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import SETTLED_AS_TRUE, Step, VerificationState
from hanse.diagnostic.models import Round, Verification
from hanse.diagnostic.models.verification import LIVE
from hanse.diagnostic.presenters.verification import STATES
from hanse.diagnostic.queries.verification import in_round, last_steps_of, verifications_for
from hanse.kernel.clock import today
from hanse.kernel.collation import in_order
from hanse.ui.values import Standing, Status


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
    is_late: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One examination in a reviewer's work list."""

    verification: Verification
    status: Status
    looked_at: int
    replied: int


def round_verifications(round_: Round) -> list[CityVerification]:
    """Three queries."""
    lines = [
        CityVerification(
            city=assessment.city.name,
            assessment_id=assessment.id,
            verification=one,
            status=_status(one, today()),
            looked_at=sum(counts.values()),
            verified=_number(counts, *SETTLED_AS_TRUE),
            for_city=_number(counts, Step.REQUESTED),
            for_reviewer=_number(counts, Step.REPLIED),
            disputed=_number(counts, Step.DISPUTED),
            is_late=one is not None and _is_late(one, today()),
        )
        for assessment, one, counts in in_round(round_)
    ]
    return in_order(lines, lambda line: line.city)


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
