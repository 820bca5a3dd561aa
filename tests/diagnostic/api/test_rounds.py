from datetime import timedelta

import pytest

from hanse.diagnostic.actions import lay_for_sign_off, share_results, sign_off, stop_sharing
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.frameworks import newest_version
from hanse.kernel import audit
from hanse.kernel.clock import today
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, answered, begun
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.mark.parametrize("more", [0, 2])
def test_rounds_in_as_many_queries_for_one_as_for_three(team, more, django_assert_num_queries):
    program = program_of(team.contributor)
    for number in range(more):
        a_round(f"Round {number}")

    with django_assert_num_queries(4):  # key, person, rounds, more time of her cities
        found = program.get("/rounds/").json()["items"]

    assert len(found) == 1 + more
    assert found[0]["is_open"]


def test_members_see_what_a_city_shares_and_no_more_once_it_takes_that_back(team):
    one = sign_off(lay_for_sign_off(answered(begun(team)), by=team.coordinator.actor), by=team.approver)
    path, member = f"/rounds/{team.round.id}/shared-results/", program_of(team.stranger)

    assert member.get(path).json()["items"] == []
    share_results(city=team.city, round_=team.round, level=SharingLevel.MEMBERS, by=SYSTEM)
    shared = member.get(path).json()["items"]
    stop_sharing(city=team.city, round_=team.round, by=SYSTEM)

    assert [(line["city_name"], line["score"]) for line in shared] == [("Gumi", one.results.get(basis="claimed").score)]
    assert member.get(path).json()["items"] == []


def wanted(**more: object) -> dict[str, object]:
    day = today()
    return {"name": "Spring", "opens_on": str(day), "closes_on": str(day + timedelta(days=30)), **more}


def test_the_secretariat_makes_a_round_and_finds_it_where_it_is_said_to_be(team):
    program = program_of(team.secretariat)

    made = program.post("/rounds/", wanted(invites="chosen", cities=[str(team.city.pk)], publication="none"))

    assert made.status_code == 201
    round_ = Round.objects.get(name="Spring")
    assert made.headers["Location"].endswith(f"/rounds/{round_.id}/")
    shown = program.get(f"/rounds/{round_.id}/").json()
    assert shown == made.json()
    assert (shown["framework"], shown["framework_version"]) == ("ceds", newest_version("ceds"))
    assert (shown["invites"], shown["publication"]) == ("chosen", "none")
    assert audit.entries_on(round_).filter(verb="diagnostic.open_round").exists()


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"framework": "nothing"}, "/framework"),
        ({"framework": "quick_scan"}, "/framework"),
        ({"framework_version": "0.0"}, "/framework_version"),
        ({"invites": "regions", "regions": []}, "/regions"),
        ({"closes_on": "2020-01-01"}, "/closes_on"),
        ({"closes_on": "9999-12-31"}, "/closes_on"),
        ({"opens_on": "0001-01-01"}, "/opens_on"),
        ({"unknown": 1}, "/unknown"),
    ],
)
def test_what_is_wrong_with_a_new_round_is_said_with_its_place(team, more, where):
    refused = program_of(team.secretariat).post("/rounds/", wanted(**more))

    assert refused.status_code == 422
    assert [place["where"] for place in refused.json()["errors"]] == [where]
    assert not Round.objects.filter(name="Spring").exists()
