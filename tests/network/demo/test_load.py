from datetime import date, timedelta

import pytest

from hanse.diagnostic.models import Assessment, Result, Round, Sharing
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.queries.voices import several
from hanse.kernel import audit
from hanse.kernel.clock import now, set_to, today
from hanse.members.actions import begin_membership
from hanse.members.enums import DuesState
from hanse.members.models import City
from hanse.members.public import Role, ensure_network, people_of
from hanse.members.queries.dues import invoices, is_open, sums_of
from hanse.network.demo.cities import FILE, register_cities
from hanse.network.demo.dues import ask_for_dues
from hanse.network.demo.loading import FOUNDED
from hanse.network.demo.people import PEOPLE, WITHOUT, make_colleagues, make_people, sign_ins
from hanse.network.demo.rounds import finished_round, running_round
from hanse.network.demo.voices import make_voices
from hanse.questions.models import Sheet
from tests.diagnostic.rounds import SYSTEM

pytestmark = pytest.mark.django_db


def test_the_cities_are_real_places_with_their_facts():
    made = register_cities(by=SYSTEM)

    assert len(made) == FILE.read_text(encoding="utf-8").count("\n") - 1
    assert 100 <= len(made) <= 140
    assert all(city.is_demonstration and city.income_group and city.latitude is not None for city in made)
    assert len({city.country for city in made}) > 50


def test_rounds_are_scored_and_the_running_one_is_half_way():
    ensure_network(name="Network", by=SYSTEM)
    cities = register_cities(by=SYSTEM)[:6]

    finished_round("Before", cities, ended=today(), years=0, by=SYSTEM)
    later = finished_round("After", cities, ended=today(), years=3, by=SYSTEM)
    running_round("Now", cities[0], by=SYSTEM)

    before, after = (
        [one.score for one in Result.objects.filter(assessment__round__name=name, basis="claimed")]
        for name in ("Before", "After")
    )
    assert len(before) == len(after) == 6
    assert sum(after) > sum(before)
    assert later.closes_on == today()
    assert Round.objects.get(name="Now").closed_at is None


def test_what_happened_in_a_round_happened_in_its_days():
    ensure_network(name="Network", by=SYSTEM)
    cities = register_cities(by=SYSTEM)[:6]

    made = finished_round("Before", cities, ended=date(2024, 11, 30), years=0, by=SYSTEM)

    days = {one.submitted_at.date() for one in Assessment.objects.filter(round=made)}
    assert all(date(2024, 10, 19) < day <= date(2024, 11, 30) for day in days)
    assert len(days) > 1
    frozen = set(Sheet.objects.values_list("frozen_at", flat=True))
    assert frozen == set(Assessment.objects.values_list("submitted_at", flat=True))
    assert made.closed_at.date() == date(2024, 12, 1)
    assert {one.created_at.year for one in audit.entries_on(made)} == {2024}
    assert {one.year for one in Sharing.objects.values_list("created_at", flat=True)} == {2024}


def test_two_colleagues_agreed_on_one_question_and_one_is_open():
    ensure_network(name="Network", by=SYSTEM)
    home = register_cities(by=SYSTEM)[0]
    with set_to(FOUNDED):
        make_people(home, by=SYSTEM)
    running = running_round("Now", home, by=SYSTEM)

    make_voices(home, running)

    one = Assessment.objects.get(city=home)
    found = several(one, questionnaire_of(*one.method))
    agreed, waiting = found["life_participation_exists"], found["life_requests_exists"]
    assert agreed.is_settled
    assert {stance.agrees for stance in agreed.stances.values()} == {True}
    assert all(item.done_at for item in agreed.asked)
    assert (len(waiting.voices), waiting.differs, waiting.consensus) == (2, True, None)
    assert set(waiting.people.values()) == {"Mayor's office", "Information technology"}
    assert all(voice.created_at < now() for each in found.values() for voice in each.voices)


def test_no_day_of_the_demonstration_lies_in_the_future():
    ensure_network(name="Network", by=SYSTEM)
    cities = register_cities(by=SYSTEM)[:6]

    made = finished_round("Now", cities, ended=today() + timedelta(days=5), years=0, by=SYSTEM)

    assert made.closed_at <= now()
    assert all(one.submitted_at <= now() for one in Assessment.objects.filter(round=made))


def test_most_cities_have_somebody_who_can_be_asked_and_nobody_twice():
    ensure_network(name="Network", by=SYSTEM)
    cities = register_cities(by=SYSTEM)[: WITHOUT + 2]
    make_people(cities[1], by=SYSTEM)

    make_colleagues(cities, since=date(2024, 1, 15), by=SYSTEM)

    led = {place for place, city in enumerate(cities) if people_of(city.party_id, Role.COORDINATOR).count() == 1}
    assert led == {*range(WITHOUT + 2)} - {0, WITHOUT}
    assert not people_of(cities[2].party_id).get().user.has_usable_password()


def test_each_role_can_sign_in_and_is_told(client):
    ensure_network(name="Network", by=SYSTEM)
    city = register_cities(by=SYSTEM)[0]
    make_people(city, by=SYSTEM)

    told = sign_ins(city)

    assert {one.role for one in PEOPLE} == {*Role.values, "secretariat"}
    for one in PEOPLE:
        assert one.email in told
        response = client.post("/en/account/login/", {"login": one.email, "password": "hanse demonstration"})
        assert response.status_code == 302
    assert "regional@demo.example" in told
    assert City.objects.count() > 100


def test_of_two_years_dues_most_are_paid_some_late_one_in_arrears_and_the_home_city_s_open():
    cities = register_cities(by=SYSTEM)[:12]
    City.objects.update(income_group="high")
    for city in cities:
        begin_membership(city.party, "full", by=SYSTEM, starts_on=date(2024, 1, 15))

    ask_for_dues(cities[0], by=SYSTEM)

    year = (today() - timedelta(days=100)).year
    now_, before = sums_of(year), sums_of(year - 1)
    assert (before[DuesState.ARREARS].number, before[DuesState.PAID].number) == (1, 11)
    assert {state for state, one in now_.items() if one.number > 2} == {DuesState.PAID, DuesState.LATE}
    assert [one.year for one in invoices().filter(is_open(), party=cities[0].party)] == [year]
