"""The agenda of the bodies that decide on members."""

from dataclasses import replace

import pytest
from django.test import Client

from hanse.frame import catalogue
from hanse.frame.tools.rehearsing import rehearse
from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.actions import ensure_network
from hanse.members.enums import NETWORK_ID, StaffRole
from tests.factories.identity import UserFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


@pytest.fixture
def office(client: Client) -> Client:
    person = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    client.force_login(person)
    return client


def lay_before(name: str) -> None:
    """An application that has come as far as the committee."""
    service = catalogue.declared("membership")
    assert service is not None
    whole = next(one for one in service.scenarios if one.key == "refused_by_a_body")
    rehearse(
        service, replace(whole, answers={**whole.answers, "name": name}, moves=whole.moves[:1], ends="laid_before")
    )


@pytest.mark.parametrize("number", [1, 3])
def test_what_lies_before_a_body_is_listed_in_one_query(office: Client, number: int, django_assert_num_queries) -> None:
    for one in range(number):
        lay_before(f"Example {one}")
    office.get("/en/members/agenda/")
    with django_assert_num_queries(3):  # session, person; cases
        page = office.get("/en/members/agenda/")
    assert [f"Example {one}" in page.text for one in range(3)] == [one < number for one in range(3)]
    assert "Executive Committee" in page.text
    assert "120,000" in page.text


def test_an_agenda_with_nothing_says_so(office: Client) -> None:
    assert "Nothing is to be decided." in office.get("/en/members/agenda/").text
