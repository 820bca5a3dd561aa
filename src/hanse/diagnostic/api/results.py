"""Operations on results: every node, why a score is what it is, and the results as files."""

from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Query, Router

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.api.results_schemas import (
    BasisOut,
    GapOut,
    HeldOut,
    LevelsOut,
    NeedOut,
    NodeOut,
    PartOut,
    ResultsOut,
    StageOut,
    StepOut,
    StrengthOut,
    TraceOut,
)
from hanse.diagnostic.documents.files import file_of
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.results import ResultsPage, results_page
from hanse.diagnostic.presenters.traces import TracePage, trace_page
from hanse.kernel.downloads import MEDIA
from hanse.kernel.errors import NotThere
from hanse.kernel.speaking import Speaking

router = Router(tags=["results"])


class FileKind(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


@router.get("/", response=ResultsOut, operation_id="get_results", summary="Results")
def show(request: HttpRequest, assessment_id: Path[UUID], speaking: Query[Speaking]) -> ResultsOut:
    """Score and level of every node, on three bases; strengths, gaps and next steps."""
    page = _page(allowed(request, assessment_id, rules.may_see_assessment), speaking.begin())
    one = page.assessment
    return ResultsOut(
        assessment=one.id,
        framework=one.method.key,
        framework_version=one.method.version,
        revision=one.revision,
        provisional_until=one.round.provisional_until,
        three=[BasisOut.model_validate(line) for line in page.three],
        nodes=[NodeOut.model_validate(line) for line in page.nodes],
        strengths=[StrengthOut.model_validate(line) for line in page.strengths],
        gaps=[GapOut.model_validate(line) for line in page.gaps],
        held_back=[HeldOut.model_validate(line) for line in page.held_back],
        steps=[StepOut.model_validate(line) for line in page.steps],
    )


@router.get(
    "/files/{kind}/",
    response={200: str},
    operation_id="get_results_file",
    summary="Results as a file",
    openapi_extra={"responses": {200: {"content": {MEDIA[kind]: {} for kind in FileKind}}}},
)
def file(request: HttpRequest, assessment_id: Path[UUID], kind: FileKind, speaking: Query[Speaking]) -> HttpResponse:
    """The report (`pdf`), or the scores of every node as a workbook (`xlsx`) or a table (`csv`)."""
    code = speaking.begin()
    page = _page(allowed(request, assessment_id, rules.may_see_assessment), code)
    return file_of(page, kind.value, code)


@router.get("/nodes/{node}/", response=TraceOut, operation_id="get_trace", summary="Why a score is what it is")
def trace(request: HttpRequest, assessment_id: Path[UUID], node: str, speaking: Query[Speaking]) -> TraceOut:
    """The trace of one node or measure: its parts, the rule, and the answer behind it."""
    found, code = allowed(request, assessment_id, rules.may_see_assessment), speaking.begin()
    if found.state != State.SUBMITTED:
        raise _none_yet()
    try:
        return _trace_out(trace_page(found, node, code))
    except KeyError as unknown:
        raise NotThere(_("There is no such node or measure in the framework.")) from unknown


def _page(found: Assessment, language: str) -> ResultsPage:
    page = results_page(found, language)
    if page is None:
        raise _none_yet()
    return page


def _none_yet() -> NotThere:
    return NotThere(_("There are no results: the assessment is not signed off."))


def _trace_out(page: TracePage) -> TraceOut:
    behind = page.answer
    return TraceOut(
        key=page.key,
        title=page.title,
        above=[key for key, _title in page.above],
        score=page.score,
        level=page.level,
        levels=LevelsOut.model_validate(page.levels) if page.levels else None,
        rule=page.rule,
        formula=page.formula,
        why=page.why,
        adds_up=page.adds_up,
        total=page.total,
        parts=[PartOut.model_validate(one) for one in page.parts],
        stages=[StageOut(stage=stage, value=value) for stage, value in page.steps],
        of_whole=page.of_whole,
        answered=page.answered,
        asked=page.asked,
        question=behind.question,
        question_key=behind.key,
        answer=behind.words,
        has_evidence=behind.has_evidence,
        trust=behind.trust,
        is_claimed=behind.is_claimed,
        not_asked=[NeedOut.model_validate(one) for one in behind.not_asked],
        next_option=behind.next_option,
        gain=behind.gain,
    )
