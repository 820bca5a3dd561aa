"""What a search says of the roadmap that stands."""

import pytest

from hanse.diagnostic.actions import ask_for_roadmap, order_by_hand
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.presenters.roadmaps.reasons import Why
from hanse.diagnostic.presenters.roadmaps.searching import margin_words, search_words
from hanse.diagnostic.queries.roadmaps.grounds import grounds
from hanse.diagnostic.queries.roadmaps.reads import last_search, roadmap_by_id
from hanse.kernel.clock import now
from tests.diagnostic.roadmaps import SYSTEM, ordered, scenario, submitted
from tests.diagnostic.rounds import a_team

pytestmark = pytest.mark.django_db


def said(roadmap: Roadmap) -> str:
    """How the search ended, and what a little more would bring."""
    one = roadmap_by_id(roadmap.id)
    search, why = last_search(one), Why(grounds(one), "en")
    assert search
    return " ".join([search_words(search, one, why), *margin_words(search, one, why)])


def test_what_a_search_proved_is_not_said_of_a_roadmap_that_was_changed_since():
    assessment = submitted(a_team())
    ground = grounds(scenario(assessment, "Nothing"))
    resting = {need.of for need in ground.problem.needs}
    key = ground.offered.solutions[min({each for one in ground.problem.gains for each in one.by} - resting)].key
    made = ordered(assessment, {key: 0})
    value = ground.problem.value(ground.starts({key: 0}))
    ended = {"state": "done", "outcome": "found", "is_proven": True, "best": value, "bound": value, "ended_at": now()}
    RoadmapSearch.objects.filter(id=ask_for_roadmap(made, by=SYSTEM).id).update(
        **ended, margins=[{"skill": None, "value": 1}]
    )
    found = said(made)

    order_by_hand(made, {}, version=made.version, by=SYSTEM)

    assert "Proven: " in found
    assert "A tenth more money" in found
    assert (
        said(made) == "It is no longer the roadmap that the search found: whether there is a better one is not known."
    )
