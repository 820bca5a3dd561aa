"""Regional offices: the secretariat names their people, who see the members of their area and no others."""

from dataclasses import replace

import pytest
from django.test import Client

from hanse.identity.public import User, grant_mandate, holders_of
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.actions.office import add_office_staff, remove_office_staff
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, StaffRole
from hanse.members.models import Membership
from tests.factories.identity import OrganisationFactory, UserFactory
from tests.factories.members import CityFactory
from tests.factories.membership import MemberOrganisationFactory, MembershipFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


@pytest.fixture
def secretary() -> User:
    person = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    return person


@pytest.fixture
def abuja(client: Client, secretary: User) -> Client:
    """Signed in as somebody of the office in Abuja, which serves Africa."""
    officer = UserFactory.create(email="officer@abuja.example")
    add_office_staff(charter().offices["abuja"], email=officer.email, by=secretary)
    client.force_login(officer)
    return client


def a_member(name: str, country: str, region: str) -> Membership:
    return MembershipFactory.create(
        party=CityFactory.create(name=name, country=country, region=region, member="").party
    )


def test_the_secretariat_invites_somebody_and_ends_her_work(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    office = charter().offices["abuja"]
    client.post("/en/members/offices/abuja/", {"email": "ada@abuja.example", "name": "Ada", "language": "fr"})

    mandate = holders_of(office.party_id, [StaffRole.REGIONAL]).get()
    assert (mandate.user.email, mandate.user.language) == ("ada@abuja.example", "fr")
    assert "ada@abuja.example" in client.get("/en/members/offices/abuja/").text
    nobody = client.post("/en/members/offices/abuja/", {"email": "", "language": "fr"})
    assert nobody.status_code == 422

    way = f"/en/members/offices/abuja/{mandate.id}/end/"
    assert "Ada" in client.get(way).text
    client.post(way)
    assert not holders_of(office.party_id).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_member_as_for_three(
    client: Client, secretary: User, number: int, django_assert_num_queries
) -> None:
    for one in range(number):
        a_member(f"City {one}", "NG", "africa")
        person = UserFactory.create()
        add_office_staff(charter().offices["abuja"], email=person.email, by=secretary)
    client.force_login(secretary)
    client.get("/en/members/offices/")
    with django_assert_num_queries(4):  # session, person; members, staff
        page = client.get("/en/members/offices/")
    assert page.text.count(f">{number}<") == 2


def test_somebody_of_an_office_sees_the_members_that_it_serves_and_no_others(abuja: Client) -> None:
    lagos, lyon = a_member("Lagos", "NG", "africa"), a_member("Lyon", "FR", "europe")
    near = MembershipFactory.create(party=MemberOrganisationFactory.create(name="Near", country="GH").party)

    listed = abuja.get("/en/members/?office=chengdu").text
    assert "Lagos" in listed
    assert "Near" in listed
    assert "Lyon" not in listed
    assert "Lyon" not in abuja.get("/en/members/members.csv").text
    assert abuja.get(f"/en/members/{lagos.party_id}/").status_code == 200
    assert abuja.get(f"/en/members/{near.party_id}/").status_code == 200
    assert abuja.get(f"/en/members/{lyon.party_id}/").status_code == 403
    assert abuja.get(f"/en/people/{lagos.party_id}/").status_code == 200
    assert abuja.get(f"/en/people/{lyon.party_id}/").status_code == 403
    assert abuja.post(f"/en/members/{lagos.party_id}/suspend/", {"because": "No"}).status_code == 403


def test_an_office_s_page_is_open_to_its_own_people_who_change_nothing(abuja: Client) -> None:
    page = abuja.get("/en/members/offices/abuja/")
    assert page.status_code == 200
    assert 'name="email"' not in page.text
    assert abuja.post("/en/members/offices/abuja/", {"email": "eve@abuja.example", "language": "en"}).status_code == 403
    assert abuja.get("/en/members/offices/chengdu/").status_code == 403
    assert abuja.get("/en/members/offices/").status_code == 403
    assert abuja.get("/en/members/offices/nowhere/").status_code == 404


def test_who_leaves_an_office_is_out_the_same_minute(abuja: Client) -> None:
    assert abuja.get("/en/members/").status_code == 200

    remove_office_staff(holders_of(charter().offices["abuja"].party_id).get(), by=BY)

    assert abuja.get("/en/members/").status_code == 403


def test_who_worked_for_an_office_that_was_closed_sees_no_members(client: Client) -> None:
    a_member("Gumi", "KR", "asia")
    person = UserFactory.create()
    grant_mandate(user=person, party_id=OrganisationFactory.create().id, role=StaffRole.REGIONAL, by=BY)
    client.force_login(person)

    for place in ("members/", "members/members.csv", "desk/", "members/circulars/", "members/unreached/"):
        assert client.get(f"/en/{place}").status_code == 403, place


def test_the_offices_say_how_they_are_reached_where_the_file_does(
    client: Client, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(secretary)
    known = charter()
    abuja = replace(known.offices["abuja"], email="abuja@network.example", address="1 Example Street\nAbuja")
    told = replace(known, offices={**known.offices, "abuja": abuja})
    assert "@" not in "".join(one.email for one in known.offices.values())

    monkeypatch.setattr("hanse.members.presenters.office.charter", lambda: told)

    assert "<bdi>Abuja</bdi><br><bdi>abuja@network.example</bdi>" in client.get("/en/members/offices/").text
