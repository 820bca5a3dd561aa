"""A roadmap ordered by hand."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import choose_roadmap
from hanse.diagnostic.queries.roadmaps.laid_down import from_json
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, ordered, read

pytestmark = pytest.mark.django_db


def test_the_effect_of_a_change_is_seen_before_it_is_saved(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})
    address = reverse("diagnostic:order_roadmap", args=[made.id])
    typed = {f"start-{some[0]}": "2", f"start-{some[1]}": "0", f"fixed-{some[1]}": "1", "version": str(made.version)}

    looked = client.post(address, typed)
    assert looked.status_code == 200
    assert {one.solution: one.start for one in roadmap_by_id(made.id).items.all()} == {some[0]: 0}

    client.post(address, {**typed, "do": "save"})
    kept = roadmap_by_id(made.id)
    assert {one.solution: one.start for one in kept.items.all()} == {some[0]: 2, some[1]: 0}
    assert from_json(kept.wishes).wishes.locked == {some[1]: 0}


def test_a_replaced_roadmap_stays_as_it_was(client, assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[1]: 0}, "Second")
    choose_roadmap(first, by=SYSTEM)
    choose_roadmap(second, by=SYSTEM)

    said = read(client, "roadmap", first.id)

    assert "Change it by hand" not in said
    answer = client.post(reverse("diagnostic:order_roadmap", args=[first.id]), {"do": "save", "version": "9"})
    assert answer.status_code == 422
