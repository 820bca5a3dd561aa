"""What surrounds every page."""

import pytest
from django.test import RequestFactory

from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.public import NETWORK_ID, Role, StaffRole, ensure_network
from hanse.network.shell import shell
from hanse.ui.errors import server_error
from tests.factories import CityFactory, UserFactory

BY = Actor.system("test")


@pytest.mark.django_db
def test_the_foot_of_every_page_leads_to_the_secretariat_where_the_site_names_its_address(client, settings):
    """To a page: not every phone sends mail."""
    assert "Write to the secretariat" not in client.get("/en/account/login/").content.decode()

    settings.SITE_CONTACT = "secretariat@cities.example"
    foot = client.get("/en/account/login/").content.decode().partition("<footer")[2]
    assert 'href="/en/write/">Write to the secretariat</a>' in foot
    assert 'href="/en/verify/">Is a document genuine?</a>' in foot


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/account/login/", "/en/account/signup/", "/en/account/inactive/"])
def test_where_a_page_says_to_ask_the_secretariat_it_names_the_address(client, settings, path):
    settings.SITE_CONTACT = "secretariat@cities.example"

    page = client.get(path).content.decode().partition("<footer")[0]

    assert 'href="mailto:secretariat@cities.example"' in page


def test_the_page_of_an_error_of_ours_names_the_address(settings, rf):
    settings.SITE_CONTACT = "secretariat@cities.example"

    assert b"mailto:secretariat@cities.example" in server_error(rf.get("/en/")).content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "active", "place"),
    [
        ("/en/work/", ["Your work"], []),
        ("/en/assessments/0/answers/", ["Your work"], []),
        ("/en/people/0/", ["Your work"], []),
        ("/en/connect/0/introductions/", [], []),
        ("/en/partners/", ["The network"], ["Partners"]),
        ("/en/network/", ["The network"], ["Results"]),
        ("/en/", [], []),
    ],
)
def test_the_navigation_says_where_a_person_is(path, active, place):
    assert _active(path, UserFactory()) == (active, place)


@pytest.mark.django_db
def test_a_person_of_the_secretariat_finds_her_places_in_six_parts():
    person = UserFactory()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)

    assert _active("/en/members/", person) == (["Members"], ["Members"])
    assert _active("/en/members/circulars/new/", person) == (["Members"], ["Circulars"])
    assert _active("/en/posts/", person) == (["The network"], ["Who holds the posts"])


@pytest.mark.django_db
def test_a_coordinator_finds_the_dues_beside_her_work():
    person = UserFactory()
    grant_mandate(user=person, party_id=CityFactory().party_id, role=Role.COORDINATOR, by=BY)

    assert _active("/en/dues/", person) == (["Your work"], ["Dues"])


def _active(path, person):
    request = RequestFactory().get(path)
    request.user = person
    around = shell(request)
    return [link.text for link in around.navigation if link.active], [
        link.text for link in around.section if link.active
    ]
