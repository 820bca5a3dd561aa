import pytest

from hanse.identity.public import grant_mandate
from hanse.members.enums import Role
from tests.diagnostic.rounds import SYSTEM, a_team
from tests.factories import CityFactory
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("more", [0, 2])
def test_my_cities_with_what_i_am_there_in_as_many_queries_for_one_as_for_three(more, django_assert_num_queries):
    team = a_team()
    for number in range(more):
        city = CityFactory(name=f"Aa {number}", country="KR")
        grant_mandate(user=team.approver, party_id=city.pk, role=Role.COORDINATOR, by=SYSTEM)
    program = program_of(team.approver)

    with django_assert_num_queries(3):  # key, person, cities
        found = program.get("/cities/").json()

    assert [(one["name"], one["roles"]) for one in found] == [
        *[(f"Aa {number}", ["coordinator"]) for number in range(more)],
        ("Gumi", ["approver"]),
    ]
