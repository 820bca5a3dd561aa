"""A city's own roadmap among its scenarios."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.roadmaps.held import held
from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.errors import EmptyRoadmap
from hanse.diagnostic.models import Roadmap, RoadmapItem
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now


@transaction.atomic
def choose_roadmap(roadmap: Roadmap, *, by: Actor) -> Roadmap:
    """Make a scenario the city's roadmap; the one before it is replaced and stays as it was. Twice changes nothing.

    One that was replaced may be chosen again: work on it goes on where it stood. Raises EmptyRoadmap, SearchRunning.
    """
    all_of_city = Roadmap.objects.select_for_update().filter(city_id=roadmap.city_id).order_by("id")
    list(all_of_city.values_list("id"))  # two of a city's people who choose at once do it one after the other
    kept = held(roadmap, replaced=True)
    if kept.state == RoadmapState.CHOSEN:
        return kept
    if not RoadmapItem.objects.filter(roadmap=kept).exists():
        raise EmptyRoadmap(_("There is no solution in this roadmap yet. Have one sought, or choose solutions by hand."))
    before = Roadmap.objects.filter(city_id=kept.city_id, state=RoadmapState.CHOSEN)
    before.update(state=RoadmapState.REPLACED)
    kept.state, kept.chosen_at = RoadmapState.CHOSEN, now()
    kept.save(update_fields=["state", "chosen_at"])
    audit.record("diagnostic.choose_roadmap", by=by, on=kept, party_id=kept.party_id)
    outbox.emit("diagnostic.roadmap_chosen", {"city": str(kept.city_id), "roadmap": str(kept.id)})
    return kept


@transaction.atomic
def take_back_choice(roadmap: Roadmap, *, by: Actor) -> Roadmap:
    """A chosen roadmap is a scenario again; the city has none until it chooses. Twice changes nothing."""
    kept = held(roadmap, whole=False)
    if kept.state == RoadmapState.CHOSEN:
        kept.state, kept.chosen_at = RoadmapState.SCENARIO, None
        kept.save(update_fields=["state", "chosen_at"])
        audit.record("diagnostic.take_back_choice", by=by, on=kept, party_id=kept.party_id)
    return kept
