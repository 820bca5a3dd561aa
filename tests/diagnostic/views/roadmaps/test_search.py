"""A search that is watched and stopped."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import ask_for_roadmap
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.models import RoadmapSearch
from tests.diagnostic.roadmaps import SYSTEM, scenario

pytestmark = pytest.mark.django_db


def test_progress_is_told_and_the_page_is_drawn_anew_at_its_end(client, assessment):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    RoadmapSearch.objects.filter(id=search.id).update(state="running", done=12, best=90, bound=100)
    address = reverse("diagnostic:search_progress", args=[made.id])

    under_way = client.get(address, headers={"HX-Request": "true"})
    RoadmapSearch.objects.filter(id=search.id).update(state="done", outcome="impossible", why=[
        {"limit": "budget", "period": 1, "by": 120_000, "solution": None, "skill": None, "target": None}
    ])  # fmt: skip
    ended = client.get(address, headers={"HX-Request": "true"})

    assert "10.0%" in under_way.content.decode()
    assert "HX-Refresh" not in under_way.headers
    assert "The budget of 2028 is short by US$120,000." in ended.content.decode()
    assert ended.headers["HX-Refresh"] == "true"


def test_a_search_is_stopped(client, assessment):
    made = scenario(assessment)
    ask_for_roadmap(made, by=SYSTEM)

    client.post(reverse("diagnostic:stop_search", args=[made.id]))

    assert RoadmapSearch.objects.get().state == ComputationState.STOPPED
