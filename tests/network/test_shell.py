"""What surrounds every page."""

import pytest
from django.test import RequestFactory

from hanse.network.shell import shell
from hanse.ui.errors import server_error
from tests.factories import UserFactory


@pytest.mark.django_db
def test_the_secretariats_address_stands_at_the_foot_of_every_page_where_the_site_names_one(client, settings):
    assert "mailto:" not in client.get("/en/account/login/").content.decode()

    settings.SITE_CONTACT = "secretariat@cities.example"
    foot = client.get("/en/account/login/").content.decode().partition("<footer")[2]
    assert 'href="mailto:secretariat@cities.example">Write to the secretariat</a>' in foot


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
    ("path", "active"),
    [
        ("/en/work/", ["Your work"]),
        ("/en/assessments/0/answers/", ["Your work"]),
        ("/en/people/0/", ["Your work"]),
        ("/en/connect/0/introductions/", []),
        ("/en/partners/", ["Joint projects"]),
        ("/en/network/", ["The network"]),
        ("/en/", []),
    ],
)
def test_the_navigation_says_where_a_person_is(path, active):
    request = RequestFactory().get(path)
    request.user = UserFactory()

    assert [str(link.text) for link in shell(request).navigation if link.active] == active
