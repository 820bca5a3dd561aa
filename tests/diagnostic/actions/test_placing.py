"""Where the cities of a closed round stood."""

import pytest

from hanse.diagnostic.actions import place_cities
from hanse.diagnostic.models import Placement, Release
from hanse.diagnostic.queries.places import places_of
from hanse.diagnostic.queries.releases import EVERYBODY
from hanse.diagnostic.tasks import place
from tests.diagnostic.peers import closed_round, some_cities, submitted
from tests.diagnostic.rounds import SYSTEM

pytestmark = pytest.mark.django_db

ASIA = ("asia", None, None, None, None)


def test_each_city_is_placed_in_its_groups_of_fifteen():
    cities = some_cities(16) + some_cities(9, region="africa")
    round_ = closed_round(cities)

    place(str(round_.id))

    last = places_of(cities[15].pk, [round_])[round_.id]
    assert last.percentile(EVERYBODY, "ceds") == 60
    assert last.percentile(ASIA, "ceds") == 90
    africa = places_of(cities[16].pk, [round_])[round_.id]
    assert {group for group, _node in africa.percentiles or {}} == {EVERYBODY, (None, "medium", None, None, None)}


def test_a_rank_lies_within_a_band_that_is_told_in_fives():
    cities = some_cities(20)
    round_ = closed_round(cities)

    place_cities(round_, by=SYSTEM)

    highest = places_of(cities[19].pk, [round_])[round_.id]
    assert (highest.first, highest.ranked) == (1, 20)
    assert highest.last in {5, 10, 15, 20}
    rows = Placement.objects.values_list("first", "last")
    assert all(first == 1 or first % 5 == 0 for first, _last in rows)
    assert all(first <= last for first, last in rows)


def test_who_submits_after_closing_and_a_second_call_change_nothing():
    cities = some_cities(15)
    round_ = closed_round(cities)
    submitted(round_, some_cities(1), lowest=99)

    assert place_cities(round_, by=SYSTEM) == 15
    before = list(Placement.objects.order_by("id").values())
    assert place_cities(round_, by=SYSTEM) == 0

    assert list(Placement.objects.order_by("id").values()) == before
    assert Release.objects.get().placed_at is not None
    assert not places_of(some_cities(1)[0].pk, [round_])
