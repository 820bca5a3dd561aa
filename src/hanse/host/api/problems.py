"""What goes wrong, as problem details (RFC 9457): what happened, where, and what to do."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import Field, Schema

from hanse.kernel.errors import Conflict, HanseError, Invalid, NotAllowed, NotThere

MEDIA_TYPE = "application/problem+json"
TYPES = "urn:hanse:problem:"
STATUSES: Mapping[type[HanseError], int] = {
    NotThere: 404,
    NotAllowed: 403,
    Conflict: 409,
    Invalid: 422,
    HanseError: 400,
}
"""The status of a refusal that an edition has not given one of its own."""


class Place(Schema):
    """One thing that is wrong in what was sent."""

    where: str = Field(
        description="A JSON pointer into the body, or `query.`, `path.` or `header.` and a name.",
        examples=["/answers/gov_strategy_status/value"],
    )
    detail: str = Field(examples=["“seven” is not one of the options."])
    question: str = Field("", description="The key of the question, where it is about one.")


class Problem(Schema):
    """Problem details of RFC 9457. Some kinds carry further members, such as `standing` or `open_questions`."""

    type: str = Field(description="The kind, stable for ever.", examples=["urn:hanse:problem:not-there"])
    title: str = Field(description="The status in words.", examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="What happened and what to do.", examples=["There is no such assessment."])
    errors: list[Place] = Field([], description="What is wrong in the request, each with its place.")


def problem(
    status: int, kind: str, detail: str, *, errors: list[dict[str, Any]] | None = None, **more: Any
) -> JsonResponse:
    """The response that carries a problem."""
    body = {"type": TYPES + kind, "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    body["errors"] = errors or []
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def refusal_problem(
    _request: HttpRequest, refusal: HanseError, statuses: Mapping[type[HanseError], int]
) -> JsonResponse:
    """A refusal of the platform under the status of its nearest class."""
    status = next(statuses[one] for one in type(refusal).__mro__ if one in statuses)
    facts = dict(refusal.facts)
    errors = facts.pop("errors", None)
    if errors is None and isinstance(refusal, Invalid) and refusal.field:
        errors = [{"where": f"/{refusal.field}", "detail": refusal.message}]
    return problem(status, kind_of(refusal), refusal.message, errors=errors, **facts)  # type: ignore[arg-type]


def kind_of(refusal: HanseError) -> str:
    """The name of its class in small letters: WrongState → wrong-state."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(refusal).__name__).lower()


def invalid_problem(errors: list[dict[str, Any]]) -> JsonResponse:
    """What does not fit the description: ninja's list of pydantic errors, with places that a person can follow."""
    places = [{"where": _where(one["loc"]), "detail": one["msg"]} for one in errors]
    return problem(422, "invalid", _("The request does not fit the description. Mend each place."), errors=places)


def _where(path: tuple[Any, ...]) -> str:
    """(body, document, answers, x) → /answers/x; (query, limit) → query.limit."""
    source, *rest = path
    if source == "body":
        return "/" + "/".join(str(one) for one in rest[1:])
    return ".".join(str(one) for one in path)
