"""The secretariat's pages of rounds: which questionnaire is asked, and for how long."""

from datetime import date

import pytest
from django.urls import reverse

from hanse.diagnostic.models import Round
from hanse.diagnostic.queries import frameworks
from hanse.ui import formats
from tests.diagnostic.rounds import BACKEND, a_round, a_team
from tests.diagnostic.samples import QUESTIONS
from tests.factories import CityFactory
from tests.journeys.browser import check_page, shot
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db
ROUNDS = "diagnostic:rounds"


def days(field: str, day: date) -> dict[str, str]:
    return {f"{field}-day": str(day.day), f"{field}-month": str(day.month), f"{field}-year": str(day.year)}


SPRING = {"name": "Spring"} | days("opens_on", date(2027, 3, 1)) | days("closes_on", date(2027, 5, 31))


@pytest.fixture
def own_framework(tmp_path, monkeypatch):
    """A framework of the site's own, where the setting says."""
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "1.yaml").write_text(QUESTIONS)
    monkeypatch.setenv("HANSE_FRAMEWORKS", str(tmp_path))
    yield tmp_path
    for one in (frameworks.framework, frameworks.questionnaire_of, frameworks.root_key, frameworks.title_of):
        one.cache_clear()


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def client(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()


def test_where_there_is_one_questionnaire_nobody_is_asked_which(client):
    assert "Which questionnaire?" not in text(client.get(reverse(ROUNDS)))

    page = text(client.post(reverse(ROUNDS), SPRING, follow=True))

    assert Round.objects.get(name="Spring").framework_key == "ceds"
    assert "City e-Government Diagnostic" in page


def test_a_round_asks_a_framework_of_the_sites_own(client, own_framework):
    asked = text(client.get(reverse(ROUNDS)))
    assert "Which questionnaire?" in asked
    assert "Sample (1)" in asked
    assert "Quick" not in asked

    client.post(reverse(ROUNDS), SPRING | {"framework": "sample"})

    made = Round.objects.get(name="Spring")
    assert made.method == ("sample", "1")


def test_a_framework_that_nobody_published_is_no_choice(client, own_framework):
    page = text(client.post(reverse(ROUNDS), SPRING | {"framework": "egdi"}))

    assert "<title>Error:" in page
    assert not Round.objects.filter(name="Spring").exists()


def test_a_faulty_framework_of_the_site_leaves_the_others_in_place(client, own_framework, caplog):
    (own_framework / "sample" / "1.yaml").write_text("format: 2\n")

    assert "Which questionnaire?" not in text(client.get(reverse(ROUNDS)))
    assert "The framework sample is left out" in caplog.text


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.django_db(transaction=True)
def test_the_pages_can_be_read_by_everyone(live_server, visitor, client, team, own_framework, width):
    page = visitor(live_server.url, width=width)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([session])
    one = [team.round.id]
    for name, arguments in (("rounds", []), ("round", one), ("edit_round", one), ("close_round", one)):
        for language in ("en", "ar"):
            page.goto(reverse(f"diagnostic:{name}", args=arguments).replace("/en/", f"/{language}/"))
            check_page(page)
            shot(page, f"{name}-{language}")


def test_a_round_says_whom_it_invites_and_what_may_be_shown(client, team):
    rules = {"invites": "chosen", "cities": [str(team.city.party_id)], "publication": "members"}
    rules |= days("final_on", date(2027, 6, 30))

    page = text(client.post(reverse(ROUNDS), SPRING | rules, follow=True))

    made = Round.objects.get(name="Spring")
    assert (made.final_on, made.publication) == (date(2027, 6, 30), "members")
    assert "1 chosen city" in page
    assert formats.date(date(2027, 6, 30)) in page
    assert "English" in page
    assert "to members, and to nobody else" in page
    shown = next(one for one in program_of(team.stranger).get("/rounds/").json()["items"] if one["name"] == "Spring")
    assert (shown["invites"], shown["publication"], shown["final_on"]) == ("chosen", "members", "2027-06-30")
    assert "en" in shown["languages"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"invites": "regions"}, "Choose an answer to “Which regions?”"),
        ({"invites": "chosen"}, "Choose an answer to “Which cities?”"),
        (days("final_on", date(2027, 5, 31)), "Results become final after the last day."),
    ],
)
def test_a_round_without_cities_or_with_a_wrong_day_is_refused(client, sent, words):
    page = text(client.post(reverse(ROUNDS), SPRING | sent))

    assert "<title>Error:" in page
    assert words in page
    assert not Round.objects.filter(name="Spring").exists()


def test_the_secretariat_makes_a_round_and_a_second_of_that_name_is_refused(team, sign_in):
    client = sign_in(team.secretariat)
    days = {"opens_on-day": "1", "opens_on-month": "3", "opens_on-year": "2027"}
    days |= {"closes_on-day": "31", "closes_on-month": "5", "closes_on-year": "2027"}

    client.post(reverse("diagnostic:rounds"), {"name": "Spring 2027", **days})
    again = text(client.post(reverse("diagnostic:rounds"), {"name": "Spring 2027", **days}))

    assert Round.objects.filter(name="Spring 2027").count() == 1
    assert "There is a round of this name" in again


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_the_database_as_often_for_three_rows_as_for_one(team, sign_in, rows, django_assert_num_queries):
    client = sign_in(team.secretariat)
    for number in range(rows - 1):
        CityFactory()
        a_round(f"Round {number}")

    with django_assert_num_queries(4):  # session, person; rounds, cities to choose from
        client.get(reverse("diagnostic:rounds"))
