"""JSON Schema of what an applicant submits: question → answer, as the API takes it."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from hanse.frame.spec.declaration import Declaration
from hanse.questions.spec.kinds.composite import Composite
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import ENGLISH, Reader

type Schema = dict[str, Any]


def submission_schema(procedure: Declaration, reader: Reader = ENGLISH) -> Schema:
    """For the applicant's questions; which of those with a condition must be answered, the service itself says."""
    questions = [one for section in procedure.sections for one in section.questions]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hanse:procedure:{procedure.key}:{procedure.version}",
        "title": reader(procedure.title),
        "description": reader(procedure.summary),
        **_object(questions, reader),
    }


def asking_schema(asked: Questionnaire, reader: Reader = ENGLISH) -> Schema:
    """For the answers that a step or an opinion asks."""
    return {"title": reader(asked.title), **_object(asked.questions.values(), reader)}


def _object(questions: Iterable[Question], reader: Reader) -> Schema:
    asked = list(questions)
    return {
        "type": "object",
        "properties": {one.key: answer_schema(one, reader) for one in asked},
        "required": [one.key for one in asked if not one.optional and not one.relevant.strip()],
        "additionalProperties": False,
    }


def answer_schema(question: Question, reader: Reader = ENGLISH) -> Schema:
    """What one answer looks like, with the question's words."""
    words = {"title": reader(question.text), "description": reader(question.how), "$comment": question.relevant}
    return {**{name: text for name, text in words.items() if text.strip()}, **_shape(question, reader)}


def _shape(question: Question, reader: Reader) -> Schema:
    kind = kind_of(question)
    if isinstance(kind, Composite):
        return _object(kind.parts(question), reader)
    made = _SHAPES.get(question.kind)
    return made(question, reader) if made else {"type": "string"}


def _choice(options: Iterable[Option], reader: Reader) -> Schema:
    return {"oneOf": [{"const": one.value, "title": reader(one.text)} for one in options]}


def _multiple(question: Question, reader: Reader) -> Schema:
    return {"type": "array", "items": _choice(question.options, reader), "uniqueItems": True, "minItems": 1}


def _matrix(question: Question, reader: Reader) -> Schema:
    cells = {str(row.value): {"title": reader(row.text), **_choice(question.columns, reader)} for row in question.rows}
    return {"type": "object", "properties": cells, "additionalProperties": False}


def _number(question: Question, _reader: Reader) -> Schema:
    step = {} if question.decimals is None else {"multipleOf": float(Decimal(1).scaleb(-question.decimals))}
    whole = question.decimals == 0
    limits = {"minimum": question.minimum, "maximum": question.maximum}
    known = {name: float(limit) for name, limit in limits.items() if limit is not None}
    return {"type": "integer" if whole else "number", **known, **({} if whole else step)}


def _money(question: Question, reader: Reader) -> Schema:
    amount = {**_number(question, reader), "type": ["string", "number"], "pattern": r"^-?\d+(\.\d+)?$"}
    return {
        "type": "object",
        "properties": {"amount": amount, "currency": {"const": question.currency}},
        "required": ["amount", "currency"],
    }


def _duration(question: Question, _reader: Reader) -> Schema:
    measures = {"enum": [one.value for one in question.measures]}
    parts = {"amount": {"type": "number", "minimum": 0}, "measure": measures}
    return {"type": "object", "properties": parts, "required": ["amount", "measure"]}


def _group(question: Question, reader: Reader) -> Schema:
    limits = {"minItems": question.minimum, "maxItems": question.maximum}
    known = {name: int(limit) for name, limit in limits.items() if limit is not None}
    return {"type": "array", "items": _object(question.of, reader), **known}


def _file(question: Question, _reader: Reader) -> Schema:
    """Files are uploaded first; an answer names them."""
    entry = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    return {"type": "array", "items": entry, "minItems": 1, "maxItems": question.files.most}


def _signature(_question: Question, _reader: Reader) -> Schema:
    parts = {"name": {"type": "string"}, "at": {"type": "string", "format": "date-time"}}
    return {"type": "object", "properties": parts, "required": ["name", "at"]}


def _slot(question: Question, _reader: Reader) -> Schema:
    moment = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)"
    return {"type": "string", "pattern": f"^{_places(question)}{moment}$"}


def _stay(question: Question, _reader: Reader) -> Schema:
    day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    return {"type": "string", "pattern": f"^{_places(question)}{day}/{day}$"}


def _places(question: Question) -> str:
    """The pattern of the place that stands before a time."""
    return f"({'|'.join(re.escape(str(one.value)) for one in question.options)}) " if question.options else ""


_SHAPES: Mapping[str, Callable[[Question, Reader], Schema]] = {
    "single": lambda question, reader: _choice(question.options, reader),
    "multiple": _multiple,
    "matrix": _matrix,
    "number": _number,
    "money": _money,
    "duration": _duration,
    "time": lambda _question, _reader: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "case": lambda _question, _reader: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{6,9}$"},
    "slot": _slot,
    "stay": _stay,
    "group": _group,
    "file": _file,
    "signature": _signature,
    "yes_no": lambda _question, _reader: {"type": "boolean"},
    "declaration": lambda _question, _reader: {"const": True},
    "date": lambda _question, _reader: {"type": "string", "format": "date"},
    "email": lambda _question, _reader: {"type": "string", "format": "email", "minLength": 3},
    "text": lambda question, _reader: {"type": "string", "minLength": 1, "maxLength": question.longest},
}
