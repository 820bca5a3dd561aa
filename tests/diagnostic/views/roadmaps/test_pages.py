"""Pages of roadmaps: what they show, what they refuse, and how many queries they take."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import Track, ask_for_roadmap, choose_roadmap
from hanse.diagnostic.enums import ComputationState, RoadmapState
from hanse.diagnostic.method.library.loader import load_library
from hanse.diagnostic.models import Roadmap, RoadmapSearch
from hanse.diagnostic.queries.roadmaps.laid_down import from_json, to_json
from hanse.diagnostic.queries.roadmaps.reads import roadmap_by_id
from tests.diagnostic.roadmaps import SYSTEM, ordered, scenario, submitted_later, tracked, wishes
from tests.diagnostic.rounds import begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(sign_in, team):
    return sign_in(team.coordinator)


def read(client, name: str, *arguments: object, **query: str) -> str:
    answer = client.get(reverse(f"diagnostic:{name}", args=arguments), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_would_help_says_why_and_can_be_cut_down(client, assessment):
    said = read(client, "proposals", assessment.id)

    assert "Because “" in said
    assert f"/assessments/{assessment.id}/results/" in said
    assert "other solutions rest on it" in said or "One other solution rests on it" in said
    assert re.search(r"” stands at: (\d of \d|[\d,.]+|not asked)\.", said)
    assert "0 of " in read(client, "proposals", assessment.id, field="No such dimension")
    assert "would cost US$" in read(client, "new_roadmap", assessment.id)
    assert "Up to 0.0 points" not in said


def test_what_must_be_there_first_is_named_once_and_nearest(client, assessment):
    cards = read(client, "proposals", assessment.id).split("<article")
    first = [re.findall(r"<li>First needs (.*?)</li>", card) for card in cards]

    assert any(first)
    assert all(len(each) == len(set(each)) for each in first)
    assert not any("People who grow and stay" in one for each in first for one in each if "One number for" in one)
    lone = [card.split("None itself")[0] for card in cards if "None itself" in card]
    assert [card for card in lone if not re.search(r"solutions? rests? on it", card)] == []


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


def test_a_roadmap_shows_its_solutions_their_reasons_money_and_pictures(client, assessment, some):
    made = ordered(assessment, {some[0]: 0, some[1]: 1})

    said = read(client, "roadmap", made.id)

    assert said.count('<figure class="hanse-chart">') == 4
    assert " points: " in said
    assert "Choose this as your city" in said
    taken = client.get(reverse("diagnostic:roadmap", args=[made.id]), {"picture": "works", "as": "csv"})
    assert taken.content.decode("utf-8-sig").count("\n") == 3


def test_queries_do_not_grow_with_solutions_nor_the_list_with_roadmaps(
    client, assessment, some, django_assert_num_queries
):
    few, many = ordered(assessment, {some[0]: 0}, "Few"), ordered(assessment, dict.fromkeys(some, 0), "Many")
    for one in (few, many):
        read(client, "roadmap", one.id)
        with django_assert_num_queries(5):  # session, person with mandates; roadmap, items, search
            read(client, "roadmap", one.id)
    read(client, "roadmaps", assessment.id)
    with django_assert_num_queries(5):  # session, person with mandates; assessment, roadmaps, items
        read(client, "roadmaps", assessment.id)
    ordered(assessment, {some[1]: 0}, "Third")
    read(client, "roadmaps", assessment.id)
    with django_assert_num_queries(5):
        read(client, "roadmaps", assessment.id)


def test_progress_is_told_and_the_page_is_drawn_anew_at_its_end(client, assessment):
    made = scenario(assessment)
    search = ask_for_roadmap(made, by=SYSTEM)
    RoadmapSearch.objects.filter(id=search.id).update(state="running", done=12, best=90, bound=100)
    address = reverse("diagnostic:search_progress", args=[made.id])

    under_way = client.get(address)
    RoadmapSearch.objects.filter(id=search.id).update(state="done", outcome="impossible", why=[
        {"limit": "budget", "period": 1, "by": 120_000, "solution": None, "skill": None, "target": None}
    ])  # fmt: skip
    ended = client.get(address)

    assert "10.0%" in under_way.content.decode()
    assert "HX-Refresh" not in under_way.headers
    assert "The budget of 2028 is short by US$120,000." in ended.content.decode()
    assert ended.headers["HX-Refresh"] == "true"


def test_a_search_is_stopped(client, assessment):
    made = scenario(assessment)
    ask_for_roadmap(made, by=SYSTEM)

    client.post(reverse("diagnostic:stop_search", args=[made.id]))

    assert RoadmapSearch.objects.get().state == ComputationState.STOPPED


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


def test_scenarios_stand_side_by_side(client, assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[0]: 1, some[1]: 0}, "Second")

    said = read(client, "compare_roadmaps", assessment.id, **{"with": str(first.id)})
    both = read(client, "compare_roadmaps", assessment.id)

    assert "Second" not in said.split("At a glance")[-1]
    assert both.count("<bdi>First</bdi>") >= 2
    assert str(second.id) in both


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


def test_the_citys_roadmap_is_seen_beside_newer_results(client, assessment, some, team):
    choose_roadmap(ordered(assessment, {some[0]: 0}, "Our way"), by=SYSTEM)

    said = read(client, "roadmaps", submitted_later(team).id)

    assert "Our way" in said
    assert "It rests on the answers of Round of tests." in said
    assert "No roadmap yet" not in said


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


def test_a_solution_opens_to_its_steps_money_and_bases(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})

    said = read(client, "solution", made.id, some[0])

    for words in (
        "Steps: ",
        "Comes out:",
        "An estimate:",
        "Price of one",
        "What can go wrong",
        "Which answers it moves",
    ):
        assert words in said
    assert client.get(reverse("diagnostic:solution", args=[made.id, "no_such"])).status_code == 404


def test_an_estimate_stands_beside_published_figures_with_their_addresses(client, assessment, some):
    made = ordered(assessment, {some[0]: 0})

    said = read(client, "solution", made.id, "one_number_for_reports")

    (figure,) = load_library().solutions["one_number_for_reports"].basis.compared
    assert "Published figures beside it:" in said
    assert str(figure.says) in said
    assert f'href="{figure.url}"'.replace("&", "&amp;") in said


def test_there_is_no_roadmap_before_the_answers_are_submitted(client, team):
    assert client.get(reverse("diagnostic:roadmaps", args=[begun(team).id])).status_code == 404


def test_a_replaced_roadmap_stays_as_it_was(client, assessment, some):
    first, second = ordered(assessment, {some[0]: 0}, "First"), ordered(assessment, {some[1]: 0}, "Second")
    choose_roadmap(first, by=SYSTEM)
    choose_roadmap(second, by=SYSTEM)

    said = read(client, "roadmap", first.id)

    assert "Change it by hand" not in said
    answer = client.post(reverse("diagnostic:order_roadmap", args=[first.id]), {"do": "save", "version": "9"})
    assert answer.status_code == 422


def test_wishes_are_kept_where_a_city_has_as_many_searches_as_it_may(client, assessment, monkeypatch):
    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.MOST_AT_ONCE", 1)
    ask_for_roadmap(scenario(assessment), by=SYSTEM)

    answer = client.post(reverse("diagnostic:new_roadmap", args=[assessment.id]), wishes(), follow=True)

    assert answer.redirect_chain  # to the scenario that was made
    assert "Wait for one of them, or stop it." in answer.text
    assert Roadmap.objects.count() == 2
    assert RoadmapSearch.objects.count() == 1
