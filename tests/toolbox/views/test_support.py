"""Support with a tool: a member asks, the secretariat answers, each hears of it in her own language."""

import pytest
from django.test import Client

from hanse.identity.public import grant_mandate
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Notice
from hanse.members.enums import Role
from hanse.toolbox.actions import support as acts
from hanse.toolbox.enums import RequestState
from hanse.toolbox.models import SupportRequest
from tests.factories.members import CityFactory
from tests.toolbox.people import (
    BY,
    a_coordinator,
    a_member_s_client,
    a_secretary,
    a_secretary_s_client,
    a_tool,
    signed_in,
)

pytestmark = pytest.mark.django_db


def asked(member: Client, words: str = "We cannot begin.") -> str:
    """The address of a request."""
    response = member.post("/en/tools/toolkit/support/", {"words": words})
    assert response.status_code == 302
    return response.headers["Location"]


def test_a_member_asks_and_is_answered_each_in_her_language(client: Client) -> None:
    a_tool("toolkit", name="Toolkit")
    office = signed_in(a_secretary("fr"))
    member = a_coordinator(language="en")
    place = asked(signed_in(member))
    assert asked(signed_in(member)) == place  # twice the same words are one request

    told = Notice.objects.get(template="toolbox/support_asked")
    assert told.language == "fr"
    assert "We cannot begin." in office.get(place).text
    assert office.post(place, {"answer": ""}).status_code == 422
    office.post(place, {"answer": "Open the page of services."})
    heard = Notice.objects.get(template="toolbox/support_answered")
    assert (heard.address, heard.language) == (member.email, "en")
    assert "Open the page of services." in heard.body
    assert "Open the page of services." in signed_in(member).get(place).text

    signed_in(member).post(f"{place}close/")
    assert SupportRequest.objects.get().state == RequestState.CLOSED
    assert "The request was closed." in office.post(place, {"answer": "More."}, follow=True).text


def test_nobody_else_sees_a_request_and_only_members_ask(client: Client) -> None:
    a_tool("toolkit")
    a_secretary()
    place = asked(a_member_s_client())
    other = a_member_s_client()

    assert other.get(place).status_code == 403
    assert other.post(f"{place}close/").status_code == 403
    assert other.post(place, {"answer": "Mine."}).status_code == 403
    assert "We cannot begin." not in other.get("/en/support/").text
    assert client.get(place).status_code == 302
    assert a_member_s_client("").get("/en/tools/toolkit/support/").status_code == 403
    assert a_secretary_s_client().get("/en/tools/toolkit/support/").status_code == 403


def test_who_works_for_several_members_says_for_which_she_asks() -> None:
    a_tool("toolkit")
    person = a_coordinator()
    second = CityFactory.create(name="Busan")
    grant_mandate(user=person, party_id=second.party_id, role=Role.COORDINATOR, by=BY)

    page = signed_in(person).post("/en/tools/toolkit/support/", {"words": "Help."})
    assert page.status_code == 422
    signed_in(person).post("/en/tools/toolkit/support/", {"words": "Help.", "party": str(second.party_id)})
    assert SupportRequest.objects.get().party_id == second.party_id


def test_one_member_does_not_fill_the_secretariat_s_letter_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_A_DAY", 2)
    a_tool("toolkit")
    a_secretary()
    member = a_member_s_client()
    for words in ("One.", "Two."):
        member.post(f"{asked(member, words)}close/")
    page = member.post("/en/tools/toolkit/support/", {"words": "Three."})
    assert page.status_code == 422
    assert "Your city has asked 2 times within a day. You can ask again from" in page.text
    assert "Three." in page.text
    assert Notice.objects.filter(template="toolbox/support_asked").count() == 2
    with set_to(now() + acts.A_DAY):
        assert asked(member, "Three.")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(number: int, django_assert_num_queries) -> None:
    a_tool("toolkit")
    office = a_secretary_s_client()
    for _one in range(number):
        asked(a_member_s_client())
    office.get("/en/support/")
    with django_assert_num_queries(4):  # session, person; how many, rows
        page = office.get("/en/support/?state=open").text
    assert page.count('scope="row"') == number
    assert "No request is in this state" in office.get("/en/support/?state=closed").text
    assert f'tile__number">{number}<' in office.get("/en/desk/").text
