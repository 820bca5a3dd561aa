"""Operations of offices: the inbox, and a case as its officials see it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from hanse.frame.actions import look_at_case
from hanse.frame.api.cases import CaseLine, case_head
from hanse.frame.api.office_shapes import OfficeCaseOut, office_case_out
from hanse.frame.api.shapes import FILE_RESPONSE
from hanse.frame.api.tags import IfNoneMatch, case_tag, unless_known
from hanse.frame.presenters.inbox import status_of
from hanse.frame.queries import dossier_of
from hanse.frame.queries.access import office_case, officer_of
from hanse.frame.queries.documents import document_file, documents_of, file_of
from hanse.frame.queries.inbox import Pile, Wanted, inbox
from hanse.frame.queries.visible import visible_to
from hanse.frame.rules import offices_of, works_in_an_office
from hanse.identity.public import names_of, person, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.errors import NotAllowed
from hanse.kernel.files import download
from hanse.kernel.paging import Page, Span, page_of
from hanse.kernel.rights import require
from hanse.kernel.speaking import Speaking
from hanse.questions.spec.wording import cleaned

router = Router(tags=["office"])


class InboxLine(CaseLine):
    """A case of the inbox."""

    office: str = Field(description="That has it now; empty: it waits for the applicant, or has ended.")
    holder: UUID | None = Field(description="Who works on it.")
    holder_name: str
    due: date | None
    pressing: str = Field(description="In words, such as “Late”.")


class Looked(Schema):
    """What of the inbox is asked for."""

    pile: Pile = Field(Pile.OPEN, description="Which cases; `words` searches all of them.")
    words: str = Field("", max_length=100, description="Cases with this number, or these words in an answer.")
    service: str = Field("", max_length=60, description="Of this service alone.")
    state: str = Field("", max_length=60, description="In this state alone.")
    office: str = Field("", max_length=60, description="Of this one of your offices alone.")


@router.get("/cases/", response=Page[InboxLine], operation_id="list_office_cases", summary="The inbox of my offices")
def index(request: HttpRequest, looked: Query[Looked], span: Query[Span], speaking: Query[Speaking]) -> Page[InboxLine]:
    """What is due first comes first; of what has ended, and of what was searched, the latest."""
    viewer, language = viewer_of(person(request)), speaking.begin()
    require(works_in_an_office, viewer)
    offices = offices_of(viewer)
    if looked.office and looked.office not in offices:
        raise NotAllowed(_("You do not work for this office."))
    offices = frozenset({looked.office}) if looked.office else offices
    wanted = Wanted(
        offices=offices,
        visible=visible_to(offices),
        person=person(request).pk,
        today=today(),
        pile=looked.pile,
        words=cleaned(" ".join(looked.words.split())),
    )
    named = {"state": looked.state, "service": looked.service}
    found = inbox(wanted).filter(**{name: value for name, value in named.items() if value})
    rows, following = page_of(found, span)
    names = names_of({one.holder_id for one in rows if one.holder_id})
    lines = [
        InboxLine(
            **case_head(one, language),
            office=one.office,
            holder=one.holder_id,
            holder_name=names.get(one.holder_id, "") if one.holder_id else "",
            due=one.due,
            pressing=status_of(one, wanted.today).text,
        )
        for one in rows
    ]
    return Page[InboxLine](items=lines, next=following)


@router.get(
    "/cases/{uuid:case_id}/",
    response=OfficeCaseOut,
    operation_id="get_office_case",
    summary="A case",
    url_name="get_office_case",
)
def show(
    request: HttpRequest,
    case_id: Path[UUID],
    *,
    response: HttpResponse,
    speaking: Query[Speaking],
    if_none_match: IfNoneMatch = "",
) -> Any:
    """All of it, and what you can do now. That you read it is written down, once a day; the applicant can see it."""
    row, by, language = office_case(case_id, person(request)), officer_of(person(request)), speaking.begin()
    dossier = dossier_of(row, look_at_case(row, by=by, language=language))
    documents = list(documents_of(row))
    tag = case_tag(dossier, documents)
    return unless_known(response, tag, if_none_match, lambda: office_case_out(dossier, documents, by, language))


@router.get(
    "/cases/{uuid:case_id}/documents/{uuid:document_id}/",
    operation_id="get_office_document",
    summary="A document",
    openapi_extra=FILE_RESPONSE,
)
def document(request: HttpRequest, case_id: Path[UUID], document_id: Path[UUID]) -> HttpResponseBase:
    """The PDF."""
    return download(document_file(office_case(case_id, person(request)), document_id))


@router.get(
    "/cases/{uuid:case_id}/files/{uuid:file_id}/",
    operation_id="get_office_file",
    summary="A file",
    openapi_extra=FILE_RESPONSE,
)
def file(request: HttpRequest, case_id: Path[UUID], file_id: Path[UUID]) -> HttpResponseBase:
    """To which an answer in the case refers."""
    return download(file_of(office_case(case_id, person(request)), file_id))
