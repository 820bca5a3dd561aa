"""Drafts and offered services as the list shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hanse.frame.queries.offering import offered
from hanse.frame.tools.carried import shows
from hanse.frame.tools.designer.enums import Stage
from hanse.frame.tools.designer.files import said_in
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.origins import files_in
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
    resting: bool
    aside: str


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
            resting=one.stage == Stage.PUT_ASIDE,
            aside=_aside(one),
        )
        for one in rows
    ]


def _aside(draft: Draft) -> str:
    """Where it is put aside or brought back; what is published stays."""
    if draft.stage == Stage.PUBLISHED:
        return ""
    name = "bring_back" if draft.stage == Stage.PUT_ASIDE else "put_aside"
    return reverse(f"designer:{name}", args=[draft.id])


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


def template_titles(folders: Mapping[str, Path]) -> dict[str, tuple[str, str]]:
    """Key → title, and what it shows."""
    return {key: (said_in(files_in(folder)).title, shows(folder)) for key, folder in folders.items()}
