"""Operations of applicants on their cases: follow them, take what was issued, and do what is asked."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from hanse.frame.actions import send_step, unmoved
from hanse.frame.api.asking import CaseToken, held_case
from hanse.frame.api.shapes import (
    FILE_RESPONSE,
    MOVING,
    CaseAnswer,
    CaseAnswers,
    CaseDocument,
    CaseMoment,
    CaseStep,
    answers_out,
    documents_out,
    moments_out,
    money,
    step_out,
)
from hanse.frame.api.tags import IfMatch, IfNoneMatch, case_tag, moves_of, unless_known
from hanse.frame.errors import AccountNeeded
from hanse.frame.models import Case, IssuedDocument
from hanse.frame.presenters.tracking import applicant_history
from hanse.frame.queries import Dossier, dossier_of, procedure_of
from hanse.frame.queries.access import applicant_of
from hanse.frame.queries.applications import cases_of
from hanse.frame.queries.documents import document_file, documents_of, file_of
from hanse.frame.spec.acts import THE_APPLICANT
from hanse.frame.spec.cases import applicant_keys, told_keys
from hanse.frame.spec.deciding import open_steps
from hanse.identity.public import person_or_none, viewer_of
from hanse.kernel.files import download
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.speaking import Speaking
from hanse.questions.public import reader_in

router = Router(tags=["cases"])


class CaseLine(Schema):
    """A case of a list."""

    id: UUID
    number: str = Field(description="By which people call it.", examples=["2026-000123"])
    service: str = Field(examples=["dog_licence"])
    title: str = Field(description="The service's.")
    state: str = Field(examples=["checking"])
    status: str = Field(description="Where it stands, in the applicant's words.")
    submitted_at: datetime
    ended_at: datetime | None


class CaseOut(CaseLine):
    """A case as its applicant follows it."""

    since: datetime = Field(description="It is in this state.")
    due: date | None = Field(description="The last day of the state's deadline.")
    fee: str | None = Field(description="A decimal; null: none is asked for, or not yet.", examples=["150.00"])
    paid: str = Field(examples=["0.00"])
    currency: str = Field(description="ISO 4217; empty where nothing is ever to pay.")
    steps: list[CaseStep] = Field(description="What you can do now.")
    answers: list[CaseAnswer]
    told: list[CaseAnswer] = Field(description="What offices have answered and tell you.")
    documents: list[CaseDocument]
    history: list[CaseMoment] = Field(description="The latest first.")


@router.get("/", response=Page[CaseLine], operation_id="list_cases", summary="My cases")
def index(request: HttpRequest, span: Query[Span], speaking: Query[Speaking]) -> Page[CaseLine]:
    """Those that you submitted with an account, and those of the organisations for which you act; the latest first."""
    language, caller = speaking.begin(), person_or_none(request)
    if caller is None:
        raise AccountNeeded(_("Without an account there is no list: open each case with its token."))
    found, following = page_of(cases_of(viewer_of(caller)), span)
    return Page[CaseLine](items=[CaseLine(**case_head(one, language)) for one in found], next=following)


@router.get("/{uuid:case_id}/", response=CaseOut, operation_id="get_case", summary="A case", url_name="get_case")
def show(
    request: HttpRequest,
    case_id: Path[UUID],
    *,
    response: HttpResponse,
    speaking: Query[Speaking],
    token: CaseToken = "",
    if_none_match: IfNoneMatch = "",
) -> Any:
    """Where it stands, what you can do, what was decided, and its documents."""
    language, dossier = speaking.begin(), dossier_of(held_case(request, case_id, token))
    documents = list(documents_of(dossier.row))
    return unless_known(
        response, case_tag(dossier, documents), if_none_match, lambda: case_out(dossier, documents, language)
    )


@router.post(
    "/{uuid:case_id}/steps/{transition}/",
    response=CaseOut,
    operation_id="take_own_step",
    summary="Do what is asked",
    openapi_extra=MOVING,
)
def step(
    request: HttpRequest,
    case_id: Path[UUID],
    transition: Path[str],
    sent: CaseAnswers,
    *,
    speaking: Query[Speaking],
    token: CaseToken = "",
    if_match: IfMatch = "",
) -> CaseOut:
    """One of the case's `steps`, with the answers that it `asks`."""
    language, row = speaking.begin(), held_case(request, case_id, token)
    with unmoved(row, moves_of(if_match)):
        moved = send_step(row, transition, sent.answers, by=applicant_of(person_or_none(request)), language=language)
    return case_out(dossier_of(moved.row), list(documents_of(moved.row)), language)


@router.get(
    "/{uuid:case_id}/documents/{uuid:document_id}/",
    operation_id="get_document",
    summary="A document",
    openapi_extra=FILE_RESPONSE,
)
def document(
    request: HttpRequest, case_id: Path[UUID], document_id: Path[UUID], token: CaseToken = ""
) -> HttpResponseBase:
    """The PDF."""
    return download(document_file(held_case(request, case_id, token), document_id))


@router.get(
    "/{uuid:case_id}/files/{uuid:file_id}/",
    operation_id="get_file",
    summary="A file",
    openapi_extra=FILE_RESPONSE,
)
def file(request: HttpRequest, case_id: Path[UUID], file_id: Path[UUID], token: CaseToken = "") -> HttpResponseBase:
    """To which one of your answers refers, or what an office tells you."""
    dossier = dossier_of(held_case(request, case_id, token))
    readable = applicant_keys(dossier.procedure) | set(told_keys(dossier.procedure, dossier.events))
    return download(file_of(dossier.row, file_id, among=readable))


def case_out(dossier: Dossier, documents: list[IssuedDocument], language: str) -> CaseOut:
    row, procedure, standing = dossier.row, dossier.procedure, dossier.standing
    reader = reader_in(language, procedure.translations)
    return CaseOut(
        **case_head(row, language),
        since=row.since,
        due=standing.due,
        fee=money(row.fee),
        paid=f"{row.paid:.2f}",
        currency=procedure.fee.currency if procedure.fee else "",
        steps=[step_out(one, procedure, reader) for one in open_steps(procedure, standing, THE_APPLICANT)],
        answers=answers_out(procedure, procedure.questionnaire.order, standing.answers, reader),
        told=answers_out(procedure, told_keys(procedure, dossier.events), standing.answers, reader),
        documents=documents_out(documents),
        history=list(moments_out(applicant_history(procedure, dossier.events, reader))),
    )


def case_head(row: Case, language: str) -> dict[str, Any]:
    procedure = procedure_of(row)
    reader, state = reader_in(language, procedure.translations), procedure.state(row.state)
    return {
        "id": row.id,
        "number": row.number,
        "service": row.service,
        "title": reader(procedure.title),
        "state": row.state,
        "status": reader(state.shown or state.title),
        "submitted_at": row.submitted_at,
        "ended_at": row.ended_at,
    }
