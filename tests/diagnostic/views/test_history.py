"""The pages around the results: what they say, and what they ask of the database."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import derive_results, edit_round
from hanse.diagnostic.queries.results import opened
from tests.diagnostic.pictures import taken
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_round, a_team, begun, submitted_in
from tests.diagnostic.versions import FIRST, SECOND, published
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_versions(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v1_1=SECOND):
        yield


@pytest.fixture
def team(two_versions):
    return a_team("1.0")


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def several(team, count: int):
    """The last of so many assessments, and all pages of this process forgotten."""
    made = submitted_in(team, team.round, level=1)
    for number in range(1, count):
        later = a_round(f"Round {number}", framework="sample", version="1.0", days=30 + number)
        made = submitted_in(team, later, level=1 + number)
    opened.cache_clear()
    return made


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "arguments", "queries", "again"),
    [("results", [], 7, 3), ("trace", ["plan"], 5, 3), ("history", [], 7, 4), ("steps", [], 6, 3)],
)
def test_a_page_asks_as_little_for_many_assessments_as_for_one(
    client, team, django_assert_num_queries, count, name, arguments, queries, again
):
    path = reverse(f"diagnostic:{name}", args=[several(team, count).id, *arguments])
    client.get(reverse("diagnostic:work"))

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
    with django_assert_num_queries(again):  # what follows from submitted answers is remembered
        client.get(path)


def test_the_results_name_the_round_before_as_it_is_called_now(client, team):
    path = reverse("diagnostic:results", args=[several(team, 2).id])
    before = client.get(path).content.decode()
    team.round.refresh_from_db()
    days = {"opens_on": team.round.opens_on, "closes_on": team.round.closes_on}
    edit_round(team.round, name="Round of spring", **days, reason="It was in spring.", by=SYSTEM)

    after = client.get(path).content.decode()

    assert "since “Round of tests”" in before
    assert "since “Round of spring”" in after


def test_the_pictures_of_the_history_are_taken_away(client, team):
    assert taken(client, reverse("diagnostic:history", args=[several(team, 2).id])) == 6


def test_the_history_links_each_round_and_says_what_changed(client, team):
    last = several(team, 3)

    page = client.get(reverse("diagnostic:history", args=[last.id])).content.decode()

    assert page.count("/results/") >= 3
    assert "Up " in page


def test_every_score_of_the_history_opens_its_trace_one_scored_again_under_its_method(client, team):
    first = submitted_in(team, team.round, level=1)
    derive_results(team.round, "1.1", by=SYSTEM)
    second = submitted_in(team, a_round("Round 2", framework="sample", version="1.1", days=40), level=2)

    page = client.get(reverse("diagnostic:history", args=[second.id])).content.decode()
    traces = set(re.findall(r'href="(/en/assessments/[^"]+/results/[a-z]\w*/[^"]*)"', page))

    own, again = (reverse("diagnostic:trace", args=[first.id, "whole"]) + query for query in ("", "?version=1.1"))
    assert {own, again, reverse("diagnostic:trace", args=[second.id, "whole"])} <= traces
    for path in traces:
        assert client.get(path).status_code == 200
    shown = client.get(again).content.decode()
    assert "Scored again under version 1.1" in shown
    kept = first.results.get(framework_version="1.1", basis="claimed")
    assert f"{kept.score:.1f} points." in shown
    assert (
        f"{first.results.get(framework_version='1.0', basis='claimed').score:.1f} points."
        in client.get(own).content.decode()
    )


@pytest.mark.parametrize("name", ["history", "steps"])
def test_another_citys_person_sees_none_of_it(client, team, name):
    path = reverse(f"diagnostic:{name}", args=[several(team, 1).id])
    client.force_login(team.stranger, backend=BACKEND)

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("name", ["results", "history", "steps"])
def test_before_submission_there_is_no_page(client, team, name):
    assert client.get(reverse(f"diagnostic:{name}", args=[begun(team).id])).status_code == 404


def test_only_the_secretariat_scores_a_round_again(client, team):
    path = reverse("diagnostic:derive", args=[team.round.id])
    assert client.post(path).status_code == 403
    client.force_login(team.secretariat, backend=BACKEND)

    shown = client.get(reverse("diagnostic:round", args=[team.round.id])).content.decode()

    assert path in shown
    assert client.post(path).status_code == 302


@pytest.mark.parametrize("width", [1280, 375])
def test_the_history_can_be_read_by_everyone(live_server, visitor, client, team, width):
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    last = several(team, 2)
    for name in ("history", "steps"):
        page.goto(reverse(f"diagnostic:{name}", args=[last.id]))
        check_page(page)
        shot(page, name)
