"""The start page of the secretariat: what waits, counted, with the list behind each number."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from hanse.identity.public import User, grant_mandate
from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.models import Delivery
from hanse.kernel.models.notice import DeliveryState
from hanse.kernel.notices import Recipient
from hanse.members.actions import ensure_network, suspend_member
from hanse.members.actions.office import add_office_staff
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from tests.factories.dues import InvoiceFactory
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


@pytest.fixture
def secretary() -> User:
    person = UserFactory.create()
    ensure_network(name="Network", by=BY)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    return person


def a_coordinator(city, email: str) -> User:
    person = UserFactory.create(email=email)
    grant_mandate(user=person, party_id=city.party_id, role=Role.COORDINATOR, by=BY)
    return person


def a_letter_to(email: str, state: DeliveryState) -> None:
    notice = notices.post("tests.hello", to=Recipient(email), subject="Hello", body="Hello")
    Delivery.objects.filter(notice=notice).update(state=state, reason="SMTP 550")


def numbers(page: str) -> dict[str, str]:
    return {
        words: number
        for number, words in re.findall(r'tile__number">(.*?)</span>.*?<a[^>]*>(.*?)</a>', page, re.DOTALL)
    }


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_one_as_for_three(
    client: Client, secretary: User, number: int, django_assert_num_queries
) -> None:
    client.force_login(secretary)
    for place in range(number):
        suspend_member(CityFactory.create(country="NG").party, because="Dues.", by=BY)
        a_letter_to(a_coordinator(CityFactory.create(), f"a{place}@city.example").email, DeliveryState.FAILED)
    client.get("/en/desk/")
    # session, person; cases, unled, ending, suspended, roles, circulars, lost mail, dues, to settle, terms; rounds,
    # verifications; drafts of projects; support
    with django_assert_num_queries(16):
        page = client.get("/en/desk/").text
    with django_assert_num_queries(4):  # session, person; lost mail, people
        client.get("/en/members/unreached/")
    shown = numbers(page)
    assert shown["Members without a coordinator"] == shown["Suspended members"] == str(number)
    assert shown["People whose mail comes back"] == str(number)
    assert shown["Posts that lack holders"] == str(len(charter().posts))


def test_dues_that_are_late_lead_to_the_list_of_their_year(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    for arrears_on in (date(2025, 6, 1), date(2025, 6, 1), date(2099, 6, 1)):
        InvoiceFactory.create(year=2025, issued_on=date(2025, 1, 1), due_on=date(2025, 3, 1), arrears_on=arrears_on)
    page = client.get("/en/desk/").text

    shown = numbers(page)
    assert shown["Invoices in arrears, 2025"] == "2"
    assert shown["Invoices that are late, 2025"] == "1"
    assert "/en/members/dues/?year=2025&amp;state=arrears" in page


@pytest.mark.parametrize("number", [1, 3])
def test_roles_that_end_soon_are_listed_with_their_days(
    client: Client, secretary: User, number: int, django_assert_num_queries
) -> None:
    client.force_login(secretary)
    for place in range(number):
        city = CityFactory.create(name=f"City {place}")
        a_role(city, Role.CONTRIBUTOR, 60)
        a_role(city, Role.COORDINATOR, 20)
    a_role(city, Role.DELEGATE, 61)
    client.get("/en/members/ending/")
    with django_assert_num_queries(5):  # session, person; number, roles, the last coordinators
        page = client.get("/en/members/ending/").text
    assert re.findall(r"<td[^>]*>.*?(Coordinator|Contributor|Delegate)", page) == (
        ["Coordinator"] * number + ["Contributor"] * number
    )
    assert page.count("Nobody coordinates after that day.") == number
    assert numbers(client.get("/en/desk/").text)["Roles that end within 60 days"] == str(2 * number)


def a_role(city, role: Role, days: int) -> None:
    ends_on = today() + timedelta(days=days)
    grant_mandate(user=UserFactory.create(), party_id=city.party_id, role=role, by=BY, ends_on=ends_on)


def test_mail_that_got_through_later_counts_no_more(client: Client, secretary: User) -> None:
    client.force_login(secretary)
    a_letter_to(a_coordinator(CityFactory.create(name="Gumi"), "ada@gumi.example").email, DeliveryState.FAILED)
    page = client.get("/en/members/unreached/").text
    assert "ada@gumi.example" in page
    assert "SMTP 550" in page

    a_letter_to("ada@gumi.example", DeliveryState.SENT)
    assert "No mail came back" in client.get("/en/members/unreached/").text


def test_a_regional_office_sees_what_concerns_its_members_and_nothing_else(client: Client, secretary: User) -> None:
    officer = UserFactory.create(email="officer@abuja.example")
    add_office_staff(charter().offices["abuja"], email=officer.email, by=secretary)
    CityFactory.create(name="Accra", country="GH", region="africa")
    a_letter_to(a_coordinator(CityFactory.create(country="KR"), "far@city.example").email, DeliveryState.FAILED)
    client.force_login(officer)

    page = client.get("/en/desk/").text
    assert numbers(page) == {"Members without a coordinator": "1"}
    assert "Abuja Regional Office" in page
    assert "far@city.example" not in client.get("/en/members/unreached/").text
    a_role(CityFactory.create(name="Seoul", country="KR"), Role.DELEGATE, 5)
    assert "Seoul" not in client.get("/en/members/ending/").text


@pytest.mark.parametrize(("staff", "place"), [(True, "/en/desk/"), (False, "/en/work/")])
def test_who_signs_in_begins_at_her_work(client: Client, secretary: User, staff: bool, place: str) -> None:
    client.force_login(secretary if staff else UserFactory.create())
    assert client.get("/en/start/").headers["Location"] == place
    assert client.get("/en/desk/").status_code == (200 if staff else 403)
