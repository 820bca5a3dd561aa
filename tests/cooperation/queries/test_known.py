"""What of scores goes into a city's lists: its own, and what others share at this moment; nothing else moves anything."""

import pytest

from hanse.cooperation.presenters.connect import SOLVED, Wanted, connect_page
from hanse.diagnostic.enums import Basis, SharingLevel
from hanse.diagnostic.models import Assessment, Result, Sharing
from hanse.diagnostic.public import dimensions, profiles
from hanse.kernel.clock import now
from hanse.questions.models import Sheet
from tests.cooperation.pairs import Side, side
from tests.diagnostic.rounds import a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return a_round()


@pytest.fixture
def gumi(round_) -> Side:
    made = side("Gumi")
    results(made, round_, [20, 80, 60, 70])
    return made


def results(one: Side, round_, scores, *, shared: SharingLevel | None = None, revision: int = 1) -> Assessment:
    """A submitted assessment of a city with these scores of the first dimensions."""
    made = Assessment.objects.create(
        city=one.city,
        round=round_,
        sheet=Sheet.objects.create(
            questionnaire="ceds", questionnaire_version=round_.framework_version, owner="diagnostic"
        ),
        revision=revision,
        reopened_because="Corrected" if revision > 1 else "",
        state="submitted",
        submitted_at=now(),
    )
    keys = dict(zip(dimensions("en"), scores, strict=False))
    nodes = {key: {"score": score, "level": 1} for key, score in keys.items()}
    Result.objects.create(
        assessment=made,
        basis=Basis.CLAIMED,
        framework_key="ceds",
        framework_version=round_.framework_version,
        nodes=nodes,
    )
    if shared:
        Sharing.objects.create(city=one.city, round=round_, level=shared)
    return made


def solved(one: Side):
    return connect_page(one.city, Wanted(SOLVED), "en")


def test_who_shares_strength_where_a_city_is_weak_is_found_and_why(gumi, round_) -> None:
    results(side("Quito"), round_, [90, 10, 10, 10], shared=SharingLevel.MEMBERS)
    results(side("Ulm"), round_, [95, 10, 10, 10])
    page = solved(gumi)

    first = next(iter(dimensions("en").values()))
    assert page.struggles[0] == first
    assert [(line.name, line.reasons[0]) for line in page.lines] == [("Quito", f"Strong where you are weak: {first}")]


@pytest.mark.parametrize("scores", [[99, 99, 99, 99], [0, 0, 0, 0], [20, 80, 60, 70]])
def test_scores_that_are_not_shared_move_nothing(gumi, round_, scores) -> None:
    """Both lists are the same, word for word, whatever the others' private scores, and without any."""
    others = [side(name) for name in ("Quito", "Ulm", "Lviv")]
    before = [connect_page(gumi.city, Wanted(show), "en").lines for show in ("like", SOLVED)]
    for one in others[:2]:
        results(one, round_, scores)
    assert [connect_page(gumi.city, Wanted(show), "en").lines for show in ("like", SOLVED)] == before


def test_consent_taken_back_works_at_once(gumi, round_) -> None:
    quito = side("Quito")
    results(quito, round_, [90, 90, 90, 90], shared=SharingLevel.PUBLIC)
    assert solved(gumi).lines
    Sharing.objects.filter(city=quito.city).update(withdrawn_at=now())
    assert not solved(gumi).lines


def test_consent_to_one_round_says_nothing_of_another(gumi, round_) -> None:
    quito = side("Quito")
    results(quito, a_round("Earlier"), [90, 90, 90, 90])
    results(quito, round_, [10, 10, 10, 10], shared=SharingLevel.MEMBERS)
    assert set(profiles(gumi.id).shared[quito.id].values()) == {10, None}
    assert not solved(gumi).lines


def test_the_last_revision_counts(gumi, round_) -> None:
    quito = side("Quito")
    results(quito, round_, [10, 10, 10, 10], shared=SharingLevel.MEMBERS)
    results(quito, round_, [90, 90, 90, 90], revision=2)
    assert set(profiles(gumi.id).shared[quito.id].values()) == {90, None}
    assert set(profiles(quito.id).own.values()) == {90, None}


def test_without_a_round_nothing_is_known_of_scores() -> None:
    ulm = side("Ulm")
    assert dimensions("en") == {}
    assert (profiles(ulm.id).own, profiles(ulm.id).shared) == ({}, {})
