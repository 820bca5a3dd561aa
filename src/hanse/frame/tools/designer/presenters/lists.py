"""Drafts and offered services as the list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hanse.frame.queries.offering import offered
from hanse.frame.tools.designer.enums import Stage
from hanse.frame.tools.designer.models import Draft
from hanse.questions.public import reader_in
from hanse.ui import formats
from hanse.ui.values import Standing, Status

STAGES = {
    Stage.WRITING: (Standing.BEGUN, _("Being written")),
    Stage.IN_REVIEW: (Standing.WAITING, _("In review")),
    Stage.APPROVED: (Standing.OPEN, _("Approved")),
    Stage.PUBLISHED: (Standing.DONE, _("Published")),
    Stage.PUT_ASIDE: (Standing.CLOSED, _("Put aside")),
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    title: str
    service: str
    href: str
    author: str
    touched: str
    status: Status


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A service as it is online now."""

    service: str
    title: str
    version: str
    href: str


def status_of(draft: Draft) -> Status:
    standing, words = STAGES[Stage(draft.stage)]
    return Status(standing, str(words))


def draft_lines(rows: Iterable[Draft]) -> list[DraftLine]:
    return [
        DraftLine(
            title=one.title or one.service,
            service=one.service,
            href=reverse("designer:outline", args=[one.id]),
            author=one.author.name or one.author.email,
            touched=formats.moment(one.touched_at),
            status=status_of(one),
        )
        for one in rows
    ]


def offered_lines(language: str) -> list[OfferedLine]:
    """By their titles."""
    lines = [
        OfferedLine(
            service=one.key,
            title=reader_in(language, one.translations)(one.title),
            version=one.version,
            href=reverse("frame:service", args=[one.key]),
        )
        for one in offered()
    ]
    return sorted(lines, key=lambda line: line.title.casefold())
