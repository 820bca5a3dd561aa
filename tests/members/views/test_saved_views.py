"""Views of the list of members, kept under a name, shared with an office or not; and the list's order."""

import re

import pytest
from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, StaffRole
from hanse.members.models import SavedView
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def a_secretary() -> User:
    person = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    return person


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(a_secretary())
    return client


def listed(office: Client, query: str = "") -> list[str]:
    return re.findall(r'/members/[0-9a-f-]{36}/"><bdi>([^<]*)</bdi>', office.get(f"/en/members/{query}").text)


def test_filters_are_kept_under_a_name_and_opened_again(office: Client) -> None:
    CityFactory.create(name="Lyon", country="FR", region="europe")
    CityFactory.create(name="Gumi")
    saved = office.post("/en/members/views/", {"name": "Europe alone", "region": "europe", "sort": "-since"})

    assert saved.headers["Location"] == "/en/members/?region=europe&sort=-since"
    assert "Europe alone" in office.get("/en/members/").text
    assert 'aria-current="page"><bdi>Europe alone' in office.get("/en/members/?region=europe&sort=-since").text
    assert listed(office, "?region=europe&sort=-since") == ["Lyon"]
    office.post("/en/members/views/", {"name": "Europe alone", "region": "asia"})
    assert SavedView.objects.get().asked == {"region": "asia", "sort": "name"}
    assert "Give the view a name." in office.post("/en/members/views/", {"name": " "}, follow=True).text


def test_a_colleague_sees_what_is_shared_and_deletes_nothing_of_another(office: Client) -> None:
    office.post("/en/members/views/", {"name": "Mine", "region": "asia"})
    office.post("/en/members/views/", {"name": "Ours", "region": "europe", "shared": "on"})
    shared = SavedView.objects.get(name="Ours")
    colleague = Client()
    colleague.force_login(a_secretary())

    page = colleague.get("/en/members/").text
    assert "Ours" in page
    assert "Mine" not in page
    assert colleague.post(f"/en/members/views/{shared.id}/delete/").status_code == 404
    office.post(f"/en/members/views/{shared.id}/delete/")
    assert not SavedView.objects.filter(name="Ours").exists()


def test_the_list_is_sorted_by_each_of_its_columns_and_so_is_the_file(office: Client) -> None:
    for name, country, kind in (("Busan", "KR", "full"), ("Accra", "GH", "associate"), ("Lyon", "FR", "full")):
        CityFactory.create(name=name, country=country, member=kind)

    assert listed(office) == ["Accra", "Busan", "Lyon"]
    assert listed(office, "?sort=-name") == ["Lyon", "Busan", "Accra"]
    assert listed(office, "?sort=country") == ["Lyon", "Accra", "Busan"]
    assert listed(office, "?sort=kind") == ["Busan", "Lyon", "Accra"]
    assert listed(office, "?sort=nonsense") == ["Accra", "Busan", "Lyon"]
    assert 'aria-sort="descending"' in office.get("/en/members/?sort=-name").text
    rows = office.get("/en/members/members.csv?sort=-name").text.splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == ["Lyon", "Busan", "Accra"]
