"""Operations on evidence: what backs an answer."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema, Status
from pydantic import ConfigDict

from hanse.diagnostic import rules
from hanse.diagnostic.actions.answers import back_answer
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.public import person
from hanse.questions.public import Evidence, EvidenceKind, UnknownQuestion, evidence_of
from hanse.questions.spec.question import Question

router = Router(tags=["evidence"])


class EvidenceIn(Schema):
    """A link, or a note, or a link with a note about it. Files are uploaded on the page of the question."""

    model_config = ConfigDict(extra="forbid")

    link: str = Field("", max_length=2000, examples=["https://gumi.example/strategy.pdf"])
    note: str = Field("", max_length=4000, examples=["Adopted by the council on 3 May, see page 12."])


class EvidenceOut(Schema):
    """What backs an answer."""

    id: UUID
    kind: EvidenceKind
    link: str
    note: str
    file_name: str = Field(description="Of an uploaded file; empty for links and notes.")
    created_at: datetime


@router.get("/", response=list[EvidenceOut], operation_id="list_evidence", summary="Evidence of an answer")
def index(request: HttpRequest, assessment_id: Path[UUID], key: Path[str]) -> list[EvidenceOut]:
    """Oldest first."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    return [_out(one) for one in evidence_of(found.sheet, _question(found, key).key)]


@router.post(
    "/",
    response={201: EvidenceOut},
    operation_id="add_evidence",
    summary="Back an answer",
    openapi_extra={"responses": {409: {"description": "The assessment is not a draft."}}},
)
def add(request: HttpRequest, assessment_id: Path[UUID], key: Path[str], evidence: EvidenceIn) -> Status[EvidenceOut]:
    """Adds a link or a note; sending it twice adds it once."""
    found = allowed(request, assessment_id, rules.may_answer)
    by = person(request).actor
    made = back_answer(found, _question(found, key), link=evidence.link, note=evidence.note, by=by)
    return Status(201, _out(made))


def _question(found: Assessment, key: str) -> Question:
    asked = questionnaire_of(*found.method)
    if key not in asked.questions:
        raise UnknownQuestion
    return asked.question(key)


def _out(one: Evidence) -> EvidenceOut:
    return EvidenceOut(
        id=one.id,
        kind=EvidenceKind(one.kind),
        link=one.link,
        note=one.note,
        file_name=one.file.name if one.file else "",
        created_at=one.created_at,
    )
