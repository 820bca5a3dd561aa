"""Introductions: asked for, answered, taken back, over; one at a time between two cities, and no flood of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hanse.cooperation.actions import introductions as acts
from hanse.cooperation.actions.pausing import DECLINED, TAKEN_BACK
from hanse.cooperation.enums import IntroductionState
from hanse.cooperation.errors import AddressInMessage, AnsweredAlready, AskedAlready, NobodyThere, TooManyOpen
from hanse.cooperation.models import Introduction
from hanse.identity.public import end_mandate
from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import AuditEntry, Notice
from hanse.members.queries import people_of
from tests.cooperation.pairs import BY, Side, side

pytestmark = pytest.mark.django_db


@pytest.fixture
def gumi() -> Side:
    return side("Gumi")


@pytest.fixture
def quito() -> Side:
    return side("Quito", country="EC")


def asked(one: Side, other: Side, message: str = "We build a citizens' portal. May we see yours?") -> Introduction:
    return acts.ask_for_introduction(
        city=one.party, other=other.party, about="services", message=message, by=one.coordinator
    )


def test_the_other_citys_coordinators_are_told_in_their_language_and_without_the_message(gumi, quito) -> None:
    quito.coordinator.language = "fr"
    quito.coordinator.save()
    made = asked(gumi, quito)

    [notice] = Notice.objects.filter(about=made.id)
    assert (notice.address, notice.language) == (quito.coordinator.email, "fr")
    assert f"/fr/connect/{quito.id}/introductions/{made.id}/" in notice.body
    assert "portal" not in notice.body
    assert gumi.coordinator.email not in notice.body


@pytest.mark.parametrize(
    "message",
    ["Write to a.b@gumi.example", "See https://gumi.example/", "look at www.gumi.example", "Call +82 54 480 6114"],
)
def test_no_address_goes_out_before_both_have_agreed(gumi, quito, message) -> None:
    with pytest.raises(AddressInMessage):
        asked(gumi, quito, message)


@pytest.mark.parametrize("message", ["  \n ", "x" * 1001])
def test_a_message_says_something_and_not_too_much(gumi, quito, message) -> None:
    with pytest.raises(Invalid):
        asked(gumi, quito, message)


def test_years_and_amounts_are_no_telephone_numbers(gumi, quito) -> None:
    assert asked(gumi, quito, "From 2024 to 2026 we spent 2,500,000 on 12 services; 408000 people live here.").pk


def test_one_request_at_a_time_between_two_cities_from_whichever_side(gumi, quito) -> None:
    asked(gumi, quito)
    with pytest.raises(AskedAlready):
        asked(gumi, quito)
    with pytest.raises(AskedAlready):
        asked(quito, gumi)


def test_the_database_holds_the_same(gumi, quito) -> None:
    made = asked(gumi, quito)
    made.pk = None
    again = Introduction(
        asked_by_party=quito.party,
        asked_party=gumi.party,
        message="x",
        asked_by_id=quito.coordinator.id,
        ends_on=made.ends_on,
    )
    with pytest.raises(IntegrityError, match="introduction_one_open_a_pair"), transaction.atomic():
        again.save(force_insert=True)


def test_a_city_with_nobody_to_answer_is_not_asked(gumi, quito) -> None:
    end_mandate(people_of(quito.id)[0], by=BY)
    with pytest.raises(NobodyThere):
        asked(gumi, quito)


def test_a_city_cannot_flood_the_network(gumi, quito, monkeypatch) -> None:
    monkeypatch.setattr(acts, "MOST_OPEN", 2)
    asked(gumi, quito)
    second = asked(gumi, side("Ulm"))
    with pytest.raises(TooManyOpen):
        asked(gumi, side("Lviv"))
    acts.take_introduction_back(second, by=gumi.coordinator)
    assert asked(gumi, side("Oulu")).pk


def test_who_has_declined_is_left_in_peace_for_a_while(gumi, quito) -> None:
    acts.decline_introduction(asked(gumi, quito), by=quito.coordinator)
    again_from = today() + DECLINED
    with pytest.raises(AskedAlready, match=f"from {again_from.day} "):
        asked(gumi, quito)
    with set_to(now() + DECLINED):
        assert asked(gumi, quito).pk


def test_asking_and_taking_back_again_and_again_does_not_fill_anybodys_letter_box(gumi, quito) -> None:
    acts.take_introduction_back(asked(gumi, quito), by=gumi.coordinator)
    again_from = today() + TAKEN_BACK
    with pytest.raises(AskedAlready, match=f"took back .* from {again_from.day} "):
        asked(gumi, quito)
    with set_to(now() + TAKEN_BACK):
        assert asked(gumi, quito).pk


def test_accepting_tells_both_sides_and_declining_only_that_it_was(gumi, quito) -> None:
    accepted = acts.accept_introduction(asked(gumi, quito), by=quito.coordinator)
    told = Notice.objects.filter(about=accepted.id, template="cooperation/accepted")
    assert {one.address for one in told} == {gumi.coordinator.email, quito.coordinator.email}

    declined = acts.decline_introduction(asked(quito, gumi), by=gumi.coordinator)
    [one] = Notice.objects.filter(about=declined.id, template="cooperation/declined")
    assert one.address == quito.coordinator.email


@pytest.mark.parametrize("first", ["accept_introduction", "decline_introduction", "take_introduction_back"])
@pytest.mark.parametrize("second", ["accept_introduction", "decline_introduction", "take_introduction_back"])
def test_what_is_over_is_answered_no_more(gumi, quito, first, second) -> None:
    made = asked(gumi, quito)
    getattr(acts, first)(made, by=quito.coordinator)
    with pytest.raises(AnsweredAlready):
        getattr(acts, second)(made, by=quito.coordinator)


def test_what_nobody_answers_ends_and_who_asked_is_told(gumi, quito) -> None:
    made = asked(gumi, quito)
    assert acts.expire_introductions(by=BY) == 0
    with set_to(now() + timedelta(days=acts.DAYS + 1)):
        with pytest.raises(AnsweredAlready):
            acts.accept_introduction(made, by=quito.coordinator)
        assert acts.expire_introductions(by=BY) == 1
        assert acts.expire_introductions(by=BY) == 0
    made.refresh_from_db()
    assert made.state == IntroductionState.EXPIRED
    assert Notice.objects.get(template="cooperation/expired").address == gumi.coordinator.email


def test_a_year_later_what_came_to_nothing_is_gone_and_what_was_accepted_stays(gumi, quito) -> None:
    acts.decline_introduction(asked(gumi, quito), by=quito.coordinator)
    kept = acts.accept_introduction(asked(quito, gumi), by=gumi.coordinator)
    assert acts.purge_introductions() == 0
    with set_to(now() + acts.KEPT_FOR + timedelta(days=1)):
        assert acts.purge_introductions() == 1
    assert list(Introduction.objects.all()) == [kept]


def test_what_is_done_is_in_the_audit_without_the_message(gumi, quito) -> None:
    acts.accept_introduction(asked(gumi, quito), by=quito.coordinator)
    rows = AuditEntry.objects.filter(verb__startswith="cooperation.").order_by("created_at", "id")
    assert [one.verb for one in rows] == ["cooperation.ask_for_introduction", "cooperation.accept_introduction"]
    assert [one.actor_id for one in rows] == [gumi.coordinator.id, quito.coordinator.id]
    assert all(one.detail == {} for one in rows)
