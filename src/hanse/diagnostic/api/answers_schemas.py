"""What the operations on answers take and send."""

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StrictInt, WithJsonSchema

from hanse.kernel.speaking import Speaking
from hanse.questions.public import StoredState
from hanse.questions.spec.exchange.difference import Change

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
