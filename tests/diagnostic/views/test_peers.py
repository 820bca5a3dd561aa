"""A city beside a group of others."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, place_cities
from hanse.diagnostic.models import Assessment, Placement, Round
from hanse.diagnostic.presenters.peers import peers_page
from tests.diagnostic.peers import closed_round, some_cities, submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def closed(team, number: int) -> Assessment:
    """The assessment of the team's city in a closed round of its own and `number` more cities of Asia."""
    found = submitted(team.round, [team.city, *some_cities(number)])[0]
    close_round(team.round, by=SYSTEM)
    return found


def page(client, one: Assessment, **query: str) -> str:
    return client.get(reverse("diagnostic:peers", args=[one.id]), query).content.decode()


def test_a_city_sees_itself_beside_the_median_and_quartiles_of_a_group(client, team):
    said = page(client, closed(team, 15), region="asia")

    assert "16 cities" in said
    assert said.count('<figure class="hanse-chart">') == 2
    assert "Choose a wider group" not in said
    assert "The middle half" in said
    assert "/results/governance/" in said
    assert "they cannot be opened" in said


def test_a_group_of_four_is_not_told_and_wider_ones_are_named(client, team):
    submitted(team.round, some_cities(4, region="africa"))
    one = closed(team, 9)

    said = page(client, one, region="africa", size="medium")

    assert "fewer than 5 cities" in said
    assert "This group is too small" in said
    assert "100,000 to 499,999 people</a> (14 cities)" in said
    assert "All cities of the round</a> (14 cities)" in said
    assert ">Africa</a>" not in said


def test_a_group_that_would_leave_a_few_is_explained(client, team):
    submitted(team.round, some_cities(4, region="africa"))

    said = page(client, closed(team, 9), region="asia")

    assert "Nothing is told of this group" in said


def test_in_an_open_round_the_comparison_is_with_the_last_closed_one(client, team):
    one = submitted(team.round, [team.city])[0]
    assert "No round has been closed yet" in page(client, one)

    closed_round(some_cities(6), name="The round before")

    said = page(client, one)
    assert "The round before: 6 cities." in said
    assert "Your city's scores are those of Round of tests." in said
    assert "The statistics of Round of tests are drawn when it is closed" in said


@pytest.mark.parametrize("query", [{"region": "atlantis"}, {"round": "none"}, {"size": ""}])
def test_what_an_address_names_wrongly_counts_as_any(client, team, query):
    assert "All cities of the round</h2>" in page(client, closed(team, 5), **query)


def test_an_assessment_that_is_not_submitted_has_no_comparison(client, team):
    one = closed(team, 5)
    missing = reverse("diagnostic:peers", args=[team.round.id])

    assert client.get(missing).status_code == 404
    assert client.get(reverse("diagnostic:peers_file", args=[one.id, "pdf"])).status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_the_table_is_taken_away(client, team, kind, begins):
    response = client.get(reverse("diagnostic:peers_file", args=[closed(team, 5).id, kind]), {"region": "asia"})

    assert response.content.startswith(begins)
    assert f'filename="gumi-round-of-tests-peers.{kind}"' in response.headers["Content-Disposition"]
    if kind == "csv":
        whole = response.content.decode("utf-8-sig").splitlines()[1].split(",")
        assert whole[:2] == ["Gumi", "Round of tests"]
        assert whole[7:10] == ["Asia", "6", ""]  # no quartiles of six
        assert float(whole[10]) % 0.5 == 0


def test_the_city_chooses_among_its_own_groups_and_reads_their_rules(client, team):
    cities = some_cities(29, population=300_000, income_group="high", languages=["ko"])
    type(team.city).objects.filter(pk=team.city.pk).update(languages=["ko", "en"])
    team.city.refresh_from_db()
    one = submitted(team.round, [team.city, *cities])[0]
    close_round(team.round, by=SYSTEM)
    assert "The cities most like yours" not in page(client, one)

    place_cities(team.round, by=SYSTEM)

    said = page(client, one)
    assert "every city that had handed in its answers" in said
    assert "Cities with a language in common: Korean</a>" in said
    assert "language in common: English" in said
    near = page(client, one, near="own")
    assert '<strong aria-current="page">The cities most like yours</strong>' in near
    assert "of 15 cities or more" in near
    assert "15 cities" in near
    assert "that can be written to in this language" in page(client, one, language="ko")


def test_the_percentile_stands_beside_the_number_of_cities(client, team):
    one = closed(team, 29)
    place_cities(team.round, by=SYSTEM)

    said = page(client, one, region="asia")

    assert "30 cities" in said
    assert "Of 100 others, had fewer points" in said
    assert said.count('numeric">10</td></tr>') == len(peers_page(one, {"region": "asia"}, "en").lines)  # the lowest


def test_fewer_ranked_cities_than_took_part_are_explained(client, team):
    one = submitted(team.round, [team.city, *some_cities(29)])[0]
    submitted(team.round, some_cities(2), scored=False)
    close_round(team.round, by=SYSTEM)
    place_cities(team.round, by=SYSTEM)
    Placement.objects.filter(city=team.city).update(first=1, last=5)

    said = page(client, one)

    assert "32 cities." in said
    assert "places 1 and 5 of 30 in nine of ten cases. 2 cities are left out here: they have answered too" in said


def test_beside_the_cities_of_another_round_no_place_is_told_that_other_scores_had(client, team):
    place_cities(closed_round([team.city, *some_cities(29)], name="The round before"), by=SYSTEM)
    one = submitted(team.round, [team.city])[0]

    said = page(client, one, region="asia")

    assert "The round before: 30 cities." in said
    assert "Of 100 others, had fewer points" not in said


def test_city_and_group_over_the_rounds_are_cut_where_the_method_changed(client, team):
    cities = [team.city, *some_cities(6)]
    closed_round(cities, name="The round before")
    own = submitted(team.round, cities)[0]
    close_round(team.round, by=SYSTEM)
    said = page(client, own)
    assert "the median of: All cities of the round" in said
    assert "picture=course" in said
    assert "new method" not in said

    Round.objects.filter(name="The round before").update(framework_version="0.9", closes_on=team.round.closes_on - DAY)

    assert "new method" in page(client, own)


def test_nobody_else_sees_it(client, team):
    one = closed(team, 5)
    client.force_login(team.stranger, backend=BACKEND)

    for name, rest in (("peers", []), ("peers_file", ["csv"])):
        assert client.get(reverse(f"diagnostic:{name}", args=[one.id, *rest])).status_code == 403


@pytest.mark.parametrize("others", [5, 15])
def test_queries_do_not_grow_with_cities(client, team, others, django_assert_num_queries):
    one = closed(team, others)
    page(client, one)

    with django_assert_num_queries(8):  # session, person, assessment, result, rounds, places, releases, course
        page(client, one)


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (375, "en")])
def test_the_page_can_be_read_by_everyone(live_server, visitor, client, team, width, language):
    one = closed(team, 15)
    browser = visitor(live_server.url, width=width, locale=language)
    browser.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    browser.goto(reverse("diagnostic:peers", args=[one.id]))
    check_page(browser)
    shot(browser, "peers")

    region, filters = browser.get_by_label("Region"), browser.get_by_text("Other groups")
    assert region.is_visible() == (width > 640)  # on a phone the filter is folded, so that the answer comes first
    if not region.is_visible():
        filters.click()
    region.select_option("europe")
    browser.get_by_text("fewer than 5 cities").wait_for()
    check_page(browser)
    shot(browser, "peers-too-few")
