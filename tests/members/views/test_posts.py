"""The pages of the posts: entered by the secretariat, seen by everybody."""

import pytest
from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.actions import ensure_network
from hanse.members.actions.post import Choice, begin_term
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, StaffRole
from hanse.members.models import Candidacy, Term
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory
from tests.factories.membership import MembershipFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


@pytest.fixture
def office(client: Client) -> Client:
    person: User = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    client.force_login(person)
    return client


def on(field: str) -> dict[str, int]:
    """Today, as a form sends it."""
    day = today()
    return {f"{field}-day": day.day, f"{field}-month": day.month, f"{field}-year": day.year}


def a_holder(number: int) -> Term:
    party = MembershipFactory.create(party=CityFactory.create(name=f"City {number}", member="").party).party
    choice = Choice(holder=f"Mayor {number}", starts_on=today())
    return begin_term(charter().posts["vice_president"], party, choice, by=BY)


@pytest.mark.parametrize("number", [1, 3])
def test_everybody_sees_who_holds_the_posts_in_one_query(
    client: Client, number: int, django_assert_num_queries
) -> None:
    for one in range(number):
        a_holder(one)
    client.get("/en/posts/")
    with django_assert_num_queries(1):
        page = client.get("/en/posts/")
    assert page.text.count("<bdi>Mayor ") == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_secretariat_s_page_takes_as_many_queries_for_one_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    for one in range(number):
        term = a_holder(one)
        known = {"post": "president", "party": term.party, "holder": "Ada", "chosen_on": today()}
        Candidacy.objects.create(**known)
    office.get("/en/members/posts/")
    with django_assert_num_queries(6):  # session, person; candidates; memberships, suspensions; terms
        page = office.get("/en/members/posts/")
    assert page.text.count("Notice came too late") == number


def test_a_candidate_is_entered_refused_chosen_with_a_reason_and_leaves(office: Client) -> None:
    MembershipFactory.create(party=CityFactory.create(name="Lyon", member="").party)
    known = {"member": "Lyon", "holder": "Ada Example", "title": "Mayor"}
    decided = on("decided_on") | on("starts_on")

    assert office.post("/en/members/posts/president/stand/", known | on("chosen_on")).status_code == 302
    standing = Candidacy.objects.get()
    way = f"/en/members/posts/president/choose/{standing.id}/"
    assert "Ada Example" in office.get(way).text

    refused = office.post(way, known | decided)
    assert refused.status_code == 422
    assert "Notice came too late" in refused.text

    office.post(way, known | decided | {"despite": "The Assembly decided so."})
    term = Term.objects.get()
    office.post(f"/en/members/posts/terms/{term.id}/end/", on("ends_on") | {"because": "A new mayor."})
    term.refresh_from_db()
    assert (term.despite, term.because) == ("The Assembly decided so.", "A new mayor.")
    assert "Ada Example" in office.get("/en/posts/").text


def test_a_member_that_nobody_knows_and_a_post_that_is_not_there(office: Client) -> None:
    unknown = office.post("/en/members/posts/president/stand/", {"member": "X", "holder": "Y"} | on("chosen_on"))
    assert unknown.status_code == 422
    assert "No member has this name" in unknown.text
    assert office.get("/en/members/posts/king/stand/").status_code == 404
