"""Every scenario of the templates can be seen after each of its moves, and a deadline of it can be waited for."""

from datetime import datetime, timedelta

import pytest

from hanse.frame import catalogue
from hanse.frame.models import Application, Case
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.preview import moment
from hanse.frame.tools.preview.asked import ACCOUNT, FILLED_IN, ORGANISATION, Role
from hanse.frame.tools.preview.passing import days_to_next_deadline, go_on
from hanse.frame.tools.preview.people import person_of
from hanse.frame.tools.preview.situations import move_in_words, play
from hanse.kernel.clock import now
from hanse.kernel.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["building_permit"])
def procedure(request):
    yield catalogue.declare(read_procedure(templates()[request.param]))
    catalogue.withdraw(request.param)


def scenario(procedure, key):
    return next(one for one in procedure.scenarios if one.key == key)


def test_it_is_played_up_to_a_move_and_ends_just_now(procedure, moving):
    chosen = procedure.scenarios[0]
    states = [play(procedure, chosen, moves).state for moves in (0, 1, len(chosen.moves))]
    assert states[0] != states[1]
    assert states[-1] == chosen.ends
    assert all(now() - timedelta(minutes=5) < one.since <= now() for one in Case.objects.all())


def test_it_is_filled_in_by_an_account_in_another_language(procedure, moving):
    person = person_of(Role(ACCOUNT))
    found = play(procedure, procedure.scenarios[0], FILLED_IN, language="fr", by=person)
    assert isinstance(found, Application)
    assert (found.applicant, found.language) == (person, "fr")
    assert found.answers


def test_who_acts_for_an_organisation_applies_for_it(procedure, moving):
    case = play(procedure, procedure.scenarios[0], 0, by=person_of(Role(ORGANISATION)))
    assert str(case.party) == "Example Company"


def test_the_days_of_a_deadline_pass(procedure, moving):
    case = play(procedure, scenario(procedure, "unpaid"), 0)
    before, told = now(), Notice.objects.filter(about=case.id).count()
    while left := days_to_next_deadline():
        go_on(left)
    case.refresh_from_db()
    assert now() - before > timedelta(days=20)
    assert case.state == scenario(procedure, "unpaid").ends
    assert case.ended_at <= now()
    assert Notice.objects.filter(about=case.id).count() > told


def test_what_does_not_go_today_goes_on_its_own_day(moving):
    procedure = catalogue.declare(read_procedure(templates()["event_permit"]))
    try:
        moment.put(datetime.fromisoformat("2031-01-01T00:00:00+00:00"))
        chosen = procedure.scenarios[0]
        case = play(procedure, chosen, len(chosen.moves))
        assert case.state == chosen.ends
        assert now().year == datetime.fromisoformat(chosen.begins).year
    finally:
        catalogue.withdraw("event_permit")


def test_moves_are_told_in_the_services_words(procedure):
    said = [move_in_words(procedure, move) for one in procedure.scenarios for move in one.moves]
    assert {"The fee is paid", "Grant the permit", "Opinion: Fire service", "20 days pass"} <= set(said)
