"""The secretariat's page of one round: who is how far, what happened, changing and closing it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from hanse.diagnostic.actions import close_round, open_assessment
from hanse.diagnostic.models import Release, Round
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.kernel.clock import now, set_to, today
from hanse.members.public import cities
from hanse.questions.public import mark_unknown
from hanse.ui import formats
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, begun
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def secretary(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()


def address(name: str, team) -> str:
    return reverse(f"diagnostic:{name}", args=[team.round.id])


def days(day, which: str) -> dict[str, str]:
    return {f"{which}-day": str(day.day), f"{which}-month": str(day.month), f"{which}-year": str(day.year)}


@pytest.mark.parametrize("rows", [1, 3])
def test_more_cities_ask_no_more_of_the_database(secretary, team, rows, django_assert_num_queries):
    begun(team)
    for number in range(rows - 1):
        open_assessment(city=CityFactory(name=f"City {number}"), round_=team.round, by=SYSTEM)

    with django_assert_num_queries(9):
        secretary.get(address("round", team))


def test_a_city_that_nobody_coordinates_is_named_where_the_late_ones_are_reminded(secretary, team):
    CityFactory(name="Ulsan")

    page = text(secretary.get(address("round", team)))

    assert "Of these, cities without a coordinator: 1." in page
    assert page.count("No coordinator yet") == 1
    assert page.index("No coordinator yet") > page.index("Ulsan")


def test_pressing_again_says_that_no_letter_was_written(secretary, team):
    assert "Reminders written: 2." in text(secretary.post(address("remind", team), follow=True))
    again = text(secretary.post(address("remind", team), follow=True))

    assert "No letter was written: the late cities have no coordinator, or theirs was reminded within a day." in again
    assert "Reminders written" not in again


def test_the_list_shows_the_cities_of_one_state(secretary, team):
    begun(team)

    page = text(secretary.get(address("round", team), {"state": "not_begun"}))
    table = page.partition("<tbody")[2].partition("</tbody>")[0]

    assert "Quito" in table
    assert "Gumi" not in table
    assert "Not begun (1)" in page
    assert "Being answered (1)" in page


def test_the_list_is_taken_away_as_a_table(secretary, team):
    begun(team)

    rows = text(secretary.get(address("round_file", team), {"state": "draft"})).lstrip("\ufeff").splitlines()

    assert rows == [
        "round,city,country,state,revision,submitted_on,answers,last_answered_on,last_day",
        f"Round of tests,Gumi,KR,draft,1,,0,,{team.round.closes_on}",
    ]


def test_who_is_late_is_seen_with_how_far_it_is_and_who_is_quiet_longest_on_top(secretary, team):
    CityFactory(name="Ulsan")
    quito = cities().get(name="Quito")
    asked, at = questionnaire_of(*team.round.method), now()
    for city, number, back in ((quito, 2, 1), (team.city, 1, 3)):
        made = open_assessment(city=city, round_=team.round, by=SYSTEM)
        with set_to(at - timedelta(days=back)):
            for key in asked.order[:number]:
                mark_unknown(made.sheet, asked.questions[key], expected_version=0, by=SYSTEM)
    page = text(secretary.get(address("round", team), {"order": "quiet"}))
    table = page.partition("<tbody")[2].partition("</tbody>")[0]

    assert table.index("Ulsan") < table.index("Gumi") < table.index("Quito")
    assert f"1 answer, on {formats.date(localdate(at - timedelta(days=3)))}" in table
    assert f"2 answers, the last on {formats.date(localdate(at - timedelta(days=1)))}" in table
    assert "?order=quiet" in text(secretary.get(reverse("members:desk")))
    rows = text(secretary.get(address("round_file", team), {"order": "quiet", "state": "draft"})).splitlines()
    assert [row.split(",")[1] for row in rows[1:]] == ["Gumi", "Quito"]


def test_a_later_last_day_is_given_with_a_reason_that_stands_on_the_page(secretary, team):
    later = today() + timedelta(days=90)
    sent = days(team.round.opens_on, "opens_on") | days(later, "closes_on")

    page = text(
        secretary.post(address("edit_round", team), {"name": "Longer", "reason": "Floods", **sent}, follow=True)
    )

    assert Round.objects.get().closes_on == later
    assert "Floods" in page
    assert "Round of tests → Longer." in page


@pytest.mark.parametrize("cities", [1, 3])
def test_whom_a_round_invites_is_changed_to_chosen_cities_and_its_page_says_so(secretary, team, cities):
    sent = days(team.round.opens_on, "opens_on") | days(team.round.closes_on, "closes_on")
    asked = [team.city, CityFactory(), CityFactory()][:cities]
    rules = {"invites": "chosen", "cities": [str(one.party_id) for one in asked]}

    page = text(
        secretary.post(
            address("edit_round", team), {"name": "Round of tests", "reason": "Few", **sent, **rules}, follow=True
        )
    )

    assert f"Chosen cities: 0 → {cities}." in page


def test_a_change_without_a_reason_is_an_error_and_changes_nothing(secretary, team):
    sent = days(team.round.opens_on, "opens_on") | days(team.round.closes_on, "closes_on")

    page = text(secretary.post(address("edit_round", team), {"name": "Other", "reason": "", **sent}))

    assert "<title>Error:" in page
    assert Round.objects.get().name == "Round of tests"


def test_closing_asks_first_and_names_who_has_not_submitted(secretary, team):
    begun(team)

    page = text(secretary.get(address("close_round", team)))

    assert "Close “Round of tests” for ever?" in page
    assert "Gumi, South Korea: Being answered" in page
    assert "Quito, Ecuador" in page
    assert "A median needs five cities" in page
    assert Round.objects.get().closed_at is None


def test_closing_draws_the_statistics_once(secretary, team):
    for _twice in range(2):
        secretary.post(address("close_round", team))

    assert Round.objects.get().closed_at
    assert Release.objects.count() == 1
    assert "Closed" in text(secretary.get(address("close_round", team), follow=True))


def test_a_closed_round_offers_neither_change_nor_closing(secretary, team):
    close_round(team.round, by=SYSTEM)

    page = text(secretary.get(address("round", team)))

    assert address("edit_round", team) not in page
    assert address("close_round", team) not in page
    assert "its name and days stay as they are" in text(secretary.get(address("edit_round", team)))


def test_nobody_is_reminded_of_a_round_whose_last_day_has_passed(secretary, team):
    Round.objects.update(closes_on=today() - timedelta(days=1))

    page = text(secretary.get(address("round", team)))

    assert "Its last day has passed" in page
    assert "Remind them now" not in page


def test_the_secretariat_begins_at_its_open_rounds(secretary, team):
    page = text(secretary.get(reverse("diagnostic:work")))

    assert f'href="{address("round", team)}"' in page
    assert "0 of 2 done" in page

    close_round(team.round, by=SYSTEM)
    assert "No round is open" in text(secretary.get(reverse("diagnostic:work")))


def test_the_secretariat_reaches_the_people_of_every_city(secretary, team):
    page = text(secretary.get(address("round", team)))

    for city in cities():
        people = reverse("members:people", args=[city.party_id])
        assert people in page
        assert secretary.get(people).status_code == 200
