"""The secretariat's page about the index: from ten cities on, in words, tables and a workbook."""

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from hanse.diagnostic.queries.statistics import _examined
from hanse.kernel.clock import today
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team
from tests.factories import CityFactory
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def client(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


def a_full_round(cities: int):
    made = [CityFactory(name=f"City {number}", income_group="high") for number in range(cities)]
    return finished_round("Full", made, ended=today(), years=0, by=SYSTEM)


def test_too_few_cities_are_told_how_many_it_takes(client):
    page = client.get(reverse("diagnostic:statistics", args=[a_full_round(3).id])).content.decode()

    assert "Cities with a score in this round: 3." in page
    assert "From 10 on" in page


def test_the_figures_are_said_shown_and_taken_away(client, django_assert_num_queries):
    round_ = a_full_round(12)
    path = reverse("diagnostic:statistics", args=[round_.id])
    _examined.cache_clear()
    client.get(reverse("diagnostic:work"))

    with django_assert_num_queries(5):
        page = client.get(path).content.decode()
    with django_assert_num_queries(4):
        client.get(path)

    for words in ("How sure the ranks are", "Governance mechanism", "City 11", "Cronbach", "r²"):
        assert words in page
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(client.get(reverse("diagnostic:statistics_file", args=[round_.id])).content)
    )
    assert book.sheet_names == ["weights", "correlations", "alpha", "ranks"]
    assert len(book.get_sheet_by_name("ranks").to_python()) == 2 + 12


def test_no_workbook_for_too_few_and_none_for_a_city(client, team):
    path = reverse("diagnostic:statistics_file", args=[team.round.id])
    assert client.get(path).status_code == 404
    client.force_login(team.coordinator, backend=BACKEND)

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("width", [1280, 375])
def test_the_statistics_can_be_read_by_everyone(live_server, visitor, client, width):
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    page.goto(reverse("diagnostic:statistics", args=[a_full_round(10).id]))

    check_page(page)
    shot(page, "statistics")
