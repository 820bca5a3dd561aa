"""How a program knows again what it has read, and acts only while it is still so."""

from collections.abc import Callable, Collection
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Header

from hanse.frame.models import IssuedDocument
from hanse.frame.queries import Dossier
from hanse.frame.queries.events import moves_in

IfNoneMatch = Annotated[
    str, Header(alias="If-None-Match", description="Say nothing (304) while it is still of this `ETag`.")
]
IfMatch = Annotated[
    str,
    Header(
        alias="If-Match",
        max_length=100,
        pattern=r'^(|\*|"\d{1,9}\.[\w.-]{1,80}")$',
        description="Do it only while the case is as in the `ETag` that you read.",
    ),
]


def case_tag(dossier: Dossier, documents: Collection[IssuedDocument]) -> str:
    """Its first part counts the moves, so that a colleague who only reads the case holds up nobody."""
    ready = sum(one.file_id is not None for one in documents)
    return f'"{moves_in(dossier.events)}.{len(dossier.events)}-{ready}"'


def moves_of(if_match: str) -> int | None:
    """The number of moves that a tag names; None where any will do."""
    return int(if_match.strip('"').partition(".")[0]) if if_match not in {"", "*"} else None


def unless_known(response: HttpResponse, tag: str, if_none_match: str, out: Callable[[], Any]) -> Any:
    """The value, or 304 to who has it already."""
    response.headers["ETag"] = tag
    if tag in [one.strip() for one in if_none_match.split(",")]:
        return HttpResponse(status=304, headers={"ETag": tag})
    return out()
