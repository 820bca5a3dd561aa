"""Operations of offices that move a case: take it up, hand it on, ask and give opinions, decide, note."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema
from pydantic import ConfigDict

from hanse.frame.actions import (
    claim_case,
    hand_over_case,
    note_on_case,
    release_case,
    send_opinion,
    send_step,
    unmoved,
)
from hanse.frame.api.office_shapes import OfficeCaseOut, office_case_out
from hanse.frame.api.shapes import MOVING, CaseAnswers
from hanse.frame.api.tags import IfMatch, moves_of
from hanse.frame.models import Case
from hanse.frame.queries import dossier_of
from hanse.frame.queries.access import office_case, officer_of
from hanse.frame.queries.documents import documents_of
from hanse.frame.queries.people import colleagues
from hanse.frame.spec.acts import Doer
from hanse.frame.workflow.moving import Moved
from hanse.identity.public import person
from hanse.kernel.errors import Invalid
from hanse.kernel.speaking import Speaking
from hanse.questions.spec.wording import cleaned

router = Router(tags=["deciding"])

type Act = Callable[[Case, Doer, str], Moved]


class HandingOver(Schema):
    """To whom a case is given."""

    model_config = ConfigDict(extra="forbid")

    to: UUID = Field(description="One of the case's `colleagues`.")


class NoteIn(Schema):
    """A remark that only offices read."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(min_length=1, max_length=4000, examples=["The plan of the cellar is in the archive."])


@router.post("/claim/", response=OfficeCaseOut, operation_id="claim_case", summary="Take it up", openapi_extra=MOVING)
def claim(
    request: HttpRequest, case_id: Path[UUID], speaking: Query[Speaking], if_match: IfMatch = ""
) -> OfficeCaseOut:
    """From here on it is yours; a colleague's claim ends."""
    return _moved(
        request, case_id, speaking, if_match, lambda row, by, language: claim_case(row, by=by, language=language)
    )


@router.post(
    "/release/", response=OfficeCaseOut, operation_id="release_case", summary="Lay it back", openapi_extra=MOVING
)
def release(
    request: HttpRequest, case_id: Path[UUID], speaking: Query[Speaking], if_match: IfMatch = ""
) -> OfficeCaseOut:
    """Into the office's inbox."""
    return _moved(
        request, case_id, speaking, if_match, lambda row, by, language: release_case(row, by=by, language=language)
    )


@router.post(
    "/hand-over/",
    response=OfficeCaseOut,
    operation_id="hand_over_case",
    summary="Hand it to a colleague",
    openapi_extra=MOVING,
)
def hand_over(
    request: HttpRequest,
    case_id: Path[UUID],
    sent: HandingOver,
    speaking: Query[Speaking],
    if_match: IfMatch = "",
) -> OfficeCaseOut:
    """Of the office that has the case."""

    def act(row: Case, by: Doer, language: str) -> Moved:
        if sent.to not in colleagues(row.office):
            raise Invalid(_("This is nobody of the office that has the case."), field="to")
        return hand_over_case(row, sent.to, by=by, language=language)

    return _moved(request, case_id, speaking, if_match, act)


@router.post(
    "/notes/", response=OfficeCaseOut, operation_id="note_on_case", summary="Write a note", openapi_extra=MOVING
)
def note(
    request: HttpRequest, case_id: Path[UUID], sent: NoteIn, speaking: Query[Speaking], if_match: IfMatch = ""
) -> OfficeCaseOut:
    """Only the offices read it."""

    def act(row: Case, by: Doer, language: str) -> Moved:
        words = cleaned(sent.words)
        if not words:
            raise Invalid(_("Write something."), field="words")
        return note_on_case(row, words, by=by, language=language)

    return _moved(request, case_id, speaking, if_match, act)


@router.post(
    "/steps/{transition}/",
    response=OfficeCaseOut,
    operation_id="take_step",
    summary="Decide",
    openapi_extra=MOVING,
)
def step(
    request: HttpRequest,
    case_id: Path[UUID],
    transition: Path[str],
    sent: CaseAnswers,
    *,
    speaking: Query[Speaking],
    if_match: IfMatch = "",
) -> OfficeCaseOut:
    """One of the case's `steps`, with the answers that it `asks`. Letters and records follow as from the page."""
    return _moved(
        request,
        case_id,
        speaking,
        if_match,
        lambda row, by, language: send_step(row, transition, sent.answers, by=by, language=language),
    )


@router.post(
    "/opinions/{office}/",
    response=OfficeCaseOut,
    operation_id="give_opinion",
    summary="Give an opinion",
    openapi_extra=MOVING,
)
def opinion(
    request: HttpRequest,
    case_id: Path[UUID],
    office: Path[str],
    sent: CaseAnswers,
    *,
    speaking: Query[Speaking],
    if_match: IfMatch = "",
) -> OfficeCaseOut:
    """For which your office was asked, with the answers that it `asks`."""
    return _moved(
        request,
        case_id,
        speaking,
        if_match,
        lambda row, by, language: send_opinion(row, office, sent.answers, by=by, language=language),
    )


def _moved(request: HttpRequest, case_id: UUID, speaking: Speaking, if_match: str, act: Act) -> OfficeCaseOut:
    """The case after the act, which is done while the case is of the tag. Raises what the act raises, and CaseMoved."""
    row, by, language = office_case(case_id, person(request)), officer_of(person(request)), speaking.begin()
    with unmoved(row, moves_of(if_match)):
        moved = act(row, by, language)
    return office_case_out(dossier_of(moved.row), list(documents_of(moved.row)), by, language)
