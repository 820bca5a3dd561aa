"""What several operations send: answers, steps, documents, and what happened."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict, WithJsonSchema

from hanse.frame.models import IssuedDocument
from hanse.frame.spec.export.submission import asking_schema
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Transition
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import format_answer, value_to_json
from hanse.questions.spec.reading import Reader
from hanse.ui.values import Moment

JsonSchema = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "additionalProperties": True})]
Value = Annotated[Any, WithJsonSchema({"description": "In the JSON of the question's schema; null: no value."})]

MOST_ANSWERS = 1000
MOVING = {
    "responses": {
        409: {"description": "It cannot be done as the case stands now; `detail` says why."},
        412: {"description": "The case has moved since the `ETag` of `If-Match`."},
        422: {"description": "An answer is not accepted; `errors` names each question."},
    }
}
_BYTES = {"schema": {"type": "string", "format": "binary"}}
FILE_RESPONSE = {"responses": {200: {"description": "The file, of any kind.", "content": {"*/*": _BYTES}}}}
Answers = Annotated[
    dict[str, Any],
    Field(max_length=MOST_ANSWERS),
    WithJsonSchema({"type": "object", "additionalProperties": True, "maxProperties": MOST_ANSWERS}),
]


class CaseAnswers(Schema):
    """Answers by question key, each in the JSON of its question's schema."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"answers": {"area": 12, "owner": "yes", "email": "ann@example.org"}}]},
    )

    answers: Answers


class Submission(CaseAnswers):
    """Answers, and for whom they are sent."""

    organisation: str = Field(
        default="",
        max_length=40,
        description="The id of the organisation for which you apply, where the service is for organisations and you "
        "act for more than one.",
    )


class CaseAnswer(Schema):
    """What was answered to a question."""

    question: str = Field(description="The question's key.", examples=["area"])
    title: str = Field(description="The question in words.", examples=["Area in m²"])
    words: str = Field(description="The answer in words.", examples=["120"])
    value: Value


class CaseStep(Schema):
    """What can be done now; `asks` is the JSON Schema of the answers that it takes, null where it takes none."""

    key: str = Field(examples=["grant"])
    title: str = Field(examples=["Grant the permit"])
    hint: str
    asks: JsonSchema | None


class CaseDocument(Schema):
    """A letter or another document of the case."""

    id: UUID
    title: str
    code: str = Field(description="By which anybody can see that it is genuine, under `/verify/`.")
    issued_at: datetime
    ready: bool = Field(description="Its PDF can be fetched; it is made within a minute.")


class CaseMoment(Schema):
    """Something that happened."""

    at: datetime | date
    title: str
    text: str
    by: str = Field(description="Who did it, for the people of offices; empty for others.")


class ReceivedFile(Schema):
    """A file that was received. An answer names it by its `id`; not named within a day, it is thrown away."""

    id: str = Field(description='The reference for the answer: `[{"id": …}]`. Nobody else can guess it.')
    name: str
    media_type: str
    size: int = Field(description="In bytes, as it is kept: a picture loses what the camera wrote into it.")


def answers_out(
    procedure: Procedure, keys: Iterable[str], answers: Mapping[str, Answer], reader: Reader
) -> list[CaseAnswer]:
    """Those to the keys that are answered, in the order of the keys."""
    given = ((procedure.questions[key], answers[key]) for key in keys if key in answers)
    return [
        CaseAnswer(
            question=question.key,
            title=reader(question.text),
            words=format_answer(question, answer, reader),
            value=value_to_json(question, answer),
        )
        for question, answer in given
    ]


def step_out(step: Transition, procedure: Procedure, reader: Reader) -> CaseStep:
    asked = procedure.asking.get(step.key)
    return CaseStep(
        key=step.key,
        title=reader(step.title),
        hint=reader(step.hint),
        asks=asking_schema(asked, reader) if asked else None,
    )


def documents_out(documents: Iterable[IssuedDocument]) -> list[CaseDocument]:
    return [
        CaseDocument(
            id=one.id, title=one.content["title"], code=one.code, issued_at=one.issued_at, ready=one.file_id is not None
        )
        for one in documents
    ]


def money(amount: Decimal | None) -> str | None:
    """As digits, with two behind the point."""
    return None if amount is None else f"{amount:.2f}"


def moments_out(moments: Iterable[Moment]) -> Iterator[CaseMoment]:
    for one in moments:
        yield CaseMoment(at=one.at, title=one.title, text=one.text, by=one.by.name if one.by else "")
