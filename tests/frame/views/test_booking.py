"""Choosing a time on the pages, without scripts: day, time, refusal with what is free, waiting list, calendar file."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hanse.frame.actions.booking.waiting import offer_to_waiting
from hanse.frame.models import Booking, Case, ClosedDay, Waiting
from hanse.frame.spec.steps import Booked
from hanse.frame.views import applying
from hanse.kernel import clock
from hanse.kernel.limits import Limit
from tests.factories.identity import UserFactory
from tests.frame.booking import AT, HALF_PAST, NINE, a_visit, desk, handed_in, market, visit
from tests.frame.views.test_office import signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_morning():
    with clock.set_to(AT):
        yield


@pytest.fixture
def service(offered):
    return offered(visit())


def begin(client, key="visit"):
    return client.post(f"/en/services/{key}/begin/", follow=False).url.removesuffix("answers/")


def page(client, address):
    return client.get(address, follow=True).content.decode()


def choose(client, place, time):
    return client.post(f"{place}answers/questions/time/", {"do": "save", "answer": time})


def test_one_turns_to_a_week_and_a_day_and_chooses_a_time(service, client):
    place = begin(client)

    first = page(client, f"{place}answers/questions/time/")
    assert 'value="2026-03-02T10:30+01:00"' in first, "the first free day stands open"
    assert "2026-03-03T" not in first.replace("day=2026-03-03", ""), "and no other"
    assert "Wednesday, 11" not in first
    assert "?day=2026-03-09" in first

    second = page(client, f"{place}answers/questions/time/?day=2026-03-10")
    assert re.findall(r'value="(2026-03-10T[^"]+)"', second) == [
        f"2026-03-10T{one}+01:00" for one in ("09:00", "09:30", "10:00", "10:30")
    ]
    assert "Wednesday, 11 March 2026 (none)" in second, "closed by itself: no link"
    assert choose(client, place, "2026-03-10T09:00+01:00").status_code == 302
    assert Booking.objects.get().held_until is not None


@pytest.mark.parametrize("query", ["day=nonsense", "day=2099-01-01", "day=1999-01-01", "place=moon&day=2026-03-10"])
def test_wherever_one_looks_there_is_a_page(service, client, query):
    answer = client.get(f"{begin(client)}answers/questions/time/?{query}")

    assert answer.status_code == 200


def test_what_somebody_else_got_meanwhile_is_said_at_the_question(service, client):
    place = begin(client)
    a_visit(NINE)

    refused = choose(client, place, NINE)

    words = refused.content.decode()
    assert refused.status_code == 422
    assert "Tuesday, 3 March 2026, 09:00 is taken in the meantime." in words
    assert "Tuesday, 3 March 2026, 09:30" in words
    assert f'value="{HALF_PAST}"' in words


def test_at_handing_in_too_and_nothing_that_was_written_is_lost(service, client):
    place = begin(client)
    choose(client, place, NINE)
    client.post(f"{place}answers/questions/email/", {"do": "save", "answer": "a@example.org"})
    assert "Tuesday, 3 March 2026, 09:00 is kept for you until 2 Mar 2026, 10:20." in page(client, f"{place}hand-in/")

    Booking.objects.all().delete()
    a_visit(NINE)
    refused = client.post(f"{place}hand-in/")

    assert refused.status_code == 422
    assert f'href="{place}answers/questions/time/?back=check"' in refused.content.decode()
    assert choose(client, place, HALF_PAST).status_code == 302
    assert client.post(f"{place}hand-in/").status_code == 302
    assert Case.objects.count() == 2


@pytest.mark.parametrize("time", ["9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00", "north 9999-12-31T23:59-14:00"])
def test_a_time_at_an_end_of_the_calendar_is_none(service, client, time):
    place = begin(client)

    assert choose(client, place, time).status_code == 422
    assert client.post(f"{place}answers/questions/time/save/", {"answer": time}).status_code == 422


def test_one_browser_keeps_one_time_and_the_last_chosen_counts(service, client):
    first, second = begin(client), begin(client)
    choose(client, first, NINE)

    choose(client, second, HALF_PAST)

    [kept] = Booking.objects.all()
    assert str(kept.application_id) in second
    other = Client()
    assert choose(other, begin(other), NINE).status_code == 302
    assert choose(other, begin(other), HALF_PAST).status_code == 422, "another visitor keeps hers"


def test_one_account_keeps_one_time_on_whatever_device(service):
    person = UserFactory()
    for time in (NINE, HALF_PAST):
        device = signed_in(person)
        choose(device, begin(device), time)

    assert [one.starts.minute for one in Booking.objects.all()] == [30]


def test_nobody_takes_all_times_by_choosing_them_from_ever_new_browsers(service, monkeypatch):
    monkeypatch.setattr(applying, "HELD_FROM_ONE_PLACE", Limit("few", most=2, within=timedelta(hours=1)))
    times = (NINE, HALF_PAST, "2026-03-03T10:00+01:00")

    answers = [choose(one := Client(), begin(one), time) for time in times]

    assert [one.status_code for one in answers] == [302, 302, 422]
    assert "Try again in an hour" in answers[2].content.decode()
    assert Booking.objects.count() == 2


def test_the_case_has_an_entry_for_the_calendar_and_another_time_can_be_taken(service, client):
    place = begin(client)
    choose(client, place, NINE)
    client.post(f"{place}answers/questions/email/", {"do": "save", "answer": "a@example.org"})
    case = client.post(f"{place}hand-in/").url
    followed = page(client, case)
    assert f"{case}calendar.ics" in followed
    assert "Booked for you: Tuesday, 3 March 2026, 09:00" in followed

    file = client.get(f"{case}calendar.ics")
    lines = file.content.decode().split("\r\n")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert {"DTSTART:20260303T080000Z", "DTEND:20260303T083000Z", "SUMMARY:Visit"} <= set(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert Client().get(f"{case}calendar.ics").status_code == 404

    turned = client.post(f"{case}steps/move/", {"do": "look:time-answer:day=2026-03-10"})
    assert 'value="2026-03-10T09:00+01:00"' in turned.content.decode()
    assert "Choose a time." not in turned.content.decode()
    assert client.post(f"{case}steps/move/", {"time-answer": "2026-03-10T09:00+01:00"}).status_code == 302
    assert Booking.objects.get().starts.isoformat() == "2026-03-10T08:00:00+00:00"


def test_who_finds_nothing_free_waits(offered, client):
    offered(visit(bookings=(desk(ahead=0),)))
    for time in ("2026-03-02T10:00+01:00", "2026-03-02T10:30+01:00", NINE, HALF_PAST):
        a_visit(time)
    place = begin(client)

    words = page(client, f"{place}answers/questions/time/")
    assert "Nothing is free at present." in words
    assert f"{place}waiting/time/" in words
    assert "E-mail" in page(client, f"{place}waiting/time/").replace("e-mail", "E-mail")
    assert client.post(f"{place}waiting/time/", {"email": "no"}).status_code == 200
    client.post(f"{place}waiting/time/", {"email": "a@example.org"})
    assert Waiting.objects.get().email == "a@example.org"
    assert "You are on the list since" in page(client, f"{place}waiting/time/")

    Booking.objects.filter(starts__day=3).delete()
    assert offer_to_waiting("visit", "desk") == 1
    offered_page = page(client, f"{place}waiting/time/")
    assert "A time is free for you" in offered_page
    assert "3 Mar 2026, 09:00" in offered_page, "by the clock of the desk"
    assert f'href="{place}answers/"' in offered_page

    client.post(f"{place}waiting/time/", {"do": "leave"})
    assert not Waiting.objects.exists()
    assert client.get(f"{place}waiting/email/").status_code == 404


def test_the_days_that_are_taken_stand_at_the_question(offered, client):
    offered(market(Booked.TAKEN))
    handed_in("market", days="park 2026-06-06/2026-06-07")
    place = begin(client, "market")

    words = page(client, f"{place}answers/questions/days/")
    assert "Park, 6 June 2026 – 7 June 2026" in words

    typed = {"answer-place": "park", "do": "save"}
    for part, day in (("first", "7"), ("last", "8")):
        typed |= {f"answer-{part}-day": day, f"answer-{part}-month": "6", f"answer-{part}-year": "2026"}
    refused = client.post(f"{place}answers/questions/days/", typed)
    assert refused.status_code == 422
    assert "is taken in the meantime" in refused.content.decode()
    assert client.post(f"{place}answers/questions/days/", typed | {"answer-place": "market"}).status_code == 302
    assert 'value="7"' in page(client, f"{place}answers/questions/days/")


CALENDAR = "/en/office/calendar/"


def test_the_office_sees_its_week_and_moves_a_visit_with_a_reason(service, officer):
    case = a_visit(NINE)
    client = signed_in(officer("welcome"))
    assert CALENDAR in page(client, "/en/office/")

    words = text(client, CALENDAR)
    assert "Tuesday, 3 March 2026" in words
    assert case.number in words
    assert "3 times are free." in words

    move = f"/en/office/cases/{case.id}/steps/move_for/"
    assert move in page(client, CALENDAR)
    sent = {"time-answer": "2026-03-04T10:00+01:00", "why_moved-answer": "The colleague is ill."}
    assert client.post(move, sent).status_code == 302
    assert Booking.objects.get().starts.isoformat() == "2026-03-04T09:00:00+00:00"


def test_a_day_is_closed_and_opened_again(service, officer):
    case = a_visit(NINE)
    client = signed_in(officer("welcome"))

    client.post(f"{CALENDAR}days/", {"of": "visit.desk", "day": "2026-03-03", "because": "Training"})
    words = text(client, CALENDAR)
    assert "Training" in words
    assert "Move those who have booked." in words
    assert case.number in words
    assert "2026-03-03T" not in page(Client(), f"{begin(Client())}answers/questions/time/?day=2026-03-03")

    client.post(f"{CALENDAR}days/", {"of": "visit.desk", "day": "2026-03-03", "do": "open"})
    assert not ClosedDay.objects.exists()


def test_an_office_comes_only_near_its_own_calendar(service, officer):
    other = signed_in(officer("elsewhere"))

    assert "There is no calendar yet" in text(other, CALENDAR)
    assert other.get(f"{CALENDAR}?of=visit.desk").status_code == 404
    assert other.post(f"{CALENDAR}days/", {"of": "visit.desk", "day": "2026-03-03"}).status_code == 404


def test_wishes_that_meet_are_shown_as_such(offered, officer):
    offered(market())
    first, second = (handed_in("market", days="park 2026-03-07/2026-03-08") for _ in range(2))
    handed_in("market", days="market 2026-03-07")
    client = signed_in(officer("welcome"))

    words = text(client, CALENDAR)
    case = text(client, f"/en/office/cases/{first.id}/")

    assert words.count("Wished for by several") == 2
    assert case.count(f"{second.number}</bdi></a> (wishes for it)") == 1
    assert "Nothing is booked" not in words


@pytest.mark.parametrize("number", [1, 3])
def test_the_calendar_asks_the_database_the_same_number_of_times(service, officer, django_assert_num_queries, number):
    for time in (NINE, HALF_PAST, "2026-03-04T09:00+01:00")[:number]:
        a_visit(time)
    client = signed_in(officer("welcome"))

    with django_assert_num_queries(5):
        client.get(CALENDAR)
