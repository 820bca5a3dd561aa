"""Saved views of the list of members: one's own, and those that colleagues of the same office share."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Viewer
from hanse.kernel.errors import NotThere
from hanse.members.models import SavedView


def views_for(viewer: Viewer, offices: Collection[str]) -> QuerySet[SavedView]:
    """`offices` are those where somebody works; the empty key is the secretariat."""
    found = SavedView.objects.filter(Q(owner_id=viewer.user_id) | Q(shared=True, office__in=offices))
    return found.select_related("owner")


def own_view(viewer: Viewer, view_id: UUID) -> SavedView:
    """One of hers. Raises NotThere."""
    found = SavedView.objects.filter(owner_id=viewer.user_id, id=view_id).first()
    if found is None:
        raise NotThere(_("There is no such view of yours."))
    return found
