"""What a city lays down for a roadmap."""

from dataclasses import replace

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import ask_for_roadmap
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.queries.roadmaps.laid_down import from_json, to_json
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, read, scenario, wishes

pytestmark = pytest.mark.django_db


def test_a_city_lays_down_its_wishes_and_a_search_begins(client, assessment):
    answer = client.post(reverse("diagnostic:new_roadmap", args=[assessment.id]), wishes())

    made = Roadmap.objects.get()
    laid = from_json(made.wishes)
    assert answer.url == reverse("diagnostic:roadmap", args=[made.id])
    assert laid.wishes.budget == (200_000.0, 300_000.0)
    assert (laid.currency, laid.rate, made.periods, made.period_months) == ("EUR", 0.5, 2, 12)
    assert RoadmapSearch.objects.get().state == ComputationState.WAITING
    assert "It begins when the jobs before it are done." in read(client, "roadmap", made.id)
    again = read(client, "wishes", made.id)
    assert 'value="100000"' in again


def test_quarters_share_the_money_of_their_year(client, assessment):
    client.post(
        reverse("diagnostic:new_roadmap", args=[assessment.id]), wishes(step="3", aim_score="90", aim_year="2028")
    )

    made = Roadmap.objects.get()
    kept = from_json(made.wishes).wishes
    assert (made.periods, made.period_months) == (8, 3)
    assert kept.budget == (50_000.0,) * 4 + (75_000.0,) * 4
    assert [(one.score, one.period) for one in kept.aims] == [(90.0, 7)]


def test_money_that_differs_by_quarter_is_asked_by_quarter_and_kept(client, assessment):
    made = scenario(assessment)
    laid = from_json(made.wishes)
    seven = replace(laid, wishes=replace(laid.wishes, budget=tuple(float(one) for one in range(1, 8))))
    Roadmap.objects.filter(id=made.id).update(wishes=to_json(seven), periods=7, period_months=3)

    said = read(client, "wishes", made.id)
    assert 'name="budget-7"' in said
    assert 'name="step"' not in said
    sent = {key: value for key, value in wishes(rate="1").items() if key != "step"}
    money = {f"budget-{place}": str(place * 10) for place in range(1, 8)}
    client.post(reverse("diagnostic:wishes", args=[made.id]), {**sent, **money, "version": str(made.version)})

    kept = roadmap_by_id(made.id)
    assert from_json(kept.wishes).wishes.budget == tuple(10.0 * place for place in range(1, 8))
    assert (kept.periods, kept.period_months) == (7, 3)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Name of the scenario"),
        ({"currency": "XQQ"}, "three letters of a currency"),
        ({"rate": "0"}, "0.1 or more"),
        ({"budget-2": "", "budget-3": "5"}, "lies empty between others"),
        ({"aim_score": "90"}, "An aim needs a score and a year."),
        ({"aim_score": "90", "aim_year": "3"}, "does not have so many years"),
        ({"step": "3"} | {f"budget-{year}": "1" for year in range(1, 6)}, "four years at most"),
    ],
)
def test_wrong_wishes_are_refused_in_words_and_nothing_is_kept(client, assessment, wrong, words):
    answer = client.post(reverse("diagnostic:new_roadmap", args=[assessment.id]), wishes(**wrong))

    assert words in answer.content.decode().replace("&quot;", '"')
    assert not Roadmap.objects.exists()


def test_wishes_are_kept_where_a_city_has_as_many_searches_as_it_may(client, assessment, monkeypatch):
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.MOST_AT_ONCE", 1)
    ask_for_roadmap(scenario(assessment), by=SYSTEM)

    answer = client.post(reverse("diagnostic:new_roadmap", args=[assessment.id]), wishes(), follow=True)

    assert answer.redirect_chain  # to the scenario that was made
    assert "Wait for one of them, or stop it." in answer.text
    assert Roadmap.objects.count() == 2
    assert RoadmapSearch.objects.count() == 1
