"""Operations on results: every node, why a score is what it is, and the results as files."""

from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from hanse.diagnostic import rules
from hanse.diagnostic.api.asking import Speaking, allowed
from hanse.diagnostic.documents.files import MEDIA, file_of
from hanse.diagnostic.enums import State
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.results import ResultsPage, results_page
from hanse.diagnostic.presenters.traces import TracePage, trace_page
from hanse.kernel.errors import NotThere

router = Router(tags=["results"])


class FileKind(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"


class NodeOut(Schema):
    """One node of the framework's tree. Its `key` opens the trace of its score."""

    key: str = Field(examples=["governance"])
    title: str
    tier: str = Field(examples=["dimension"])
    depth: int = Field(description="0 is the whole.")
    score: float | None = Field(description="As answered, 0 to 100; null where too little was answered.")
    level: int | None = Field(description="1 is the lowest.")
    level_name: str
    completeness: float = Field(description="0 to 1.")
    evidenced: float | None = Field(description="The score that the answers with evidence alone would give.")
    evidenced_level: int | None


class StrengthOut(Schema):
    """Where the city is strong."""

    key: str = Field(description="Of the node: opens its trace.")
    title: str
    score: float
    level: int | None
    level_name: str


class GapOut(Schema):
    """Where points are missing."""

    key: str = Field(description="Of the node: opens its trace.")
    title: str
    score: float
    level: int | None
    level_name: str
    next_level: str
    points: float | None = Field(description="To the next level; null where there are enough, or there is no next.")


class StepOut(Schema):
    """The next option of a question, and the points that it would add to the whole."""

    question: str
    title: str
    next_option: str
    gain: float


class ResultsOut(Schema):
    """The results of a signed-off assessment."""

    assessment: UUID
    framework: str
    framework_version: str
    revision: int
    nodes: list[NodeOut] = Field(description="The whole first, then depth first.")
    strengths: list[StrengthOut]
    gaps: list[GapOut]
    steps: list[StepOut]


class PartOut(Schema):
    """A part of a score: its share of the weight, and what it brings."""

    key: str
    title: str
    score: float | None
    share: float
    contribution: float | None
    absent: str = Field(description="Why it has no score; empty where it has one.")


class StageOut(Schema):
    """What became of a value on its way to the score."""

    stage: str
    value: float


class TraceOut(Schema):
    """Why a score is what it is: the parts of a node, or the answer behind a measure."""

    key: str
    title: str
    above: list[str] = Field(description="The keys from the whole down to the node above.")
    score: float | None
    level: int | None
    rule: str
    formula: str
    why: str = Field(description="Why there is no score; empty where there is one.")
    adds_up: bool = Field(description="Whether the contributions add up to `total`.")
    total: float | None
    parts: list[PartOut]
    stages: list[StageOut]
    question: str
    answer: str


@router.get("/", response=ResultsOut, operation_id="get_results", summary="Results")
def show(request: HttpRequest, assessment_id: Path[UUID], speaking: Query[Speaking]) -> ResultsOut:
    """Score and level of every node, as answered and with evidence only; strengths, gaps and next steps."""
    page = _page(allowed(request, assessment_id, rules.may_see_assessment), speaking.begin())
    one = page.assessment
    return ResultsOut(
        assessment=one.id,
        framework=one.round.framework_key,
        framework_version=one.round.framework_version,
        revision=one.revision,
        nodes=[NodeOut.model_validate(line) for line in page.nodes],
        strengths=[StrengthOut.model_validate(line) for line in page.strengths],
        gaps=[GapOut.model_validate(line) for line in page.gaps],
        steps=[StepOut.model_validate(line) for line in page.steps],
    )


@router.get(
    "/files/{kind}/",
    response={200: str},
    operation_id="get_results_file",
    summary="Results as a file",
    openapi_extra={"responses": {200: {"content": {media: {} for media in MEDIA.values()}}}},
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
    return TraceOut(
        key=page.key,
        title=page.title,
        above=[key for key, _title in page.above],
        score=page.score,
        level=page.level,
        rule=page.rule,
        formula=page.formula,
        why=page.why,
        adds_up=page.adds_up,
        total=page.total,
        parts=[PartOut.model_validate(one) for one in page.parts],
        stages=[StageOut(stage=stage, value=value) for stage, value in page.steps],
        question=page.question,
        answer=page.answer,
    )
