"""The network's numbers over time: reckoned from memberships, drawn, and taken away."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import set_to
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, EndReason, StaffRole
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory
from tests.factories.membership import MemberOrganisationFactory, MembershipFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
TODAY = datetime(2026, 5, 15, 12, tzinfo=UTC)


@pytest.fixture
def office(client: Client) -> Client:
    person = UserFactory.create()
    with set_to(datetime(2020, 1, 1, tzinfo=UTC)):
        ensure_network(name="Network", by=BY)
        grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    client.force_login(person)
    return client


def rows(office: Client, picture: str, query: str = "") -> list[list[str]]:
    with set_to(TODAY):
        text = office.get(f"/en/members/numbers/?picture={picture}&as=csv{query}").text
    return [line.split(",") for line in text.lstrip("\ufeff").splitlines()]


def some_members() -> None:
    early, late = CityFactory.create(member=""), CityFactory.create(country="FR", region="europe", member="")
    changed = {"ends_on": date(2025, 6, 1), "end_reason": EndReason.CHANGED}
    MembershipFactory.create(party=early.party, kind="associate", starts_on=date(2024, 3, 1), **changed)
    MembershipFactory.create(party=early.party, kind="full", starts_on=date(2025, 6, 1))
    MembershipFactory.create(party=late.party, kind="full", starts_on=date(2026, 4, 1))
    friend = MemberOrganisationFactory.create(country="NG").party
    left = {"ends_on": date(2026, 1, 1), "end_reason": EndReason.WITHDREW}
    MembershipFactory.create(party=friend, kind="friendship", starts_on=date(2025, 1, 1), **left)


def test_members_are_counted_at_the_end_of_each_year_by_kind_and_region(office: Client) -> None:
    some_members()

    assert rows(office, "kinds") == [
        ["When", "Full member", "Associate member", "Friendship member", "Corporate member"],
        ["2024", "0", "1", "0", "0"],
        ["2025", "1", "0", "1", "0"],
        ["2026", "2", "0", "0", "0"],
    ]
    assert rows(office, "regions")[1:] == [
        ["2024", "0", "0", "1", "0", "0"],
        ["2025", "1", "0", "1", "0", "0"],
        ["2026", "0", "0", "1", "1", "0"],
    ]


def test_by_month_two_years_back(office: Client) -> None:
    some_members()
    found = rows(office, "kinds", "&by=month")

    assert len(found) == 25
    assert found[1][0] == "Jun 2024"
    assert found[-2:] == [["Apr 2026", "2", "0", "0", "0"], ["May 2026", "2", "0", "0", "0"]]
    assert [row[0] for row in rows(office, "applications", "&by=month")[-2:]] == ["Apr 2026", "May 2026"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_one_member_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    for _one in range(number):
        CityFactory.create()
    office.get("/en/members/numbers/")
    with django_assert_num_queries(6):  # session, person; memberships, applications, assessments, introductions
        page = office.get("/en/members/numbers/").text
    assert "Assessments handed in" in page
    assert "Introductions to which both cities agreed" in page


def test_a_network_without_members_has_its_page_too(office: Client) -> None:
    assert "The network in numbers" in office.get("/en/members/numbers/").text
    assert office.get("/en/members/numbers/?picture=kinds&as=png").headers["Content-Type"] == "image/png"
    assert office.get("/en/members/numbers/?picture=nothing&as=png").status_code == 404
