"""Whom a round invites, and what its cities may show."""

from uuid import uuid4

import pytest

from hanse.diagnostic.actions import Invitees, close_round, edit_round, open_assessment, open_round, share_results
from hanse.diagnostic.enums import Invited, Publication, SharingLevel
from hanse.diagnostic.errors import NotInvited, TooWide
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.round import rounds_to_run
from hanse.diagnostic.queries.assessments import late_cities
from hanse.diagnostic.queries.frameworks import newest_version
from hanse.diagnostic.queries.participation import open_to
from hanse.kernel import audit
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.members.models import City
from tests.diagnostic.rounds import SYSTEM, a_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    """Gumi lies in Asia, Quito in the Americas; the round of the team invites both."""
    team = a_team()
    City.objects.filter(name="Gumi").update(region="asia")
    City.objects.filter(name="Quito").update(region="americas")
    team.city.refresh_from_db()
    return team


@pytest.fixture
def quito(team):
    return City.objects.get(name="Quito")


def made(name: str = "Second", **rules) -> Round:
    days = {"opens_on": today(), "closes_on": today()}
    version = newest_version("ceds")
    return open_round(name=name, framework_key="ceds", framework_version=version, **days, **rules, by=SYSTEM)


def by_region(*regions: str) -> Invitees:
    return Invitees(Invited.REGIONS, regions=regions)


def chosen(*cities: City) -> Invitees:
    return Invitees(Invited.CHOSEN, cities=[one.party_id for one in cities])


def changed(round_: Round, **rules) -> Round:
    same = {"name": round_.name, "opens_on": round_.opens_on, "closes_on": round_.closes_on}
    return edit_round(round_, **same, **rules, reason="Asked for", by=SYSTEM)


def names(round_: Round) -> list[str]:
    return [one.name for one in late_cities(round_)]


def test_everybody_is_invited_where_nothing_is_said(team, quito):
    assert names(made()) == ["Gumi", "Quito"]


@pytest.mark.parametrize("kind", ["region", "chosen"])
def test_only_who_is_invited_is_waited_for_and_can_begin(team, quito, kind):
    round_ = made(invitees=by_region("asia") if kind == "region" else chosen(team.city))

    assert names(round_) == ["Gumi"]
    assert round_ in open_to([team.city]).to(team.city)
    assert round_ not in open_to([team.city, quito]).to(quito)
    with pytest.raises(NotInvited, match="does not invite your city"):
        open_assessment(city=quito, round_=round_, by=SYSTEM)
    assert open_assessment(city=team.city, round_=round_, by=SYSTEM).round == round_


def test_the_number_of_cities_is_told_for_each_round_by_its_own_rule(team, quito):
    for name, invitees in (("Asia", by_region("asia", "europe")), ("Two", chosen(team.city, quito)), ("All", None)):
        made(name, **{"invitees": invitees} if invitees else {})

    assert {one.round.name: one.total for one in rounds_to_run()} == {
        "Asia": 1,
        "Two": 2,
        "All": 2,
        "Round of tests": 2,
    }


@pytest.mark.parametrize(
    ("invitees", "field"),
    [
        (by_region(), "regions"),
        (by_region("asia", "atlantis"), "regions"),
        (Invitees(Invited.CHOSEN), "cities"),
        (Invitees(Invited.CHOSEN, cities=[uuid4()]), "cities"),
    ],
)
def test_an_invitation_of_nobody_or_of_what_is_not_there_is_refused(team, invitees, field):
    with pytest.raises(Invalid) as refusal:
        made(invitees=invitees)

    assert refusal.value.field == field
    assert not Round.objects.filter(name="Second").exists()


def test_a_city_is_invited_later_and_the_log_says_so(team, quito):
    round_ = made(invitees=chosen(team.city))

    changed(round_, invitees=chosen(team.city, quito))

    assert names(round_) == ["Gumi", "Quito"]
    [entry] = audit.entries_on(round_).filter(verb="diagnostic.edit_round")
    assert entry.detail["changes"]["cities"] == ["1", "2"]
    assert entry.detail["changes"]["_invited"] == [str(quito.party_id)]


def test_who_has_begun_counts_on_without_an_invitation(team, quito):
    round_ = made()
    open_assessment(city=quito, round_=round_, by=SYSTEM)

    changed(round_, invitees=by_region("asia"))

    assert names(round_) == ["Gumi", "Quito"]


def test_the_same_invitation_again_leaves_no_trace(team):
    round_ = made(invitees=by_region("asia", "africa"))

    changed(round_, invitees=by_region("africa", "asia"))

    assert not audit.entries_on(round_).filter(verb="diagnostic.edit_round").exists()


@pytest.mark.parametrize(
    ("rule", "refused"),
    [
        (Publication.PUBLIC, []),
        (Publication.MEMBERS, [SharingLevel.PUBLIC]),
        (Publication.NONE, list(SharingLevel)),
    ],
)
def test_a_city_shows_no_more_than_the_rounds_rules_let_it(team, rule, refused):
    round_ = made(publication=rule)

    for level in SharingLevel:
        if level in refused:
            with pytest.raises(TooWide):
                share_results(city=team.city, round_=round_, level=level, by=SYSTEM)
        else:
            assert share_results(city=team.city, round_=round_, level=level, by=SYSTEM).level == level


def test_rules_are_not_tightened_over_what_a_city_shows(team):
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)

    with pytest.raises(Invalid, match="more widely already") as refusal:
        changed(team.round, publication=Publication.MEMBERS)

    assert refusal.value.field == "publication"
    assert Round.objects.get(id=team.round.id).publication == Publication.PUBLIC


def test_after_closing_neither_cities_nor_rules_change(team):
    close_round(team.round, by=SYSTEM)

    with pytest.raises(Invalid, match="closed"):
        changed(team.round, invitees=by_region("asia"), publication=Publication.NONE)
