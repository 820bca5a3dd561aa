import pytest

from hanse.diagnostic.actions import close_round, share_results, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.queries.releases import EVERYBODY, peers_of
from hanse.members.public import change_city
from tests.diagnostic.peers import closed_round, some_cities, submitted
from tests.diagnostic.rounds import SYSTEM, a_round

pytestmark = pytest.mark.django_db

ASIA, AFRICA = ("asia", None, None, None, None), ("africa", None, None, None, None)


def show(cities, round_, level):
    for city in cities:
        share_results(city=city, round_=round_, level=level, by=SYSTEM)


def share(cities, round_):
    show(cities, round_, SharingLevel.MEMBERS)


def test_a_round_has_no_statistics_before_it_is_closed():
    round_ = a_round()
    submitted(round_, some_cities(6))
    assert peers_of(round_) is None

    close_round(round_, by=SYSTEM)

    assert peers_of(round_).told[EVERYBODY, "ceds"].count == 6


def test_what_happens_after_closing_changes_no_number():
    cities = some_cities(16) + some_cities(16, region="africa")
    round_ = closed_round(cities)
    before = peers_of(round_)

    submitted(round_, some_cities(1), lowest=99)
    change_city(cities[0], by=SYSTEM, region="africa")
    close_round(round_, by=SYSTEM)

    assert peers_of(round_) == before
    assert before.told[ASIA, "governance"].quartiles is not None


def test_a_group_of_four_is_counted_but_not_told():
    found = peers_of(closed_round(some_cities(12) + some_cities(4, region="africa")))

    assert found.counts[AFRICA] == 4
    assert not found.is_told(AFRICA)
    assert not found.is_told(ASIA)  # all without Asia would be the four
    assert found.is_told(EVERYBODY)


def test_levels_are_told_from_fifteen():
    found = peers_of(closed_round(some_cities(15) + some_cities(14, region="africa")))

    assert set(found.levels) == {
        EVERYBODY,
        ASIA,
        (None, "medium", None, None, None),
        ("asia", "medium", None, None, None),
    }
    assert all(count % 5 == 0 for counts in found.levels.values() for count in counts)


def test_a_group_is_withheld_when_all_but_a_few_let_themselves_be_known():
    asia, africa = some_cities(8), some_cities(8, region="africa")
    round_ = closed_round(asia + africa)
    assert peers_of(round_).is_told(AFRICA)

    share(africa[:4], round_)

    assert not peers_of(round_).is_told(AFRICA)
    assert peers_of(round_).is_told(ASIA) is False  # all without Asia are Africa's four
    assert peers_of(round_).is_told(EVERYBODY)


def test_taking_consent_back_tells_nothing_that_was_withheld():
    africa = some_cities(8, region="africa")
    round_ = closed_round(some_cities(8) + africa)
    share(africa[:4], round_)
    withheld = peers_of(round_)

    stop_sharing(city=africa[0], round_=round_, by=SYSTEM)
    share(africa[4:], round_)

    assert set(peers_of(round_).told) <= set(withheld.told)


def test_cities_that_shared_before_closing_count_as_known():
    round_ = a_round()
    cities = some_cities(8)
    submitted(round_, cities)
    share(cities[:6], round_)

    close_round(round_, by=SYSTEM)

    assert not peers_of(round_).told


def test_a_round_without_cities_can_be_closed():
    assert peers_of(closed_round([])).told == {}


@pytest.mark.parametrize("when", ["before", "after"])
def test_open_data_give_no_city_away_that_shows_itself_to_members_alone(when):
    """Six cities in Africa, of which five show their scores to everyone: the median would tell of the sixth."""
    africa, round_ = some_cities(6, region="africa"), a_round()
    submitted(round_, some_cities(10) + africa)
    share(africa, round_)
    if when == "before":
        show(africa[:5], round_, SharingLevel.PUBLIC)
    close_round(round_, by=SYSTEM)
    assert peers_of(round_).is_told(AFRICA) == (when != "before")

    show(africa[:5], round_, SharingLevel.PUBLIC)

    assert not peers_of(round_).is_told(AFRICA)
