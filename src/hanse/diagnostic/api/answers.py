"""Operations on answers: the whole document out and in, and one answer."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Header, Path, Query, Router, Schema
from pydantic import AfterValidator, ConfigDict, StrictInt, WithJsonSchema

from hanse.diagnostic import rules
from hanse.diagnostic.actions.answers import save_answers
from hanse.diagnostic.api.asking import Speaking, allowed
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.host.api.access import person
from hanse.questions.public import SavedDocument, StoredState, UnknownQuestion, reader_in, standing
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.exchange.difference import Change, Standing
from hanse.questions.spec.exchange.document import tag_of, to_document, to_entry
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader

router = Router(tags=["answers"])

MOST_ANSWERS = 2000
LAST_VERSION = 2**31 - 2
_CHOICE = {"type": ["integer", "string"]}
_ANY_KIND = {
    "anyOf": [
        {"type": ["integer", "number", "string", "null"]},
        {"type": "array", "items": _CHOICE},
        {"type": "object", "additionalProperties": {"type": ["integer", "string", "null"]}},
    ]
}


def _shaped(value: Any) -> Any:
    """A value that some kind of question could take; which it takes, the question itself says."""
    match value:
        case dict():
            good = all(one is None or _is_choice(one) for one in value.values())
        case list():
            good = all(_is_choice(one) for one in value)
        case _:
            good = value is None or isinstance(value, float) or _is_choice(value)
    if not good:
        raise ValueError("a value is a number, a text, a list of options, an object of rows and columns, or null")
    return value


def _is_choice(value: Any) -> bool:
    return isinstance(value, int | str) and not isinstance(value, bool)


Value = Annotated[Any, AfterValidator(_shaped), WithJsonSchema(_ANY_KIND)]

# Spelled out: an assessment has a State as well, and the description names its parts by their class.
AnswerState = Literal["answered", "not_applicable", "unknown"]

VALUES = (
    "By the question's kind: single: an option's value; multiple: a list of option values; number: a number; "
    "matrix: an object of row and column values; text: a string. Null: no answer."
)


CONFLICT = "Somebody changed an answer since `version` (see `standing`), or the assessment is not a draft."


class AnswerIn(Schema):
    """An answer."""

    model_config = ConfigDict(extra="forbid")

    state: AnswerState = Field("answered", description="With `not_applicable` and `unknown` there is no value.")
    value: Value = Field(None, description=VALUES, examples=[3])
    note: str = Field("", max_length=4000, description="Why it does not apply, or who may be asked.")
    version: StrictInt | None = Field(
        None,
        ge=0,
        le=LAST_VERSION,
        description="The version that you read; 0: there was none. Without it, what stands is replaced unseen.",
        examples=[4],
    )


class OneAnswerIn(AnswerIn):
    """An answer, with the version that it replaces."""

    version: StrictInt = Field(ge=0, le=LAST_VERSION, description="The version that you read; 0: there was none.")


class DocumentIn(Schema):
    """Answers by question key. Questions that are left out keep theirs."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "questionnaire": "ceds",
                    "answers": {
                        "gov_strategy_status": {"value": 3, "version": 0},
                        "gov_strategy_goals": {"state": "unknown", "note": "Ask the planning office"},
                    },
                }
            ]
        },
    )

    questionnaire: str | None = Field(None, description="The framework's key; refused where it is another one.")
    version: str | None = Field(None, description="The framework's version, for your own records.")
    answers: dict[str, AnswerIn | None] = Field(max_length=MOST_ANSWERS)


class AnswerOut(Schema):
    """An answer that stands; `cleared`: there is none."""

    state: StoredState
    value: Value = Field(description=VALUES)
    note: str
    version: int = Field(description="One more with every change; send it with yours.")


class DocumentOut(Schema):
    """All answers of an assessment, in the order of the questions. It can be changed and sent back."""

    questionnaire: str = Field(examples=["ceds"])
    version: str = Field(description="The framework's version.")
    answers: dict[str, AnswerOut]


class ChangeOut(Schema):
    """What became, or would become, of one answer."""

    question: str
    change: Change
    before: AnswerOut
    after: AnswerOut


class TroubleOut(Schema):
    """What cannot be taken."""

    where: str
    question: str
    detail: str


class Writing(Speaking):
    dry_run: bool = Field(False, description="Say what would change, and save nothing.")


class SavedOut(Schema):
    """What changed, or with `dry_run` what would change."""

    saved: bool
    changes: list[ChangeOut] = Field(description="Answers that are as they were are left out.")
    unchanged: int
    troubles: list[TroubleOut] = Field(description="Only with `dry_run`: what cannot be taken.")


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
    return questionnaire_of(one.round.framework_key, one.round.framework_version)


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
