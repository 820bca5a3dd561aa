"""Results that cities show to everyone: nothing else, nobody else, and not a moment longer."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from hanse.diagnostic.actions import share_results, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from tests.diagnostic.peers import some_cities, submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """Gumi shows its results to everyone, Busan to members, Daegu to nobody."""
    team = a_team()
    busan, daegu = some_cities(1, name="Busan") + some_cities(1, name="Daegu")
    submitted(team.round, [team.city, busan, daegu])
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)
    share_results(city=busan, round_=team.round, level=SharingLevel.MEMBERS, by=SYSTEM)
    team.members_only, team.private = busan, daegu
    return team


def index(client) -> str:
    return client.get(reverse("diagnostic:public_results")).content.decode()


def of_city(client, team, city) -> int:
    return client.get(reverse("diagnostic:public_city", args=[team.round.id, city.party_id])).status_code


@pytest.mark.parametrize("role", ["nobody", "stranger", "coordinator", "secretariat"])
def test_only_cities_that_chose_everyone_stand_there_whoever_looks(team, role):
    client = Client()
    if role != "nobody":
        client.force_login(getattr(team, role), backend=BACKEND)
    said = index(client)

    assert "Gumi" in said
    assert "Busan" not in said
    assert "Daegu" not in said
    assert of_city(client, team, team.city) == 200
    assert of_city(client, team, team.members_only) == 404
    assert of_city(client, team, team.private) == 404


def test_a_city_page_shows_scores_and_leads_to_no_answers(client, team):
    said = client.get(reverse("diagnostic:public_city", args=[team.round.id, team.city.party_id])).content.decode()

    assert "20.3 of 100 points" in said
    assert "/assessments/" not in said


def test_consent_taken_back_ends_at_once_though_pages_are_kept(client, team):
    path = reverse("diagnostic:public_results")
    first = client.get(path)
    kept = {"headers": {"If-None-Match": first.headers["ETag"]}}
    assert client.get(path, **kept).status_code == 304

    stop_sharing(city=team.city, round_=team.round, by=SYSTEM)

    again = client.get(path, **kept)
    assert again.status_code == 200
    assert "Gumi" not in again.content.decode()
    assert of_city(client, team, team.city) == 404


def test_to_share_with_members_instead_ends_it_as_well(client, team):
    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=SYSTEM)

    assert "Gumi" not in index(client)


def test_pages_are_asked_for_again_each_time_and_a_persons_own_are_private(client, team):
    path = reverse("diagnostic:public_results")
    assert {"public", "no-cache"} <= set(client.get(path).headers["Cache-Control"].split(", "))
    assert not client.cookies

    client.force_login(team.stranger, backend=BACKEND)

    assert {"private", "no-cache"} <= set(client.get(path).headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("others", [0, 2])
def test_queries_do_not_grow_with_cities(client, team, others, django_assert_num_queries):
    cities = some_cities(others)
    submitted(team.round, cities)
    for city in cities:
        share_results(city=city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)

    client.get(reverse("diagnostic:public_results"))

    with django_assert_num_queries(4):  # rounds, and whether anything was written of results, consents, cities
        client.get(reverse("diagnostic:public_results"))
    with django_assert_num_queries(2):  # round, result; the site's menu is known by now
        of_city(client, team, team.city)


def test_a_page_of_forty_cities_is_small(client, team):
    cities = some_cities(40, latitude=36.1, longitude=128.3)
    submitted(team.round, cities)
    for city in cities:
        share_results(city=city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)

    assert len(gzip.compress(index(client).encode())) < 30_000


def test_before_anybody_shows_anything_the_page_says_what_it_will_hold(client):
    assert "No city shows its results to everyone yet" in index(client)


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_can_be_read_by_everyone(live_server, visitor, team, width):
    browser = visitor(live_server.url, width=width)
    browser.goto(reverse("diagnostic:public_results"))
    check_page(browser)
    shot(browser, "public")

    browser.get_by_role("link", name="Gumi").click()
    check_page(browser)
    shot(browser, "public-city")
