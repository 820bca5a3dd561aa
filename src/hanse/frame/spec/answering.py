"""Answers within events: as JSON, and back."""

from collections.abc import Mapping
from typing import Any, cast

from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Json
from hanse.questions.spec.answer import Answer, JsonValue
from hanse.questions.spec.checking import answer_from_json, value_to_json


def to_json(procedure: Declaration, answers: Mapping[str, Answer]) -> dict[str, Json]:
    """Key → state, value and note."""
    return {key: _one(procedure, answer) for key, answer in answers.items()}


def _one(procedure: Declaration, answer: Answer) -> Json:
    value = value_to_json(procedure.questions[answer.key], answer)
    return {"state": answer.state.value, "value": value, "note": answer.note}


def from_json(procedure: Declaration, stored: Mapping[str, Json]) -> dict[str, Answer]:
    """The answers of an event, but for those to questions that the procedure does not have."""
    out: dict[str, Answer] = {}
    for key, one in stored.items():
        question, held = procedure.questions.get(key), cast("dict[str, Any]", one)
        if question is not None:
            value = cast("JsonValue", held["value"])
            out[key] = answer_from_json(question, str(held["state"]), value, str(held["note"]))
    return out
