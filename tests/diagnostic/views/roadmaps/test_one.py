"""One roadmap: as it is shown, described, copied and deleted."""

import pytest
from django.urls import reverse

from hanse.diagnostic.models import Roadmap
from tests.diagnostic.roadmaps import ordered, read

pytestmark = pytest.mark.django_db


def test_a_roadmap_shows_its_solutions_their_reasons_money_and_pictures(client, assessment, some):
    made = ordered(assessment, {some[0]: 0, some[1]: 1})

    said = read(client, "roadmap", made.id)

    assert said.count('<figure class="hanse-chart">') == 4
    assert " points: " in said
    assert "Choose this as your city" in said
    taken = client.get(reverse("diagnostic:roadmap", args=[made.id]), {"picture": "works", "as": "csv"})
    assert taken.content.decode("utf-8-sig").count("\n") == 3


def test_a_scenario_is_described_copied_and_deleted(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})
    client.post(
        reverse("diagnostic:describe_roadmap", args=[made.id]), {"name": "Ours", "vision": "Nobody waits in a line."}
    )
    assert "Nobody waits in a line." in read(client, "roadmap", made.id)

    client.post(reverse("diagnostic:copy_roadmap", args=[made.id]), {"name": "Twin"})
    twin = Roadmap.objects.get(name="Twin")
    assert "gone for good" in read(client, "delete_roadmap", twin.id)
    client.post(reverse("diagnostic:delete_roadmap", args=[twin.id]))
    assert not Roadmap.objects.filter(name="Twin").exists()
