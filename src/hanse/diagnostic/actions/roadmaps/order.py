"""The solutions of a roadmap and their order, as a person or the search sets them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.roadmaps.held import held, touch
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.laid_down import from_json, to_json
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid


@transaction.atomic
def order_by_hand(
    roadmap: Roadmap, chosen: Mapping[str, int], *, version: int, by: Actor, fixed: Collection[str] | None = None
) -> None:
    """Solution → period in which it begins, for all that shall be in it. What it breaks is said, never refused.

    A search leaves those that are `fixed` as they stand: in the period chosen, or out; None keeps what was fixed.
    Raises RoadmapChanged, SearchRunning, RoadmapClosed; `Invalid` for a solution or period that there is not.
    """
    kept = held(roadmap, version=version)
    offered = {one.key for one in grounds(roadmap).offered.solutions}
    for key, period in chosen.items():
        if key not in offered:
            raise Invalid(_("There is no solution “%(key)s” for your city.") % {"key": key}, field=key)
        if not 0 <= period < kept.periods:
            raise Invalid(_("Choose a time within the roadmap."), field=key)
    changed = keep_order(kept, chosen)
    if fixed is not None and (wishes := _fixed(kept, chosen, offered.intersection(fixed))) != kept.wishes:
        kept.wishes = wishes
        kept.save(update_fields=["wishes"])
        changed = changed or sorted(fixed)
    if changed:
        touch(kept)
        audit.record("diagnostic.order_roadmap", by=by, on=kept, party_id=kept.party_id, detail={"solutions": changed})


def _fixed(roadmap: Roadmap, chosen: Mapping[str, int], fixed: Collection[str]) -> dict[str, Any]:
    """The wishes with these solutions as they stand; what is under way begins at once, whatever else."""
    laid = from_json(roadmap.wishes)
    locked = {key: chosen[key] for key in fixed if key in chosen} | dict.fromkeys(roadmap.begun, 0)
    banned = frozenset(key for key in fixed if key not in chosen) - roadmap.begun.keys()
    return to_json(replace(laid, wishes=replace(laid.wishes, locked=locked, banned=banned)))


def keep_order(roadmap: Roadmap, chosen: Mapping[str, int]) -> list[str]:
    """Make a held roadmap's items these; who answers for one that stays, stays. Returns what changed, by key."""
    before = {one.solution: one for one in RoadmapItem.objects.filter(roadmap=roadmap)}
    gone = [key for key in before if key not in chosen]
    moved = [key for key, period in chosen.items() if key in before and before[key].start != period]
    new = [key for key in chosen if key not in before]
    RoadmapItem.objects.filter(roadmap=roadmap, solution__in=gone).delete()
    for key in moved:
        item = before[key]
        item.start, item.starts_on, item.due_on, item.version = chosen[key], None, None, item.version + 1
    RoadmapItem.objects.bulk_update([before[key] for key in moved], ["start", "starts_on", "due_on", "version"])
    RoadmapItem.objects.bulk_create(RoadmapItem(roadmap=roadmap, solution=key, start=chosen[key]) for key in new)
    return sorted([*gone, *moved, *new])
