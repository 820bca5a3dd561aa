import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, share_results, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from tests.diagnostic.peers import some_cities, submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_round, a_team
from tests.factories import UserFactory
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    team = a_team()
    submitted(team.round, [team.city])
    return team


def share(team, *cities, level=SharingLevel.MEMBERS):
    for city in cities or [team.city]:
        share_results(city=city, round_=team.round, level=level, by=SYSTEM)


def seen(client, user, **query: str) -> str:
    client.force_login(user, backend=BACKEND)
    return client.get(reverse("diagnostic:network"), query).content.decode()


def of_gumi(team) -> str:
    return reverse("diagnostic:network_city", args=[team.round.id, team.city.party_id])


def test_a_city_appears_when_it_consents_and_disappears_when_it_takes_that_back(team, client):
    assert "Gumi" not in seen(client, team.stranger)

    share(team)
    assert "Gumi" in seen(client, team.stranger)
    assert client.get(of_gumi(team)).status_code == 200

    stop_sharing(city=team.city, round_=team.round, by=SYSTEM)
    assert "Gumi" not in seen(client, team.stranger)
    assert client.get(of_gumi(team)).status_code == 404
    assert client.get(reverse("diagnostic:network_file")).status_code == 404


def test_members_see_scores_of_a_city_and_no_answers(team, client):
    share(team)
    client.force_login(team.stranger, backend=BACKEND)

    said = client.get(of_gumi(team)).content.decode()

    assert "20.3 of 100 points" in said
    assert "Governance mechanism" in said
    assert "/assessments/" not in said
    assert "its answers are its own and are not shown" in said


def test_the_map_explains_the_mark_of_a_city_without_a_level(team, client):
    share(team)
    assert "No level" not in seen(client, team.stranger)

    others = some_cities(1, latitude=13.75, longitude=100.5)
    submitted(team.round, others, scored=False)
    share(team, *others)

    assert seen(client, team.stranger).count("No level") >= 2


@pytest.mark.parametrize("who", ["coordinator", "secretariat"])
def test_who_may_see_the_answers_opens_the_numbers(team, client, who):
    share(team)
    client.force_login(getattr(team, who), backend=BACKEND)

    said = client.get(of_gumi(team)).content.decode()

    assert "/results/governance/" in said
    assert "How this score comes about" in said


def test_the_secretariat_sees_every_city_and_what_it_shares(team, client):
    said = seen(client, team.secretariat)

    assert "Gumi" in said
    assert "Nobody" in said
    assert client.get(of_gumi(team)).status_code == 200


def test_statistics_count_cities_that_share_nothing(team, client):
    submitted(team.round, some_cities(15))
    assert "drawn when it is closed" in seen(client, team.secretariat)
    close_round(team.round, by=SYSTEM)
    share(team)

    said = seen(client, team.stranger)

    assert "16 cities. The median is" in said
    assert "points. Half of the cities lie between" in said


def test_no_median_is_told_of_fewer_than_five_cities(team, client):
    share(team)
    close_round(team.round, by=SYSTEM)

    said = seen(client, team.stranger)

    assert "fewer than 5 cities" in said
    assert "No median is told" in said


def test_the_list_is_filtered_by_group_dimension_and_round(team, client):
    abidjan = some_cities(1, region="africa", name="Abidjan")
    submitted(team.round, abidjan)
    share(team, team.city, *abidjan)
    other = a_round("Another round")
    submitted(other, abidjan)
    share_results(city=abidjan[0], round_=other, level=SharingLevel.MEMBERS, by=SYSTEM)

    in_africa = seen(client, team.stranger, region="africa", round=str(team.round.id), dimension="governance")
    in_other = seen(client, team.stranger, round=str(other.id))

    assert "Abidjan" in in_africa
    assert "Gumi" not in in_africa
    assert "Levels of the cities: Governance mechanism" in in_africa
    assert "Gumi" not in in_other
    assert "No city of this group" in seen(client, team.stranger, region="oceania", round=str(team.round.id))


def test_names_stand_in_a_readers_order(team, client):
    cities = [*some_cities(1, name="Évora"), *some_cities(1, name="Essen"), *some_cities(1, name="zagreb")]
    submitted(team.round, cities)
    share(team, team.city, *cities)
    client.force_login(team.stranger, backend=BACKEND)

    lines = client.get(reverse("diagnostic:network_file")).content.decode("utf-8-sig").splitlines()

    assert lines[0] == "round,dimension,city,country,region,level,score,provisional_until"
    assert [line.split(",")[2] for line in lines[1:]] == ["Essen", "Évora", "Gumi", "zagreb"]


def test_somebody_of_no_city_is_not_let_in(team, client):
    share(team, level=SharingLevel.PUBLIC)
    client.force_login(UserFactory(), backend=BACKEND)

    for path in (reverse("diagnostic:network"), reverse("diagnostic:network_file"), of_gumi(team)):
        assert client.get(path).status_code == 403


@pytest.mark.parametrize("others", [0, 2])
def test_queries_do_not_grow_with_cities(team, client, others, django_assert_num_queries):
    cities = some_cities(others)
    submitted(team.round, cities)
    share(team, team.city, *cities)
    close_round(team.round, by=SYSTEM)
    seen(client, team.stranger)

    with django_assert_num_queries(7):  # session, person, rounds, what stands (three), statistics
        client.get(reverse("diagnostic:network"))
    with django_assert_num_queries(4):  # session, person, round, result
        client.get(of_gumi(team))


@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_can_be_read_by_everyone(live_server, visitor, client, team, width):
    cities = some_cities(15, latitude=36.1, longitude=128.3)
    submitted(team.round, cities)
    close_round(team.round, by=SYSTEM)
    share(team, team.city, cities[0])
    client.force_login(team.stranger, backend=BACKEND)
    browser = visitor(live_server.url, width=width)
    browser.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    browser.goto(reverse("diagnostic:network"))
    check_page(browser)
    shot(browser, "network")

    browser.get_by_role("link", name="Gumi").click()
    check_page(browser)
    shot(browser, "network-city")
