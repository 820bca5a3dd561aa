"""Operations on answers: the whole document out and in, and one answer."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Path, Query, Router

from hanse.diagnostic import rules
from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.api.answers_schemas import (
    AnswerOut,
    ChangeOut,
    DocumentIn,
    DocumentOut,
    OneAnswerIn,
    SavedOut,
    TroubleOut,
    Writing,
)
from hanse.diagnostic.api.asking import allowed
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.identity.public import person
from hanse.kernel.speaking import Speaking
from hanse.questions.public import SavedDocument, StoredState, UnknownQuestion, reader_in, standing
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.difference import Change, Standing
from hanse.questions.spec.exchange.document import tag_of, to_document, to_entry
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader

router = Router(tags=["answers"])

CONFLICT = "Somebody changed an answer since `version` (see `standing`), or the assessment is not a draft."


@router.get("/", response=DocumentOut, operation_id="get_answers", summary="All answers")
def index(
    request: HttpRequest,
    assessment_id: Path[UUID],
    response: HttpResponse,
    if_none_match: Annotated[str, Header()] = "",
) -> Any:
    """`ETag` names this state of the answers: send it as `If-Match` to write, or as `If-None-Match` to ask again."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    asked = _questionnaire(found)
    now = standing(found.sheet, asked)
    response.headers["ETag"] = quoted = f'"{tag_of(now)}"'
    if quoted in [one.strip() for one in if_none_match.split(",")]:
        return HttpResponse(status=304, headers={"ETag": quoted})
    return to_document(asked, now)


@router.put(
    "/",
    response=SavedOut,
    operation_id="put_answers",
    summary="Save answers",
    openapi_extra={
        "responses": {
            409: {"description": CONFLICT},
            412: {"description": "The answers are not those of `If-Match`."},
        }
    },
)
def put(
    request: HttpRequest,
    assessment_id: Path[UUID],
    document: DocumentIn,
    *,
    writing: Query[Writing],
    response: HttpResponse,
    if_match: Annotated[
        str, Header(alias="If-Match", max_length=80, description="Save only while the answers have this `ETag`.")
    ] = "",
) -> SavedOut:
    """All of the document is saved, or nothing. The same document sent again changes nothing.

    Questions that it leaves out keep their answers. To take an answer back, send `"value": null` with its version.
    """
    found = allowed(request, assessment_id, rules.may_answer)
    language = writing.begin()
    saved = save_answers(
        found,
        document.model_dump(exclude_unset=True),
        by=person(request).actor,
        language=language,
        expected_tag=if_match.strip().strip('"').removeprefix("*"),
        save=not writing.dry_run,
    )
    response.headers["ETag"] = f'"{saved.tag}"'
    return _saved_out(saved, _questionnaire(found), dry_run=writing.dry_run, reader=reader_in(language))


@router.get("/{key}/", response=AnswerOut, operation_id="get_answer", summary="One answer")
def show(request: HttpRequest, assessment_id: Path[UUID], key: Path[str]) -> Any:
    """The answer that stands. One that was never given, or was taken back, has no value and the state `cleared`."""
    found = allowed(request, assessment_id, rules.may_see_assessment)
    asked = _questionnaire(found)
    now = standing(found.sheet, asked).get(_known(asked, key), Standing())
    return _entry(asked, key, now.answer, now.version)


@router.patch(
    "/{key}/",
    response=AnswerOut,
    operation_id="patch_answer",
    summary="Save one answer",
    openapi_extra={
        "responses": {
            409: {"description": "Somebody changed it since `version` (see `standing`), or it is not a draft."}
        }
    },
)
def patch(
    request: HttpRequest, assessment_id: Path[UUID], key: Path[str], answer: OneAnswerIn, speaking: Query[Speaking]
) -> dict[str, Any]:
    """Needs the version that you read. To take the answer back, send `"value": null`."""
    found = allowed(request, assessment_id, rules.may_answer)
    asked = _questionnaire(found)
    document = {"answers": {_known(asked, key): answer.model_dump(exclude_unset=True)}}
    saved = save_answers(found, document, by=person(request).actor, language=speaking.begin())
    return _entry(asked, key, saved.difference.lines[0].after, saved.versions[key])


def _questionnaire(one: Assessment) -> Questionnaire:
    return questionnaire_of(*one.method)


def _known(asked: Questionnaire, key: str) -> str:
    if key not in asked.questions:
        raise UnknownQuestion
    return key


def _entry(asked: Questionnaire, key: str, answer: Answer | None, version: int) -> dict[str, Any]:
    if answer is None:
        return {"state": StoredState.CLEARED.value, "value": None, "note": "", "version": version}
    return to_entry(asked.question(key), answer, version)


def _saved_out(saved: SavedDocument, asked: Questionnaire, *, dry_run: bool, reader: Reader) -> SavedOut:
    lines = [one for one in saved.difference.lines if one.change is not Change.UNCHANGED]
    changes = [
        ChangeOut(
            question=one.key,
            change=one.change,
            before=AnswerOut(**_entry(asked, one.key, one.before, one.version)),
            after=AnswerOut(**_entry(asked, one.key, one.after, saved.versions[one.key])),
        )
        for one in lines
    ]
    troubles = [
        TroubleOut(where="/" + one.place.replace(".", "/"), question=one.key, detail=one.problem.words(reader))
        for one in saved.difference.troubles
    ]
    unchanged = len(saved.difference.lines) - len(lines)
    return SavedOut(saved=not dry_run, changes=changes, unchanged=unchanged, troubles=troubles)
