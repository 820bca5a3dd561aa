"""The pages and files of the results."""

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from tests.diagnostic.rounds import BACKEND, a_team, answered, begun
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def submitted(team):
    return sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)


@pytest.fixture
def client(client, team):
    client.force_login(team.coordinator, backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_results_are_drawn_and_said(client, submitted):
    page = text(client.get(reverse("diagnostic:results", args=[submitted.id])))

    assert page.count('<figure class="hanse-chart">') == 2
    assert "What the levels mean" in page
    assert "As answered" in page


def test_a_picture_is_taken_away(client, submitted):
    svg = client.get(reverse("diagnostic:picture", args=[submitted.id, "radar", "svg"]))
    png = client.get(reverse("diagnostic:picture", args=[submitted.id, "bars", "png"]))

    assert svg.headers["Content-Type"] == "image/svg+xml"
    assert svg.content.startswith(b"<svg")
    assert png.content.startswith(b"\x89PNG")
    assert "attachment" in png.headers["Content-Disposition"]


@pytest.mark.parametrize(("name", "kind"), [("pie", "svg"), ("radar", "gif")])
def test_an_unknown_picture_is_not_there(client, submitted, name, kind):
    assert client.get(reverse("diagnostic:picture", args=[submitted.id, name, kind])).status_code == 404


def test_another_citys_person_sees_neither_page_nor_picture(client, submitted, team):
    client.force_login(team.stranger, backend=BACKEND)

    for path in (
        reverse("diagnostic:results", args=[submitted.id]),
        reverse("diagnostic:picture", args=[submitted.id, "radar", "svg"]),
    ):
        assert client.get(path).status_code in {403, 404}


@pytest.mark.parametrize(
    ("kind", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)
def test_results_are_taken_away(client, submitted, kind, begins):
    response = client.get(reverse("diagnostic:download", args=[submitted.id, kind]))

    assert response.content.startswith(begins)
    assert f'filename="gumi-round-of-tests.{kind}"' in response.headers["Content-Disposition"]


def test_a_score_opens_to_its_parts_and_a_measure_to_its_answer(client, submitted):
    whole = text(client.get(reverse("diagnostic:trace", args=[submitted.id, "ceds"])))
    measure = text(client.get(reverse("diagnostic:trace", args=[submitted.id, "gov_strategy_status"])))

    assert reverse("diagnostic:trace", args=[submitted.id, "maturity"]) in whole
    assert "Together" in whole
    assert "The answer" in measure
    assert reverse("diagnostic:trace", args=[submitted.id, "governance"]) in measure


def test_an_unknown_node_is_not_there(client, submitted):
    assert client.get(reverse("diagnostic:trace", args=[submitted.id, "nowhere"])).status_code == 404


@pytest.mark.parametrize("width", [1280, 375])
def test_the_results_page_can_be_read_by_everyone(live_server, visitor, client, submitted, width):
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    page.goto(reverse("diagnostic:results", args=[submitted.id]))

    check_page(page)
    shot(page, "results")
    page.get_by_role("link", name="How this score comes about").click()
    check_page(page)
    shot(page, "trace")
