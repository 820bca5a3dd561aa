"""Opening a round, changing it before it is closed, and closing it."""

from datetime import timedelta

import pytest

from hanse.diagnostic.actions import close_round, edit_round, open_assessment
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Round
from hanse.kernel import audit
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def edited(round_: Round, **changes) -> Round:
    wanted = {"name": round_.name, "opens_on": round_.opens_on, "closes_on": round_.closes_on, "reason": "A storm"}
    return edit_round(round_, by=SYSTEM, **wanted | changes)


def test_a_later_last_day_is_kept_with_its_reason(team):
    before, later = team.round.closes_on, team.round.closes_on + timedelta(days=14)

    edited(team.round, closes_on=later)

    assert Round.objects.get().closes_on == later
    entry = audit.entries_on(team.round).get(verb="diagnostic.edit_round")
    final = before + timedelta(days=14)
    changes = {"closes_on": [str(before), str(later)], "final_on": [str(final), str(later + timedelta(days=14))]}
    assert entry.detail == {"changes": changes, "reason": "A storm"}


def test_a_round_gets_another_name_but_not_anothers(team):
    a_round("Taken")

    assert edited(team.round, name="  Spring   2027 ").name == "Spring 2027"
    with pytest.raises(Invalid, match="a round of this name") as refusal:
        edited(team.round, name="Taken")

    assert refusal.value.field == "name"
    assert Round.objects.get(id=team.round.id).name == "Spring 2027"


def test_saving_what_was_there_leaves_no_trace(team):
    edited(team.round)

    assert not audit.entries_on(team.round).filter(verb="diagnostic.edit_round").exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"name": " "}, "name"),
        ({"closes_on": today() - timedelta(days=1)}, "closes_on"),
        ({"closes_on": today() - timedelta(days=100)}, "closes_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(team, changes, field):
    with pytest.raises(Invalid) as refusal:
        edited(team.round, **changes)

    assert refusal.value.field == field
    assert Round.objects.get().name == "Round of tests"


def test_the_first_day_stays_behind_those_who_have_begun(team):
    tomorrow = today() + timedelta(days=1)
    assert edited(team.round, opens_on=tomorrow).opens_on == tomorrow
    edited(team.round, opens_on=today())
    begun(team)

    with pytest.raises(Invalid, match="Cities have begun"):
        edited(team.round, opens_on=tomorrow)


def test_a_round_that_is_over_goes_on_with_a_later_last_day(team):
    over = a_round("Over", days=-1)
    with pytest.raises(RoundClosed):
        open_assessment(city=team.city, round_=over, by=SYSTEM)
    assert edited(over, name="Renamed late").closes_on == over.closes_on

    longer = edited(over, closes_on=today())

    assert open_assessment(city=team.city, round_=longer, by=SYSTEM).state == State.DRAFT


def test_a_closed_round_stays_as_it_is(team):
    close_round(team.round, by=SYSTEM)

    with pytest.raises(RoundClosed):
        edited(team.round, name="Other")


def test_closing_twice_is_closing_once_and_the_log_counts_the_cities(team):
    begun(team)

    close_round(team.round, by=SYSTEM)
    close_round(team.round, by=SYSTEM)

    entry = audit.entries_on(team.round).get(verb="diagnostic.close_round")
    assert entry.detail == {"submitted": 0, "late": 2}
