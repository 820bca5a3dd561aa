"""A roadmap held for a change: nobody else changes it in the meantime."""

from django.db.models import F
from django.utils.translation import gettext as _

from hanse.diagnostic.enums import UNDER_WAY, RoadmapState
from hanse.diagnostic.errors import RoadmapChanged, RoadmapClosed, SearchRunning
from hanse.diagnostic.models import Roadmap, RoadmapSearch


def held(roadmap: Roadmap, *, version: int | None = None, whole: bool = True, replaced: bool = False) -> Roadmap:
    """The roadmap, locked until the transaction ends.

    With `whole` the solutions may change: raises SearchRunning while a search is under way, RoadmapClosed for one that
    was replaced, unless `replaced` ones are meant too. Raises RoadmapChanged where somebody saved since `version` was
    read.
    """
    found = Roadmap.objects.select_for_update().get(id=roadmap.id)
    if version is not None and version != found.version:
        raise RoadmapChanged
    if found.state == RoadmapState.REPLACED and not replaced:
        raise RoadmapClosed(_("Another roadmap has replaced this one: it stays as it was."))
    if whole and RoadmapSearch.objects.filter(roadmap=found, state__in=UNDER_WAY).exists():
        raise SearchRunning(_("A search for this roadmap is under way. Wait for it, or stop it first."))
    return found


def touch(roadmap: Roadmap, *fields: str) -> None:
    """Save these fields of a held roadmap, and count its version."""
    if fields:
        roadmap.save(update_fields=list(fields))
    Roadmap.objects.filter(id=roadmap.id).update(version=F("version") + 1)
