"""Partnerships: said by one city and agreed by the other, noted outside the network, brought in from a file."""

from datetime import timedelta

import pytest

from hanse.cooperation.actions import partnerships as acts
from hanse.cooperation.actions import telling
from hanse.cooperation.actions.importing import import_partnerships
from hanse.cooperation.actions.introductions import accept_introduction, ask_for_introduction
from hanse.cooperation.actions.partnerships import (
    agree_to_partnership,
    note_partnership_outside,
    propose_partnership,
    purge_partnerships,
    remove_partnership,
)
from hanse.cooperation.actions.pausing import DECLINED, TAKEN_BACK
from hanse.cooperation.enums import PartnershipState, Source
from hanse.cooperation.errors import AnsweredAlready, AskedAlready, PartnersAlready, TooManyOpen
from hanse.cooperation.models import Partnership
from hanse.cooperation.queries.known import known
from hanse.cooperation.queries.partnerships import partnerships_of
from hanse.kernel.clock import now, set_to, today
from hanse.kernel.errors import Invalid
from hanse.kernel.models import Notice
from tests.cooperation.pairs import BY, Side, side

pytestmark = pytest.mark.django_db
HEAD = "city,city_country,partner,partner_country,wikidata,since\n"


@pytest.fixture
def gumi() -> Side:
    return side("Gumi")


@pytest.fixture
def quito() -> Side:
    return side("Quito", country="EC")


def test_a_partnership_counts_once_the_other_city_agrees(gumi, quito) -> None:
    made = propose_partnership(city=gumi.party, other=quito.party, since=1998, by=BY)
    assert Notice.objects.get(template="cooperation/partnership").address == quito.coordinator.email
    assert known().pairs.links.degrees.sum() == 0

    agree_to_partnership(made, by=BY)
    assert known().pairs.links.degrees.tolist() == [1, 1]
    with pytest.raises(AnsweredAlready):
        agree_to_partnership(made, by=BY)


def test_two_cities_are_partners_once(gumi, quito) -> None:
    propose_partnership(city=gumi.party, other=quito.party, by=BY)
    with pytest.raises(PartnersAlready):
        propose_partnership(city=quito.party, other=gumi.party, by=BY)
    with pytest.raises(Invalid):
        propose_partnership(city=gumi.party, other=gumi.party, by=BY)


def test_many_cities_that_propose_on_one_day_bombard_nobody(gumi, quito, monkeypatch) -> None:
    monkeypatch.setattr(telling, "MOST_LETTERS", 2)
    for one in (gumi, side("Ulm"), side("Lviv")):
        proposed(one, quito)

    assert Notice.objects.filter(address=quito.coordinator.email).count() == 2
    assert partnerships_of(quito.id).count() == 3


def test_after_an_accepted_introduction_it_says_so(gumi, quito) -> None:
    asked = ask_for_introduction(city=gumi.party, other=quito.party, about="", message="Hello", by=gumi.coordinator)
    accept_introduction(asked, by=quito.coordinator)
    assert propose_partnership(city=quito.party, other=gumi.party, by=BY).source == Source.INTRODUCTION


def test_two_members_with_one_partner_outside_share_it(gumi, quito) -> None:
    for one in (gumi, quito):
        note_partnership_outside(city=one.party, name="Athens", country="gr", outside_id="q1524", by=BY)
    found = known()
    assert found.names[2:] == ("Athens",)
    assert found.pairs.links.partners(0).tolist() == [2] == found.pairs.links.partners(1).tolist()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"country": "XX"}, {"outside_id": "Athens"}, {"since": 999}, {"since": 2999}]
)
def test_what_cannot_be_is_refused(gumi, wrong) -> None:
    with pytest.raises(Invalid):
        note_partnership_outside(city=gumi.party, by=BY, **({"name": "Athens", "country": "GR"} | wrong))
    assert not Partnership.objects.exists()


def proposed(one: Side, other: Side) -> Partnership:
    return propose_partnership(city=one.party, other=other.party, by=BY)


def test_either_side_can_take_it_away_once(gumi, quito) -> None:
    made = proposed(gumi, quito)
    remove_partnership(made, party_id=gumi.id, by=BY)
    assert not partnerships_of(gumi.id).exists()
    with pytest.raises(AnsweredAlready):
        remove_partnership(made, party_id=quito.id, by=BY)
    remove_partnership(proposed(quito, gumi), party_id=gumi.id, by=BY)
    assert not partnerships_of(quito.id).exists()


def test_a_proposal_taken_back_can_be_mended_once_and_then_waits(gumi, quito) -> None:
    for _each in range(2):
        remove_partnership(proposed(gumi, quito), party_id=gumi.id, by=BY)
    again_from = today() + TAKEN_BACK
    with pytest.raises(AskedAlready, match=f"took back .* from {again_from.day} "):
        proposed(gumi, quito)
    assert Notice.objects.filter(template="cooperation/partnership").count() == 2
    with set_to(now() + TAKEN_BACK):
        assert proposed(gumi, quito).pk


@pytest.mark.parametrize("agreed", [False, True])
def test_who_has_denied_a_partnership_is_left_in_peace_and_may_propose_it_itself(gumi, quito, agreed) -> None:
    made = proposed(gumi, quito)
    if agreed:
        agree_to_partnership(made, by=BY)
    remove_partnership(made, party_id=quito.id, by=BY)
    with pytest.raises(AskedAlready, match="declined"):
        proposed(gumi, quito)
    with set_to(now() + DECLINED):
        remove_partnership(proposed(gumi, quito), party_id=gumi.id, by=BY)
    assert proposed(quito, gumi).pk


def test_what_was_taken_away_is_kept_as_long_as_it_delays_the_next_proposal(gumi, quito) -> None:
    remove_partnership(proposed(gumi, quito), party_id=quito.id, by=BY)
    assert known().pairs.links.degrees.sum() == 0
    assert purge_partnerships() == 0
    with set_to(now() + DECLINED + timedelta(days=2)):
        assert purge_partnerships() == 1


def test_a_city_does_not_propose_to_the_whole_network_at_once(gumi, quito, monkeypatch) -> None:
    monkeypatch.setattr(acts, "MOST_WAITING", 1)
    proposed(gumi, quito)
    with pytest.raises(TooManyOpen):
        proposed(gumi, side("Ulm"))


def test_the_secretariat_enters_what_a_city_was_denied(gumi, quito) -> None:
    remove_partnership(proposed(gumi, quito), party_id=quito.id, by=BY)
    assert import_partnerships(HEAD + "Gumi,KR,Quito,EC,,\n", by=BY) == 1


def test_a_file_brings_in_members_and_others_and_passes_over_what_is_known(gumi, quito) -> None:
    text = HEAD + "Gumi,KR,Quito,EC,,1998\nGumi,KR,Athens,GR,Q1524,\nQuito,EC,Gumi,KR,,\n"
    assert import_partnerships(text, by=BY) == 2
    states = Partnership.objects.values_list("asked_party_id", "state", "source", "since")
    assert set(states) == {
        (quito.id, PartnershipState.AGREED, Source.IMPORTED, 1998),
        (None, PartnershipState.AGREED, Source.IMPORTED, None),
    }
    assert not Notice.objects.exists()
    assert import_partnerships(text, by=BY) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("city,partner\n", "columns"),
        (HEAD + "Gumi,KR,Athens,GR,,\nUlm,DE,Athens,GR,,\n", "Line 3: No member is called “Ulm”"),
        (HEAD + "Gumi,KR,Athens,GR,,old\n", "Line 2"),
        (HEAD + "Gumi,KR,Athens,Greece,,\n", "Line 2"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_entered(gumi, text, says) -> None:
    with pytest.raises(Invalid, match=says):
        import_partnerships(text, by=BY)
    assert not Partnership.objects.exists()
