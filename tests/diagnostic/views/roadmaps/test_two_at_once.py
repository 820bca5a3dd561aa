"""Two of a city's people change the same of a roadmap: the second is told, and nobody's words are lost."""

from datetime import date

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import Track, choose_roadmap, order_by_hand
from hanse.diagnostic.models import RoadmapSearch
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, ordered, scenario, tracked, wishes

pytestmark = pytest.mark.django_db


def test_who_saves_over_another_is_told_and_loses_nothing(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})
    order_by_hand(made, {some[1]: 0}, version=made.version, by=SYSTEM)

    answer = client.post(
        reverse("diagnostic:order_roadmap", args=[made.id]),
        {f"start-{some[2]}": "1", "version": str(made.version), "do": "save"},
    )

    assert answer.status_code == 422
    said = answer.content.decode()
    assert "A colleague has changed this roadmap in the meantime." in said
    saved = said.split("What your colleague has saved")[1].split("</dl>")[0]
    assert [saved.count(words) for words in ("<dt", "2027", "Not in it")] == [2, 1, 1]
    assert f'name="version" value="{roadmap_by_id(made.id).version}"' in said
    assert f'name="start-{some[2]}"' in answer.content.decode()
    assert {one.solution for one in roadmap_by_id(made.id).items.all()} == {some[1]}


def test_who_tracks_over_a_colleague_sees_what_is_saved_and_keeps_what_she_typed(client, assessment, some, team):
    made = choose_roadmap(ordered(assessment, {some[0]: 0}), by=SYSTEM)
    page = reverse("diagnostic:track_solution", args=[made.id, some[0]])
    assert 'name="version" value="1"' in client.get(page).content.decode()
    days = {"due_on-day": "30", "due_on-month": "9", "due_on-year": "2027"}
    tracked(made.items.get(), Track(owner=team.contributor, due_on=date(2027, 9, 30), note="Signed in May"))

    answer = client.post(page, {"owner": "", "steps_done": "1", "note": "Begun", "version": "1", **days})

    said, saved = answer.content.decode(), answer.content.decode().split("What your colleague has saved")[1]
    saved = saved.split("<form")[0]
    assert answer.status_code == 422
    assert "A colleague has saved this solution in the meantime." in said
    assert all(words in saved for words in ("Contributor", "Signed in May", "None yet"))
    assert "2027" not in saved  # the same day
    assert ">Begun</textarea>" in said
    client.post(page, {"owner": "", "steps_done": "1", "note": "Begun", "version": "2", **days})
    assert made.items.get().note == "Begun"


def test_who_lays_down_over_a_colleague_sees_what_is_saved_and_keeps_what_she_typed(client, assessment, some):
    made = scenario(assessment)
    order_by_hand(made, {some[0]: 0}, version=made.version, by=SYSTEM)

    answer = client.post(reverse("diagnostic:wishes", args=[made.id]), wishes(name="Mine", version=str(made.version)))

    said = answer.content.decode()
    saved = said.split("What your colleague has saved")[1].split("<form")[0]
    assert answer.status_code == 422
    assert "Year 1: 400,000" in saved
    assert "Small budget" in saved
    assert 'value="Mine"' in said
    assert f'name="version" value="{roadmap_by_id(made.id).version}"' in said
    assert not RoadmapSearch.objects.exists()
