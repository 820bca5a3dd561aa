import pytest

from hanse.diagnostic.actions import lay_for_sign_off, share_results, sign_off, stop_sharing
from hanse.diagnostic.enums import SharingLevel
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
