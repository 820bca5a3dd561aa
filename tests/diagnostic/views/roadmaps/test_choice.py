"""The city's own roadmap: chosen, tracked, planned anew."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import Track, choose_roadmap
from hanse.diagnostic.enums import RoadmapState
from hanse.diagnostic.models import Roadmap
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, ordered, read, tracked

pytestmark = pytest.mark.django_db


def test_a_roadmap_is_chosen_tracked_and_planned_anew(client, assessment, some, team):
    made = ordered(assessment, {some[0]: 0})
    client.post(reverse("diagnostic:choose_roadmap", args=[made.id]))
    assert roadmap_by_id(made.id).state == RoadmapState.CHOSEN

    track = reverse("diagnostic:track_solution", args=[made.id, some[0]])
    asked = client.get(track).content.decode()
    assert "Up to: " in asked
    assert "By the plan: 1 January 2027." in asked
    given = {"owner": str(team.contributor.id), "steps_done": "1", "note": "Begun", "version": "1"}
    client.post(track, given)
    item = roadmap_by_id(made.id).items.get()
    assert (item.owner, item.steps_done, item.note) == (team.contributor, 1, "Begun")
    assert "1 of " in read(client, "roadmap", made.id)

    answer = client.post(reverse("diagnostic:plan_anew", args=[made.id]))
    anew = Roadmap.objects.exclude(id__in=[made.id]).get(begun={some[0]: 1})
    assert answer.url == reverse("diagnostic:wishes", args=[anew.id])
    client.post(reverse("diagnostic:choose_roadmap", args=[anew.id]))
    assert roadmap_by_id(anew.id).state == RoadmapState.CHOSEN  # what is under way goes on in it: nobody is asked
    client.post(reverse("diagnostic:choose_roadmap", args=[anew.id]), {"do": "take_back"})
    assert roadmap_by_id(anew.id).state == RoadmapState.SCENARIO


def test_another_roadmap_is_chosen_instead_of_one_under_way_only_when_that_is_meant(client, assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[1]: 0}, "Second")
    tracked(choose_roadmap(first, by=SYSTEM).items.get(), Track(steps_done=1))
    address = reverse("diagnostic:choose_roadmap", args=[second.id])

    asked = client.post(address)

    assert "Solutions done: 0, under way: 1." in asked.text
    assert roadmap_by_id(second.id).state == RoadmapState.SCENARIO
    client.post(address, {"do": "choose"})
    assert roadmap_by_id(second.id).state == RoadmapState.CHOSEN
    assert "Choose this as your city" in read(client, "roadmap", first.id)
    client.post(reverse("diagnostic:choose_roadmap", args=[first.id]))
    assert roadmap_by_id(first.id).state == RoadmapState.CHOSEN
