"""What separates the cities one level above a city from it."""

import re

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, place_cities
from hanse.diagnostic.models import Release
from hanse.diagnostic.presenters.separation import separation_page
from tests.diagnostic.peers import some_cities, submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team

pytestmark = pytest.mark.django_db

QUESTIONS = ("adm_documents_exists", "adm_workflow_exists")


@pytest.fixture
def team():
    return a_team()


def closed(team, above: int = 15):
    """The team's city, which has option 1 at both questions, and cities of level 4 and 5 with options 4 and 1."""
    first, second = QUESTIONS
    own = submitted(team.round, [team.city], answers={first: 1, second: 1})[0]
    submitted(team.round, some_cities(above), lowest=61, answers={first: 4, second: 1})
    close_round(team.round, by=SYSTEM)
    place_cities(team.round, by=SYSTEM)
    return own


def test_the_questions_at_which_those_above_differ_are_named_with_what_moves_them(team):
    page = separation_page(closed(team), "en")

    assert [line.key for line in page.lines] == [QUESTIONS[0]]
    line = page.lines[0]
    assert (line.tenths, line.step, line.their_step) == (9, 1, 4)
    assert page.picture
    assert [list(row) for row in page.picture.table.figures] == [[line.title, 1, 4]]
    assert line.solutions
    assert page.above[0].startswith("4 ")
    assert Release.objects.get().separating[0]["shares"][QUESTIONS[0]] == [9, 9, 9, 1]
    assert Release.objects.get().separating[0]["shares"][QUESTIONS[1]] == [1, 1, 1, 1]


def test_of_fourteen_cities_nothing_is_told(team, client):
    own = closed(team, above=14)
    client.force_login(team.coordinator, backend=BACKEND)

    said = client.get(reverse("diagnostic:separation", args=[own.id])).content.decode()

    assert "Too few cities stand above yours" in said
    assert separation_page(own, "en").lines == ()


def test_nothing_is_said_before_a_round_is_closed(team):
    page = separation_page(submitted(team.round, [team.city])[0], "en")

    assert page.round is None
    assert page.above == ()


def test_the_page_opens_each_question_and_is_the_citys_own(team, client):
    own = closed(team)
    address = reverse("diagnostic:separation", args=[own.id])
    client.force_login(team.stranger, backend=BACKEND)
    assert client.get(address).status_code == 403
    client.force_login(team.contributor, backend=BACKEND)

    said = client.get(address).content.decode()

    assert reverse("diagnostic:trace", args=[own.id, QUESTIONS[0]]) in said
    assert "9 in 10 of them or more" in said
    assert "What would help" in said
    assert client.get(address, {"picture": "questions", "as": "csv"}).status_code == 200
    anchor = re.search(r'/solutions/(#[a-z_]+)"', said)
    assert anchor
    proposed = client.get(reverse("diagnostic:proposals", args=[own.id])).content.decode()
    assert f'id="{anchor[1].removeprefix("#")}"' in proposed
    assert reverse("diagnostic:trace", args=[own.id, QUESTIONS[1]]) not in said
