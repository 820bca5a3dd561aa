"""The door of the question runner, beside the pure `questions.spec`."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpResponseBase
from django.urls import include, path

from hanse.questions.actions import (
    Applied,
    Copied,
    Origin,
    Saved,
    SavedDocument,
    add_comment,
    add_evidence,
    apply_intake,
    carry_answers,
    clear_answer,
    copy_answers,
    create_sheet,
    discard_intakes,
    freeze_sheet,
    hold_sheet,
    mark_not_applicable,
    mark_unknown,
    receive_answers,
    release_sheet,
    remove_evidence,
    resolve_comment,
    resolve_conflict,
    save_answer,
    save_document,
)
from hanse.questions.actions.evidence import check_link
from hanse.questions.actions.uploading import receive_file
from hanse.questions.enums import EvidenceKind, Keep, StoredState
from hanse.questions.errors import (
    AnswersMoved,
    BadAnswer,
    BadEvidence,
    IntakeRefused,
    SheetFrozen,
    SheetHeld,
    SheetMoved,
    SignInNeeded,
    UnknownQuestion,
)
from hanse.questions.models import Answer, Conflict, Evidence, Intake, Sheet
from hanse.questions.queries import (
    Activity,
    Around,
    Contribution,
    Desk,
    GuestDesk,
    GuestVisit,
    SeveralDesk,
    SeveralVisit,
    Visit,
    activity_in,
    answer_history,
    answers_of,
    around,
    comments_of,
    conflicts_of,
    difference_of,
    evidence_of,
    evidenced_keys_of,
    given_answers,
    given_answers_of,
    has_written,
    intake,
    progress_and_contributions,
    reader_in,
    sheet,
    standing,
    stored_answer,
)
from hanse.questions.queries.stages import beside, section_status

__all__ = [
    "Activity",
    "Answer",
    "AnswersMoved",
    "Applied",
    "Around",
    "BadAnswer",
    "BadEvidence",
    "Conflict",
    "Contribution",
    "Copied",
    "Desk",
    "Evidence",
    "EvidenceKind",
    "GuestDesk",
    "GuestVisit",
    "Intake",
    "IntakeRefused",
    "Keep",
    "Origin",
    "Saved",
    "SavedDocument",
    "SeveralDesk",
    "SeveralVisit",
    "Sheet",
    "SheetFrozen",
    "SheetHeld",
    "SheetMoved",
    "SignInNeeded",
    "StoredState",
    "UnknownQuestion",
    "Visit",
    "activity_in",
    "add_comment",
    "add_evidence",
    "answer_history",
    "answers_of",
    "apply_intake",
    "around",
    "beside",
    "carry_answers",
    "check_link",
    "clear_answer",
    "comments_of",
    "conflicts_of",
    "copy_answers",
    "create_sheet",
    "difference_of",
    "discard_intakes",
    "evidence_of",
    "evidenced_keys_of",
    "freeze_sheet",
    "given_answers",
    "given_answers_of",
    "guest_pages",
    "has_written",
    "hold_sheet",
    "intake",
    "mark_not_applicable",
    "mark_unknown",
    "pages",
    "progress_and_contributions",
    "reader_in",
    "receive_answers",
    "receive_file",
    "release_sheet",
    "remove_evidence",
    "resolve_comment",
    "resolve_conflict",
    "save_answer",
    "save_document",
    "section_status",
    "several_page",
    "sheet",
    "standing",
    "stored_answer",
]

type Dress = Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]
"""A decorator of views."""


def as_it_is(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    return view


def pages(desk: Desk, namespace: str) -> tuple[Any, dict[str, Any]]:
    """The runner's pages for an owner's address: `path("assessments/<uuid:pk>/answers/", *pages(my_desk, "answers"))`.

    What the address captures is handed to the desk. Names to reverse: `<namespace>:tasks`, `:check`, `:workbook`,
    `:section` (section), `:question` (key). A captured name may be none of `presenters.places.OWN`.
    """
    return include("hanse.questions.urls.sheet", namespace=namespace), {"desk": desk}


def guest_pages(desk: GuestDesk, namespace: str, dress: Dress = as_it_is) -> tuple[Any, dict[str, Any]]:
    """The pages of answers without a sheet, mounted as `pages` are; `dress` is a decorator for each of their views.

    Names to reverse: `<namespace>:tasks` (goes on where a question is open), `:question` (key), `:check`.
    """
    return _dressed("hanse.questions.urls.guest", namespace, dress), {"desk": desk}


def several_page(desk: SeveralDesk, namespace: str, dress: Dress = as_it_is) -> tuple[Any, dict[str, Any]]:
    """One page of a few questions that are sent once, mounted as `guest_pages` are. Reversed as `<namespace>:form`."""
    return _dressed("hanse.questions.urls.several", namespace, dress), {"desk": desk}


def _dressed(addresses: str, namespace: str, dress: Dress) -> Any:
    module, app_name, _namespace = cast("tuple[Any, str, str]", include(addresses))
    dressed = [path(str(one.pattern), dress(one.callback), name=one.name) for one in module.urlpatterns]
    return include((dressed, app_name), namespace=namespace)
