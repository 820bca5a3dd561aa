"""Drafts and their revisions, for who designs services."""

from uuid import UUID

from django.db.models import QuerySet

from hanse.frame.tools.designer.errors import NoSuchDraft
from hanse.frame.tools.designer.models import Draft, Review, Revision
from hanse.frame.tools.designer.rules import may_design
from hanse.identity.public import User, viewer_of
from hanse.kernel.rights import require


def require_designer(user: User) -> None:
    """Raises NotAllowed."""
    require(may_design, viewer_of(user))


def drafts() -> QuerySet[Draft]:
    """All of them, without their files, the last touched first."""
    return Draft.objects.defer("files").select_related("author")


def draft_of(user: User, draft_id: UUID) -> Draft:
    """Raises NotAllowed for who designs nothing, and NoSuchDraft."""
    require_designer(user)
    found = Draft.objects.select_related("author").filter(id=draft_id).first()
    if found is None:
        raise NoSuchDraft
    return found


def revisions_of(draft: Draft) -> QuerySet[Revision]:
    """Without their files, the latest first."""
    return Revision.objects.filter(draft=draft).defer("files").select_related("by")


def revision_of(draft: Draft, number: int) -> Revision:
    """One with its files. Raises NoSuchDraft."""
    found = Revision.objects.filter(draft=draft, number=number).select_related("by").first()
    if found is None:
        raise NoSuchDraft
    return found


def review_of(draft: Draft) -> Review | None:
    """The latest, decided or not."""
    return Review.objects.filter(draft=draft).select_related("asked_by", "decided_by").first()
