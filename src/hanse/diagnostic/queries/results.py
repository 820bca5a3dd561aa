"""Reads of results: the stored ones, and the whole computation opened again where a reason is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.enums import Basis, SharingLevel, State
from hanse.diagnostic.errors import WrongState
from hanse.diagnostic.models import Assessment, Result, Round, Sharing, Version
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.mappings import read_as
from hanse.diagnostic.queries.verification import verified_keys
from hanse.kernel.errors import NotThere
from hanse.kernel.reads import prepared
from hanse.questions.public import evidenced_keys_of, given_answers_of
from hanse.questions.spec.answer import Answer


def in_round_terms() -> QuerySet[Result]:
    """The results as answered by which cities of a round can be compared: those of the version that the round asks.

    Where a round went over to another version, these are the derived ones of what was submitted before.
    """
    own = {f"framework_{each}": F(f"assessment__round__framework_{each}") for each in ("key", "version")}
    return Result.objects.filter(basis=Basis.CLAIMED, **own)


def result_of(assessment: Assessment, basis: Basis = Basis.CLAIMED) -> Result | None:
    """The stored result of an assessment under its own framework."""
    return Result.objects.filter(assessment=assessment, basis=basis, is_derived=False).first()


def stored_results(assessment: Assessment) -> dict[Basis, Result]:
    """The stored results of an assessment under its own framework, by basis; one query."""
    return {Basis(one.basis): one for one in Result.objects.filter(assessment=assessment, is_derived=False)}


def verified_result(assessment: Assessment) -> UUID | None:
    """The id of the result on verified answers, which comes once, after the others.

    A query unless it came with the assessment.
    """
    if hasattr(assessment, "third_result"):
        came: UUID | None = assessment.third_result
        return came
    found = _verified(assessment.id)
    return found[0] if found else None


@prepared
def _verified(assessment_id: UUID) -> QuerySet[Result, UUID]:
    found = Result.objects.filter(assessment_id=assessment_id, basis=Basis.VERIFIED, is_derived=False)
    return found.values_list("id", flat=True)


def results_of(assessments: Sequence[Assessment]) -> dict[UUID, Result]:
    """The stored result as answered of each assessment that has one, by assessment; one query."""
    found = Result.objects.filter(assessment__in=assessments, basis=Basis.CLAIMED, is_derived=False)
    return {one.assessment_id: one for one in found}


@dataclass(frozen=True, eq=False)
class Opened:
    """A submitted assessment with all its numbers, its answers, and the questions that have evidence."""

    result: Scored
    given: Mapping[str, Answer]
    proved: frozenset[str]


@lru_cache(maxsize=64)
def opened(assessment: Assessment) -> Opened:
    """A submitted assessment scored again to its last number; two queries, none while it is remembered.

    Submitted answers never change, so what was computed once holds for every later page of this process.
    Raises WrongState for any other assessment.
    """
    if assessment.state != State.SUBMITTED:
        raise WrongState(_("These answers are not submitted yet."))
    version = assessment.method
    given = given_answers_of([assessment.sheet_id], questionnaire_of(*version))[assessment.sheet_id]
    proved = proved_keys([assessment])[assessment.sheet_id]
    return Opened(_scores([assessment], [given], version), given, proved)


@lru_cache(maxsize=64)
def opened_as(assessment: Assessment, basis: Basis, version: str) -> Opened:
    """The same on a basis and under a version of its framework: `given` are the answers that can be read there.

    Raises UnknownFrameworkError, WrongState, also where nobody has finished verifying the answers.
    """
    own = assessment.method
    under, first = Version(own.key, version), opened(assessment)
    if basis == Basis.CLAIMED and under == own:
        return first
    kept = first.proved if basis == Basis.EVIDENCED else verified_in(assessment) if basis == Basis.VERIFIED else None
    given, proved = (read_as(one, own, under) for one in (first.given, _kept(first.given, first.proved)))
    counted = given if kept is None else read_as(_kept(first.given, kept), own, under)
    return Opened(_scores([assessment], [counted], under), given, frozenset(proved))


def scored(assessments: Sequence[Assessment], basis: Basis = Basis.CLAIMED, *, under: Version | None = None) -> Scored:
    """Score assessments of one round and version at once, one unit each, in their order; one query, two with evidence.

    `under` another version of the framework than theirs: with the answers that say the same there (`read_as`).
    """
    own = assessments[0].method
    asked = questionnaire_of(*own)
    given = given_answers_of([one.sheet_id for one in assessments], asked)
    if basis != Basis.CLAIMED:
        kept = proved_keys(assessments) if basis == Basis.EVIDENCED else verified_keys(assessments)
        given = {sheet: _kept(answers, kept.get(sheet, frozenset())) for sheet, answers in given.items()}
    sheets: list[Mapping[str, Answer]] = [given[one.sheet_id] for one in assessments]
    if under is not None and under != own:
        sheets = [read_as(one, own, under) for one in sheets]
    return _scores(assessments, sheets, under or own)


def _scores(assessments: Sequence[Assessment], sheets: Sequence[Mapping[str, Answer]], version: Version) -> Scored:
    units = Units(
        by=("city",),
        keys=tuple((str(one.city_id),) for one in assessments),
        names=tuple(one.city.name for one in assessments),
    )
    scheme = framework(*version)
    return score(scheme, gathered(scheme.questions, units, sheets))


def proved_keys(assessments: Sequence[Assessment]) -> dict[UUID, frozenset[str]]:
    """The questions to which each assessment gives evidence, by sheet; one query."""
    return evidenced_keys_of([one.sheet_id for one in assessments])


def verified_in(assessment: Assessment) -> frozenset[str]:
    """The questions whose answers a finished verification found true. Raises WrongState where there is none."""
    found = verified_keys([assessment]).get(assessment.sheet_id)
    if found is None:
        raise WrongState(_("These answers are not verified."))
    return found


def _kept(given: Mapping[str, Answer], keys: frozenset[str]) -> dict[str, Answer]:
    return {key: answer for key, answer in given.items() if key in keys}


def sharing_of(city_id: UUID, round_: Round) -> SharingLevel | None:
    """Who may see a city's results of a round; None: the city alone."""
    found = _levels(city_id, round_.id)
    return SharingLevel(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of an assessment's results begins with: who may see them, and which results it stands beside.

    `course` names every result that the words on earlier rounds come from, with what can change of their rounds: as
    long as it stays the same, so do they. `verified` is the result on verified answers, None where there is none yet.
    """

    assessment: Assessment
    sharing: SharingLevel | None
    course: frozenset[str]
    verified: UUID | None


def shown(assessment_id: UUID) -> Shown:
    """One query. Raises NotThere."""
    found = _shown(assessment_id)
    if not found:
        raise NotThere(_("There is no such assessment."))
    [one] = found
    return Shown(one, SharingLevel(one.shared) if one.shared else None, frozenset(one.course), one.verified)


@prepared
def _shown(assessment_id: UUID) -> QuerySet[Any]:
    of_city = Result.objects.filter(basis=Basis.CLAIMED, assessment__state=State.SUBMITTED).order_by()
    beside = of_city.filter(
        assessment__city=OuterRef("city"), assessment__round__opens_on__lte=OuterRef("round__opens_on")
    )
    named = [Cast(f"assessment__round__{one}", TextField()) for one in ("opens_on", "closes_on", "name")]
    third = Result.objects.filter(assessment=OuterRef("id"), basis=Basis.VERIFIED, is_derived=False)
    shared = Sharing.objects.filter(city=OuterRef("city"), round=OuterRef("round"), withdrawn_at=None)
    return (
        Assessment.objects.select_related("city", "round", "sheet")
        .filter(id=assessment_id)
        .annotate(
            shared=Subquery(shared.values("level")),
            verified=Subquery(third.values("id")),
            course=ArraySubquery(beside.values_list(Concat(Cast("id", TextField()), *named))),
        )
    )


@prepared
def _levels(city_id: UUID, round_id: UUID) -> QuerySet[Sharing, str]:
    given = Sharing.objects.filter(city_id=city_id, round_id=round_id, withdrawn_at=None)
    return given.values_list("level", flat=True)


def shared_results(round_: Round, *, with_members: bool) -> QuerySet[Result]:
    """The results of a round that cities let everyone see, or (with_members) the network's members as well."""
    levels = list(SharingLevel) if with_members else [SharingLevel.PUBLIC]
    consented = Sharing.objects.filter(round=round_, withdrawn_at=None, level__in=levels).values("city_id")
    found = in_round_terms().filter(
        assessment__round=round_, assessment__state=State.SUBMITTED, assessment__city_id__in=consented
    )
    latest = found.order_by("assessment__city_id", "-assessment__revision").distinct("assessment__city_id")
    return Result.objects.filter(id__in=latest.values("id")).select_related("assessment__city")
