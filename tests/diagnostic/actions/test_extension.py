"""More time for one city: who gets it, until when, what hangs on it, and setting it back."""

from datetime import timedelta

import pytest

from hanse.diagnostic.actions import (
    Invitees,
    assign,
    close_round,
    edit_round,
    extend_city,
    open_assessment,
    remind_late_cities,
    set_back,
)
from hanse.diagnostic.enums import Invited
from hanse.diagnostic.errors import NotInvited, RoundClosed
from hanse.diagnostic.models import Extension, Round
from hanse.diagnostic.queries.assessments import to_remind
from hanse.diagnostic.queries.participation import last_day
from hanse.kernel import audit
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from hanse.members.models import City
from hanse.ui import formats
from tests.diagnostic.rounds import SYSTEM, a_team, begun

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def over(team):
    """The round's last day was yesterday."""
    Round.objects.update(closes_on=today() - timedelta(days=1), final_on=today() + 2 * WEEK)
    team.round.refresh_from_db()
    return team


def extended(team, *, day=None, reason="A flood", city=None):
    return extend_city(
        team.round, city or team.city, last_day=day or today() + WEEK, reason=reason, by=team.secretariat.actor
    )


def letters(template: str) -> list[Notice]:
    return list(Notice.objects.filter(template=template).order_by("address"))


def test_a_city_gets_longer_its_coordinators_a_letter_and_the_log_an_entry(over):
    extended(over, reason="  A flood \n in May ")

    assert last_day(over.round, over.city.party_id) == today() + WEEK
    [letter] = letters("diagnostic/last_day")
    assert letter.address == over.coordinator.email
    assert formats.date(today() + WEEK) in letter.subject
    assert "A flood in May" in letter.body
    [entry] = audit.entries_on(over.round).filter(verb="diagnostic.extend_city")
    assert entry.party_id == over.city.party_id
    assert entry.detail == {
        "city": "Gumi",
        "last_day": str(today() + WEEK),
        "reason": "A flood in May",
        "before": str(over.round.closes_on),
    }


def test_after_the_rounds_last_day_that_city_alone_can_begin(over):
    quito = City.objects.get(name="Quito")
    with pytest.raises(RoundClosed):
        open_assessment(city=over.city, round_=over.round, by=SYSTEM)

    extended(over)

    assert open_assessment(city=over.city, round_=over.round, by=SYSTEM).city == over.city
    with pytest.raises(RoundClosed):
        open_assessment(city=quito, round_=over.round, by=SYSTEM)


def test_it_alone_is_reminded_with_its_own_day(over):
    with pytest.raises(RoundClosed):
        remind_late_cities(over.round, by=SYSTEM)

    extended(over)

    assert set(to_remind(over.round)) == {over.city.party_id}
    assert remind_late_cities(over.round, by=SYSTEM) == 1
    [letter] = letters("diagnostic/reminder")
    assert f"The last day is {formats.date(today() + WEEK)}." in letter.body


def test_while_the_round_runs_each_is_reminded_with_its_day(team):
    later = team.round.closes_on + WEEK
    extended(team, day=later)

    assert {city.name: day for city, day in to_remind(team.round).values()} == {
        "Gumi": later,
        "Quito": team.round.closes_on,
    }


def test_a_colleague_is_asked_until_the_citys_own_day(over):
    extended(over)
    made = begun(over)

    assign(made, user=over.contributor, section="governance", by=over.coordinator)

    [letter] = letters("diagnostic/assignment")
    assert formats.date(today() + WEEK) in letter.body


def test_setting_back_lets_the_rounds_day_hold_again_and_says_so(over):
    extended(over)

    for _twice in range(2):
        set_back(over.round, over.city, by=SYSTEM)

    assert not Extension.objects.exists()
    assert last_day(over.round, over.city.party_id) == over.round.closes_on
    assert len(letters("diagnostic/last_day")) == 2
    assert audit.entries_on(over.round).filter(verb="diagnostic.set_back").count() == 1
    with pytest.raises(RoundClosed):
        open_assessment(city=over.city, round_=over.round, by=SYSTEM)


def test_another_day_replaces_the_first_and_the_same_again_writes_nobody(over):
    extended(over)
    extended(over)
    extended(over, day=today() + timedelta(days=9))

    assert Extension.objects.get().last_day == today() + timedelta(days=9)
    assert len(letters("diagnostic/last_day")) == 2


def test_a_later_last_day_of_the_round_outdoes_it(team):
    extended(team, day=team.round.closes_on + WEEK)

    moved = edit_round(
        team.round,
        name=team.round.name,
        opens_on=team.round.opens_on,
        closes_on=team.round.closes_on + 3 * WEEK,
        reason="More time for all",
        by=SYSTEM,
    )

    assert last_day(moved, team.city.party_id) == moved.closes_on


@pytest.mark.parametrize(
    ("off", "reason", "field"),
    [(-1, "A flood", "last_day"), (-2, "A flood", "last_day"), (14, "A flood", "last_day"), (7, " ", "reason")],
)
def test_a_day_that_is_no_later_or_too_late_and_no_reason_are_refused(over, off, reason, field):
    with pytest.raises(Invalid) as refusal:
        extended(over, day=today() + timedelta(days=off), reason=reason)

    assert refusal.value.field == field
    assert not Extension.objects.exists()


def test_results_do_not_become_final_before_a_city_has_had_its_time(over):
    extended(over)

    with pytest.raises(Invalid) as refusal:
        edit_round(
            over.round,
            name=over.round.name,
            opens_on=over.round.opens_on,
            closes_on=over.round.closes_on,
            final_on=today() + WEEK,
            reason="Sooner",
            by=SYSTEM,
        )

    assert refusal.value.field == "final_on"


def test_a_city_that_is_not_invited_gets_no_time(team):
    quito = City.objects.get(name="Quito")
    edit_round(
        team.round,
        name=team.round.name,
        opens_on=team.round.opens_on,
        closes_on=team.round.closes_on,
        invitees=Invitees(Invited.CHOSEN, cities=[team.city.party_id]),
        reason="One city",
        by=SYSTEM,
    )

    with pytest.raises(NotInvited):
        extended(team, city=quito, day=team.round.closes_on + WEEK)


def test_of_a_closed_round_no_day_changes(over):
    extended(over)
    close_round(over.round, by=SYSTEM)

    with pytest.raises(RoundClosed):
        extended(over, day=today() + timedelta(days=8))
    with pytest.raises(RoundClosed):
        set_back(over.round, over.city, by=SYSTEM)
    with pytest.raises(RoundClosed):
        open_assessment(city=over.city, round_=over.round, by=SYSTEM)
