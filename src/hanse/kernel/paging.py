"""Lists in pages: how many, from where, and where the next page begins."""

from collections.abc import Sequence

from django.db.models import QuerySet
from ninja import Field, Schema

LARGEST = 100
FARTHEST = 1_000_000


class Span(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(50, ge=1, le=LARGEST, description="At most so many entries.")
    offset: int = Field(0, ge=0, le=FARTHEST, description="After so many entries.")


class Page[T](Schema):
    """A part of a list. `next` is the offset of the next part, null where this is the last."""

    items: list[T]
    next: int | None = Field(description="The offset of the next page; null on the last one.")


def page_of(rows: QuerySet | Sequence, span: Span) -> tuple[list, int | None]:  # type: ignore[type-arg]
    """The rows of the span, and the next offset; one row more is read, nothing is counted."""
    read = list(rows[span.offset : span.offset + span.limit + 1])
    return read[: span.limit], span.offset + span.limit if len(read) > span.limit else None
