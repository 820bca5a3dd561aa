"""Verifications beside one another: how far each is, and whom it waits for."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hanse.diagnostic.enums import Awaited, Step
from hanse.diagnostic.models import Assessment, Round, Verification
from hanse.diagnostic.models.verification import COUNTING, LIVE
from hanse.diagnostic.queries.assessments import last_submissions
from hanse.diagnostic.queries.verification import keys_to_verify_in, last_steps_of, verifications
from hanse.kernel.clock import today

WAITS_FOR = {Step.REQUESTED: Awaited.CITY, Step.REPLIED: Awaited.REVIEWER, Step.DISPUTED: Awaited.SECRETARIAT}
"""Who does something next after a step of an answer; after the others nobody has to."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A city's submitted answers, their verification, how many of them stand how, and whom that waits for."""

    assessment: Assessment
    verification: Verification | None
    counts: Mapping[Step, int]
    awaited: frozenset[Awaited]


def awaited(
    one: Verification, to_verify: Collection[str], steps: Mapping[str, Step], *, on: date
) -> frozenset[Awaited]:
    """Whom a verification waits for on a day; nobody once it has ended.

    `to_verify` are the questions whose answers are looked at, `steps` how each stands that was. After its last day only
    the secretariat can do anything; the reviewer is awaited for what she has not looked at, and to finish it.
    """
    if one.state not in LIVE:
        return frozenset()
    if one.ends_on < on:
        return frozenset({Awaited.SECRETARIAT})
    if one.is_asked():
        return frozenset({Awaited.REVIEWER})
    found = {WAITS_FOR[step] for step in steps.values() if step in WAITS_FOR}
    if not found or not steps.keys() >= set(to_verify):
        found.add(Awaited.REVIEWER)
    return frozenset(found)


def in_round(round_: Round) -> list[Examined]:
    """Each city's submitted assessment of a round with its verification.

    Three queries, and one for each version under which answers are being verified.
    """
    submitted = list(last_submissions(round_).select_related("round", "sheet"))
    rows = verifications().filter(assessment__in=[one.id for one in submitted], state__in=COUNTING)
    found = {one.assessment_id: one for one in rows}
    steps = last_steps_of(one.id for one in found.values())
    keys = keys_to_verify_in(one.assessment for one in found.values() if one.is_under_way(today()))
    return [_examined(one, found.get(one.id), steps, keys.get(one.id, ())) for one in submitted]


def _examined(
    assessment: Assessment,
    one: Verification | None,
    steps: Mapping[UUID, Mapping[str, Step]],
    to_verify: Collection[str],
) -> Examined:
    if one is None:
        return Examined(assessment, None, {}, frozenset())
    own = steps.get(one.id, {})
    return Examined(assessment, one, Counter(own.values()), awaited(one, to_verify, own, on=today()))


def waiting_for_cities(assessments: Collection[Assessment]) -> dict[UUID, tuple[UUID, int]]:
    """By assessment the verification that waits for its city, and for how many replies; two queries at most."""
    found = list(Verification.objects.filter(assessment__in=[one.id for one in assessments], state__in=LIVE))
    steps = last_steps_of(one.id for one in found if one.ends_on >= today()) if found else {}
    numbers = {one: Counter(steps.get(one.id, {}).values())[Step.REQUESTED] for one in found}
    return {one.assessment_id: (one.id, number) for one, number in numbers.items() if number}


def waiting_for_secretariat() -> list[tuple[Round, int]]:
    """Rounds in which verifications wait for a decision or another last day, each with their number; two queries."""
    found = list(Verification.objects.filter(state__in=LIVE).select_related("assessment__round"))
    steps = last_steps_of(one.id for one in found)
    waiting = [one for one in found if Awaited.SECRETARIAT in awaited(one, (), steps.get(one.id, {}), on=today())]
    numbers = Counter(one.assessment.round for one in waiting)
    return sorted(numbers.items(), key=lambda pair: (pair[0].closes_on, pair[0].name))
