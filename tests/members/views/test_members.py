"""The secretariat's pages on members: found, filtered, taken away as a file; suspended, resumed, ended."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, EndReason, Role, StaffRole
from hanse.members.models import Membership
from hanse.members.queries.circular import people_for
from hanse.members.queries.listing import Wanted
from hanse.members.queries.standing import standing_of
from tests.factories.dues import DuesEntryFactory, InvoiceFactory
from tests.factories.identity import UserFactory
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
def office(client: Client, secretary: User) -> Client:
    client.force_login(secretary)
    return client


def a_member(name: str, kind: str = "full", **city: str) -> Membership:
    return MembershipFactory.create(party=CityFactory.create(name=name, member="", **city).party, kind=kind)


def listed(office: Client, query: str = "") -> list[str]:
    response = office.get(f"/en/members/{query}")
    assert response.status_code == 200
    return re.findall(r'/members/[0-9a-f-]{36}/"><bdi>([^<]*)</bdi>', response.text)


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_as_many_queries_for_one_member_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    for one in range(number):
        a_member(f"City {one}")
    office.get("/en/members/")
    with django_assert_num_queries(
        8
    ):  # session, person; names, rows, coordinators, ends of their roles, arrears, views
        office.get("/en/members/")


def test_members_are_found_by_name_kind_region_and_what_they_lack(office: Client) -> None:
    a_member("Zürich", country="CH", region="europe")
    a_member("Ålesund", "associate", country="NO", region="europe")
    led = a_member("Gumi")
    grant_mandate(user=UserFactory.create(), party_id=led.party_id, role=Role.COORDINATOR, by=BY)
    MembershipFactory.create(party=MemberOrganisationFactory.create(name="Cities United").party, kind="friendship")

    assert listed(office) == ["Ålesund", "Cities United", "Gumi", "Zürich"]
    assert listed(office, "?words=um") == ["Gumi"]
    assert listed(office, "?kind=associate") == ["Ålesund"]
    assert listed(office, "?region=europe") == ["Ålesund", "Zürich"]
    assert listed(office, "?lacking=coordinator") == ["Ålesund", "Cities United", "Zürich"]
    ends = {"user": UserFactory.create(), "party_id": led.party_id, "by": BY, "ends_on": today() + timedelta(days=60)}
    grant_mandate(role=Role.CONTRIBUTOR, **ends)
    assert listed(office, "?lacking=role") == ["Gumi"]
    assert listed(office, "?lacking=time") == []
    assert listed(office, "?kind=nonsense&region=mars&lacking=x&page=99") == [
        "Ålesund",
        "Cities United",
        "Gumi",
        "Zürich",
    ]


def test_those_in_arrears_are_found_kept_as_a_view_taken_away_and_written_to(office: Client) -> None:
    late, paid = (InvoiceFactory.create(party=a_member(name).party) for name in ("Cork", "Bern"))
    DuesEntryFactory.create(invoice=paid)
    a_member("Gumi")
    grant_mandate(user=UserFactory.create(name="Ada"), party_id=late.party_id, role=Role.COORDINATOR, by=BY)
    grant_mandate(user=UserFactory.create(name="Bo"), party_id=paid.party_id, role=Role.COORDINATOR, by=BY)

    assert listed(office, "?lacking=dues") == [late.party.name]
    assert "In arrears" in office.get(f"/en/members/?words={late.party.name}").text
    saved = office.post("/en/members/views/", {"name": "Late", "lacking": "dues"})
    assert saved.headers["Location"] == "/en/members/?lacking=dues&sort=name"
    rows = list(
        csv.DictReader(StringIO(office.get("/en/members/members.csv?lacking=dues").text.removeprefix("\ufeff")))
    )
    assert [(row["coordinator"], row["in_arrears"]) for row in rows] == [("yes", "yes")]
    draft = office.get("/en/members/circulars/new/?lacking=dues", follow=True)
    assert "Dues: it is in arrears" in draft.text
    assert [one.name for one in people_for(Wanted(lacking="dues"), [Role.COORDINATOR])] == ["Ada"]


def test_an_empty_list_says_what_it_will_hold(office: Client) -> None:
    assert "A member is entered here when its application is accepted." in office.get("/en/members/").text
    assert "Take a filter away" in office.get("/en/members/?kind=full").text


def test_the_list_is_a_file_too_and_no_name_is_a_formula(office: Client) -> None:
    a_member("=1+1", country="FR", region="europe")
    response = office.get("/en/members/members.csv?region=europe")

    assert response.headers["Content-Type"].startswith("text/csv")
    assert response.text.splitlines()[1].startswith("'=1+1,France,Europe,Full member,")


def test_a_member_is_suspended_and_has_its_rights_back(office: Client) -> None:
    place = f"/en/members/{a_member('Gumi').party_id}/"

    assert "Vote in assemblies" in office.get(place).text
    assert office.post(f"{place}suspend/", {"because": ""}).status_code == 422
    assert office.post(f"{place}suspend/", {"because": "Its dues of two years."}, follow=True).status_code == 200
    page = office.get(place).text
    assert "Its dues of two years." in page
    assert "Vote in assemblies" not in page
    assert listed(office, "?lacking=rights") == ["Gumi"]
    office.post(f"{place}resume/", {"because": "It has paid."})
    assert "Vote in assemblies" in office.get(place).text


def test_a_membership_ends_by_merger_into_another_that_is_named(office: Client) -> None:
    old, new = a_member("Old Town"), a_member("New Town")
    place = f"/en/members/{old.party_id}/"
    said = {"reason": "merged", "because": "One city since May."}

    refused = office.post(f"{place}end/", {**said, "into": "Nowhere"})
    assert refused.status_code == 422
    assert "No member has this name" in refused.text
    assert office.post(f"{place}end/", {**said, "into": "new town"}).status_code == 302
    old.refresh_from_db()
    assert (old.end_reason, old.into_id) == (EndReason.MERGED, new.party_id)
    assert standing_of(old.party_id).kind == ""
    assert "New Town. One city since May." in office.get(place).text
    assert office.post(f"{place}end/", {**said, "into": "new town"}, follow=True).text.count("It is not a member.") == 1


def test_only_the_secretariat_sees_members(client: Client) -> None:
    city = a_member("Gumi")
    person = UserFactory.create()
    grant_mandate(user=person, party_id=city.party_id, role=Role.COORDINATOR, by=BY)
    client.force_login(person)

    for place in ("", "members.csv", f"{city.party_id}/", f"{city.party_id}/end/"):
        assert client.get(f"/en/members/{place}").status_code == 403, place


def test_the_facts_of_a_city_are_corrected_on_its_page(office: Client) -> None:
    city = CityFactory.create(name="Gumi", country="KR", region="asia")
    way = f"/en/members/{city.party_id}/facts/"
    assert way in office.get(f"/en/members/{city.party_id}/").text
    said = {"country": "FR", "population": "412000", "website": "https://gumi.example"}

    assert office.post(way, said).status_code == 302

    city.refresh_from_db()
    assert (city.country, city.region, city.population, city.website) == (
        "FR",
        "europe",
        412_000,
        "https://gumi.example",
    )
    wrong = office.post(way, {**said, "population": "0", "website": "gumi"})
    assert wrong.status_code == 422
    assert "It begins with https://" in wrong.text
    organisation = MemberOrganisationFactory.create().party_id
    assert office.get(f"/en/members/{organisation}/facts/").status_code == 404
    assert "/facts/" not in office.get(f"/en/members/{organisation}/").text
