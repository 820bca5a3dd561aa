"""What lies beside a question: its evidence and its comments."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.questions.enums import EvidenceKind
from hanse.questions.models import Comment, Evidence
from hanse.questions.presenters.places import Places
from hanse.ui.values import Person


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """`href` leads to the file or the link; a note has none. `remove` is empty where it may not be removed."""

    words: str
    kind: str
    href: str
    note: str
    by: Person
    at: datetime
    remove: str


@dataclass(frozen=True, slots=True)
class CommentLine:
    """`resolve` is empty where the comment is dealt with, or may not be."""

    id: str
    text: str
    author: Person
    at: datetime
    resolve: str
    resolved: bool


def person(names: Mapping[UUID, str], by_id: UUID | None) -> Person:
    """Who did it, by name; someone whose name is not known any more is a former colleague."""
    return Person(names.get(by_id, "") if by_id else "") if by_id in names else Person(_("A former colleague"))


def evidence_lines(
    found: Iterable[Evidence], names: Mapping[UUID, str], places: Places, *, writable: bool
) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(
            words=evidence_words(one),
            kind=str(EvidenceKind(one.kind).label),
            href=places.evidence_file(one.key, one.id) if one.kind == EvidenceKind.FILE else one.link,
            note=one.note if one.kind != EvidenceKind.NOTE else "",
            by=person(names, one.by_id),
            at=one.created_at,
            remove=places.remove_evidence(one.key, one.id) if writable else "",
        )
        for one in found
    )


def evidence_words(one: Evidence) -> str:
    """What names a piece of evidence: the file, the address, or the note itself."""
    if one.file is not None:
        return one.file.name
    return one.link or one.note


def comment_lines(
    found: Iterable[Comment], names: Mapping[UUID, str], places: Places, *, may_talk: bool
) -> tuple[CommentLine, ...]:
    return tuple(
        CommentLine(
            id=str(one.id),
            text=one.text,
            author=person(names, one.by_id),
            at=one.created_at,
            resolve=places.resolve_comment(one.key, one.id) if may_talk and one.resolved_at is None else "",
            resolved=one.resolved_at is not None,
        )
        for one in found
    )


def people_in(*groups: Iterable[Evidence | Comment]) -> Collection[UUID]:
    """Ids of everybody whose name is needed."""
    return {one.by_id for group in groups for one in group if one.by_id is not None}
