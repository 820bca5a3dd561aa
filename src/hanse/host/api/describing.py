"""The description of the API (OpenAPI 3.1), completed by what every operation has: problems and their media type."""

from collections.abc import Iterator
from typing import Any

from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from pydantic.json_schema import models_json_schema

from hanse.host.api.problems import MEDIA_TYPE, Problem

ALWAYS = {
    400: "The request cannot be read.",
    401: "No key, or one that is unknown, revoked or too old.",
    403: "The person behind the key may not do this, or the key may only read.",
    429: "Too many requests in this minute; `Retry-After` says when to go on.",
    503: "The database is away for a moment; `Retry-After` says when to send it again.",
}
WITH_PLACE = {404: "It does not exist."}
WITH_INPUT = {422: "A value is not accepted; `errors` names each place."}
WITH_BODY = {413: "The body is too large.", 415: "The body is not `application/json`."}


def described(schema: OpenAPISchema) -> OpenAPISchema:
    """The same schema, with the problems of each operation."""
    _, parts = models_json_schema([(Problem, "serialization")], ref_template=REF_TEMPLATE)
    schema["components"]["schemas"].update(parts["$defs"])
    schema["components"]["securitySchemes"] = {
        "Key": {"type": "http", "scheme": "bearer", "description": "A personal key, made under “Your account”."},
        "Browser": {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "A signed-in browser."},
    }
    for operation in operations(schema):
        operation["security"] = [{} if "Anyone" in one else one for one in operation["security"]]
        responses = operation["responses"]
        for status, words in _problems(operation).items():
            responses.setdefault(status, {"description": words})
        for status, response in responses.items():
            if int(status) >= 400:
                response["content"] = {MEDIA_TYPE: {"schema": {"$ref": REF_TEMPLATE.format(model="Problem")}}}
        operation["responses"] = {str(status): responses[status] for status in sorted(responses, key=int)}
    return schema


def operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of a description."""
    for path in schema["paths"].values():
        yield from path.values()


def _problems(operation: dict[str, Any]) -> dict[int, str]:
    found = dict(ALWAYS)
    if any(one["in"] == "path" for one in operation["parameters"]):
        found |= WITH_PLACE
    if operation["parameters"] or "requestBody" in operation:
        found |= WITH_INPUT
    if "requestBody" in operation:
        found |= WITH_BODY
    return found
