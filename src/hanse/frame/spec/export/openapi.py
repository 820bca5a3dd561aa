"""The API of one service as OpenAPI 3.1: what it asks, at each step and for each opinion, as types of its own.

It is a part of the whole site's description, with this service's answers in place of any.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hanse.frame.spec.declaration import Declaration, opinion_key
from hanse.frame.spec.export.submission import Schema, asking_schema, submission_schema
from hanse.frame.spec.steps import APPLICANT, SYSTEM, Transition
from hanse.questions.spec.kinds.registry import kind_of
from hanse.questions.spec.question import Question
from hanse.questions.spec.reading import ENGLISH, Reader

_TEXT: Schema = {"type": "string"}
_NAMED = {"type": "object", "additionalProperties": True}
_PARAMETERS: dict[str, Schema] = {
    "case": {"name": "case_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}},
    "once": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "minLength": 16, "maxLength": 200},
        "description": "Your own name for this submission: sent again under the same, it is not submitted twice.",
    },
    "token": {
        "name": "Case-Token",
        "in": "header",
        "required": False,
        "schema": _TEXT,
        "description": "The token that came with the case, without an account.",
    },
    "match": {
        "name": "If-Match",
        "in": "header",
        "required": False,
        "schema": _TEXT,
        "description": "Do it only while the case is of this ETag.",
    },
}


def service_openapi(procedure: Declaration, reader: Reader = ENGLISH, address: str = "") -> dict[str, Any]:
    """The description; `address` is the site's own, such as https://city.example.org."""
    steps = [step for step in procedure.transitions if step.by != SYSTEM]
    asked = {_name(key): one for key, one in procedure.asking.items()}
    answers = submission_schema(procedure, reader)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": reader(procedure.title),
            "version": procedure.version,
            "description": reader(procedure.summary) or reader(procedure.title),
        },
        **({"servers": [{"url": address}]} if address else {}),
        "security": [{"Key": []}, {}],
        "paths": {
            **_applying(procedure),
            **dict(_step(procedure, step, reader) for step in steps),
            **dict(_opinions(procedure, reader)),
        },
        "components": {
            "securitySchemes": {"Key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Submission": {name: part for name, part in answers.items() if name not in {"$schema", "$id"}},
                **{name: asking_schema(one, reader) for name, one in asked.items()},
                **_shapes(procedure),
            },
        },
    }


def _applying(procedure: Declaration) -> dict[str, Schema]:
    root = f"/api/v1/services/{procedure.key}"
    upload = {
        "name": "question",
        "in": "query",
        "required": True,
        "schema": {"enum": sorted(_file_questions(procedure.questions.values())) or [""]},
    }
    form = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}
    return {
        f"{root}/trial/": {"post": _operation("try", "Try a submission", "Submission", "Trial")},
        f"{root}/files/": {
            "post": {
                "operationId": "upload_file",
                "summary": "Upload a file",
                "parameters": [upload],
                "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}},
                "responses": _responses("File", status="201"),
            }
        },
        f"{root}/cases/": {
            "post": _operation("submit", "Submit", "Submission", "Submitted", _PARAMETERS["once"], status="201")
        },
        "/api/v1/cases/{case_id}/": {
            "get": {
                "operationId": "get_case",
                "summary": "A case",
                "parameters": [_PARAMETERS["case"], _PARAMETERS["token"]],
                "responses": _responses("Case"),
            }
        },
    }


def _file_questions(questions: Iterable[Question]) -> list[str]:
    """Those that files answer; a group's part as `group.part`."""
    asked = list(questions)
    parts = [f"{one.key}.{part.key}" for one in asked for part in one.of if part.kind == "file"]
    return [one.key for one in asked if kind_of(one).key == "file"] + parts


def _step(procedure: Declaration, step: Transition, reader: Reader) -> tuple[str, Schema]:
    by_applicant = step.by == APPLICANT
    root = "/api/v1/cases" if by_applicant else "/api/v1/office/cases"
    more = (_PARAMETERS["case"], _PARAMETERS["token" if by_applicant else "match"])
    body = _name(step.key) if step.key in procedure.asking else ""
    operation = _operation(f"step_{step.key}", reader(step.title), body, "Case", *more)
    return f"{root}/{{case_id}}/steps/{step.key}/", {"post": operation}


def _opinions(procedure: Declaration, reader: Reader) -> Iterator[tuple[str, Schema]]:
    """An office that is asked in several states has one address, which takes what the case's state asks."""
    for office in procedure.offices:
        asked = [
            _name(opinion_key(state.key, one.office))
            for state in procedure.states
            for one in state.opinions
            if one.office == office.key
        ]
        if asked:
            more = (_PARAMETERS["case"], _PARAMETERS["match"])
            operation = _operation(
                f"opinion_{office.key}", reader(office.title), asked[0], "Case", *more, also=asked[1:]
            )
            yield f"/api/v1/office/cases/{{case_id}}/opinions/{office.key}/", {"post": operation}


def _name(key: str) -> str:
    """Of the schema of what a step or an opinion asks."""
    return f"Opinion_{key.replace('.', '_')}" if "." in key else f"Step_{key}"


def _operation(
    key: str, title: str, body: str, out: str, *parameters: Schema, status: str = "200", also: Sequence[str] = ()
) -> Schema:
    answers: Schema = _ref(body) if body else {"type": "object", "maxProperties": 0}
    if also:
        answers = {"anyOf": [answers, *map(_ref, also)]}
    sent = {
        "type": "object",
        "properties": {"answers": answers},
        "required": ["answers"],
        "additionalProperties": False,
    }
    return {
        "operationId": key,
        "summary": title,
        "parameters": list(parameters),
        "requestBody": {"required": True, "content": {"application/json": {"schema": sent}}},
        "responses": _responses(out, status=status),
    }


def _responses(out: str, status: str = "200") -> Schema:
    done = {"description": "Done.", "content": {"application/json": {"schema": _ref(out)}}}
    refused = {
        "description": "Refused; `detail` says why, `errors` names each place.",
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }
    return {status: done, "default": refused}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _shapes(procedure: Declaration) -> dict[str, Schema]:
    """What comes back, as far as a program of this service needs it; there is more."""
    case: Schema = {
        "id": {"type": "string", "format": "uuid"},
        "number": _TEXT,
        "state": {"enum": [state.key for state in procedure.states]},
        "status": _TEXT,
        "fee": {"type": ["string", "null"]},
        "paid": _TEXT,
        "answers": {"type": "array", "items": _NAMED},
        "steps": {"type": "array", "items": _NAMED},
        "documents": {"type": "array", "items": _NAMED},
    }
    mistake: Schema = {"type": "object", "properties": dict.fromkeys(("question", "where", "detail"), _TEXT)}
    trial: Schema = {
        "possible": {"type": "boolean"},
        "errors": {"type": "array", "items": mistake},
        "eligible": {"type": ["boolean", "null"]},
        "reason": _TEXT,
        "fee": {"type": ["string", "null"]},
        "currency": _TEXT,
    }
    problem: Schema = {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "errors": trial["errors"],
    }
    return {
        "Case": _shape(case),
        "Submitted": _shape({**case, "token": _TEXT, "link": _TEXT}),
        "Trial": _shape(trial),
        "File": _shape({"id": _TEXT, "name": _TEXT, "media_type": _TEXT, "size": {"type": "integer"}}),
        "Problem": _shape(problem),
    }


def _shape(members: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": members, "required": list(members)}
