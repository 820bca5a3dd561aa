"""Drafts and their revisions, for who designs services."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet

from hanse.frame import catalogue
from hanse.frame.models import Offer, PublishedProcedure
from hanse.frame.queries.offering import offers_of
from hanse.frame.tools.designer.errors import NoSuchDraft
from hanse.frame.tools.designer.models import Comment, Draft, Review, Revision
from hanse.frame.tools.designer.rules import may_design
from hanse.identity.public import User, viewer_of
from hanse.kernel.models import AuditEntry
from hanse.kernel.rights import require

MOST_OFFERS = 50


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


def reviews_of(draft: Draft) -> QuerySet[Review]:
    """The latest first."""
    return Review.objects.filter(draft=draft).select_related("asked_by", "decided_by")


def comments_of(draft: Draft) -> QuerySet[Comment]:
    """The latest first."""
    return Comment.objects.filter(draft=draft).select_related("by")


def offers(service: str) -> QuerySet[Offer]:
    """What was decided of a service, the latest first."""
    return offers_of(service)[:MOST_OFFERS]


def deciders(rows: Collection[Offer]) -> Mapping[UUID, UUID | None]:
    """Who decided each, from the audit."""
    found = AuditEntry.objects.filter(subject_type=Offer._meta.label_lower, subject_id__in=[one.id for one in rows])
    return {subject: actor for subject, actor in found.values_list("subject_id", "actor_id") if subject}


def published_versions(service: str) -> set[str]:
    """All that can be offered: kept in the database, or declared in the code."""
    kept = set(PublishedProcedure.objects.filter(key=service).values_list("version", flat=True))
    return kept | {one.version for one in catalogue.every_version() if one.key == service}
