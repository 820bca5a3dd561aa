"""The description of an API as a page shows it, so that no reader of it needs scripts from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

type Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A parameter, or a member of a body; `kind` in words, such as “list of NodeOut”."""

    name: str
    kind: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class ResponseLine:
    status: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class OperationLine:
    """One operation: what is sent, and what comes back."""

    key: str
    method: str
    path: str
    title: str
    words: str
    parameters: tuple[FieldLine, ...]
    body: str
    responses: tuple[ResponseLine, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Operations on one kind of thing."""

    key: str
    words: str
    operations: tuple[OperationLine, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A named value that is sent or comes back."""

    key: str
    words: str
    fields: tuple[FieldLine, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    title: str
    paragraphs: tuple[str, ...]
    groups: tuple[Group, ...]
    shapes: tuple[Shape, ...]


def reference_of(description: Schema) -> Reference:
    """An OpenAPI description as groups of operations, and the shapes of what they take and give."""
    found = list(_operations(description))
    groups = tuple(
        Group(tag["name"], tag["description"], tuple(line for name, line in found if name == tag["name"]))
        for tag in description["tags"]
    )
    info, shapes = description["info"], description["components"]["schemas"]
    return Reference(
        title=info["title"],
        paragraphs=tuple(" ".join(part.split()) for part in info["description"].split("\n\n")),
        groups=groups,
        shapes=tuple(_shape(key, shapes[key]) for key in sorted(shapes)),
    )


def _operations(description: Schema) -> Iterator[tuple[str, OperationLine]]:
    for path, methods in description["paths"].items():
        for method, one in methods.items():
            body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            yield (
                one["tags"][0],
                OperationLine(
                    key=one["operationId"],
                    method=method.upper(),
                    path=path,
                    title=one["summary"],
                    words=one["description"],
                    parameters=tuple(_parameter(each) for each in one["parameters"]),
                    body=kind_of(body) if body else "",
                    responses=tuple(_response(status, each) for status, each in one["responses"].items()),
                ),
            )


def _parameter(one: Schema) -> FieldLine:
    return FieldLine(one["name"], kind_of(one["schema"]), one["required"], one.get("description", ""))


def _response(status: str, one: Schema) -> ResponseLine:
    kinds = [kind_of(content["schema"]) if content.get("schema") else media for media, content in _content(one)]
    return ResponseLine(status, one["description"], ", ".join(dict.fromkeys(kinds)))


def _content(one: Schema) -> list[tuple[str, Schema]]:
    return list(one.get("content", {}).items())


def _shape(key: str, one: Schema) -> Shape:
    required = one.get("required", [])
    fields = tuple(
        FieldLine(name, kind_of(each), name in required, each.get("description", ""))
        for name, each in one.get("properties", {}).items()
    )
    return Shape(key, one.get("description", ""), fields, tuple(map(str, one.get("enum", ()))))


def kind_of(schema: Schema) -> str:
    """A schema in words: `list of NodeOut`, `integer or null`, `object of AnswerOut`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind_of(one) for one in schema["anyOf"]))
    match schema.get("type", "any value"):
        case "array":
            return f"list of {kind_of(schema['items'])}"
        case "object" if isinstance(schema.get("additionalProperties"), Mapping):
            return f"object of {kind_of(schema['additionalProperties'])}"
        case list() as several:
            return " or ".join(several)
        case one:
            return f"{one} ({schema['format']})" if "format" in schema else str(one)
