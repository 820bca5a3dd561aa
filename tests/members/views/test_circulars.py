"""Circulars: written for filtered members, looked at, sent once, and stopped by one click."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from hanse.identity.public import User, grant_mandate
from hanse.kernel import notices
from hanse.kernel.actor import Actor
from hanse.kernel.ids import new_id
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.models.notice import DeliveryState
from hanse.kernel.notices.email import letter_of
from hanse.members.actions import ensure_network
from hanse.members.actions.circular import write_circular
from hanse.members.actions.office import add_office_staff
from hanse.members.charter.current import charter
from hanse.members.enums import NETWORK_ID, Role, StaffRole
from hanse.members.models import Addressee, Circular
from hanse.members.queries.circular import has_stopped
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
WORDS = {
    "roles": ["coordinator"],
    "language": "en",
    "subject_en": "The assembly of 2027",
    "body_en": "It is in Seoul.\n\nPlease come.",
    "subject_fr": "L’assemblée de 2027",
    "body_fr": "Elle se tient à Séoul.",
}


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


def a_coordinator(email: str, language: str = "en", **city: str) -> User:
    person = UserFactory.create(email=email, language=language)
    grant_mandate(user=person, party_id=CityFactory.create(**city).party_id, role=Role.COORDINATOR, by=BY)
    return person


def a_draft(office: Client, query: str = "", **words: object) -> str:
    """Its address."""
    place = office.get(f"/en/members/circulars/new/{query}").headers["Location"]
    response = office.post(place, {**WORDS, **words})
    assert response.status_code == 302, response.text
    return response.headers["Location"]


def sent(office: Client, place: str) -> Circular:
    number = re.search(r'name="number" value="(\d+)"', office.get(place).text)
    assert number
    office.post(f"{place}send/", {"number": number[1]})
    circular = Circular.objects.get(id=UUID(place.rstrip("/").rsplit("/", 1)[-1]))
    write_circular(str(circular.id))
    return circular


def letters(circular: Circular) -> dict[str, str]:
    return dict(Notice.objects.filter(about=circular.id).values_list("address", "subject"))


def test_each_person_gets_it_once_in_her_language_else_in_the_main_one(office: Client) -> None:
    ada = a_coordinator("ada@gumi.example")
    grant_mandate(user=ada, party_id=CityFactory.create().party_id, role=Role.COORDINATOR, by=BY)
    a_coordinator("zoe@lyon.example", "fr", country="FR", region="europe")
    a_coordinator("min@busan.example", "ko")
    contributor = UserFactory.create(email="kofi@gumi.example")
    grant_mandate(user=contributor, party_id=CityFactory.create().party_id, role=Role.CONTRIBUTOR, by=BY)
    place = a_draft(office)

    page = office.get(place).text
    assert "It goes to 3 people." in page
    assert "1 of them reads another language" in page
    assert "Please come." in page
    assert letters(sent(office, place)) == {
        "ada@gumi.example": "The assembly of 2027",
        "min@busan.example": "The assembly of 2027",
        "zoe@lyon.example": "L’assemblée de 2027",
    }
    assert "3 of 3" in office.get(place).text


def test_it_goes_to_the_members_that_the_list_showed_and_to_no_others(office: Client) -> None:
    a_coordinator("ada@gumi.example")
    a_coordinator("zoe@lyon.example", country="FR", region="europe")
    place = a_draft(office, "?region=europe")

    assert "Europe" in office.get(place).text
    assert set(letters(sent(office, place))) == {"zoe@lyon.example"}


def test_two_clicks_send_once_and_a_job_that_runs_again_writes_nothing_twice(office: Client) -> None:
    a_coordinator("ada@gumi.example")
    place = a_draft(office)
    circular = sent(office, place)

    assert "It was sent already" in office.post(f"{place}send/", {"number": "1"}, follow=True).text
    assert write_circular(str(circular.id)) == 0
    assert Notice.objects.filter(about=circular.id).count() == Addressee.objects.count() == 1
    assert office.get(f"{place}edit/").headers["Location"] == place
    office.post(f"{place}delete/")
    assert Circular.objects.filter(id=circular.id).exists()


def test_whom_it_is_for_must_be_as_the_sender_saw(office: Client) -> None:
    a_coordinator("ada@gumi.example")
    place = a_draft(office)
    a_coordinator("zoe@lyon.example")

    page = office.post(f"{place}send/", {"number": "1"}, follow=True).text
    assert "The people it goes to have changed" in page
    assert "It goes to 2 people." in page
    assert not Notice.objects.filter(template="members/circular").exists()


def test_one_click_ends_circulars_and_nothing_else(office: Client, client: Client) -> None:
    ada = a_coordinator("ada@gumi.example")
    letter = Notice.objects.get(about=sent(office, a_draft(office)).id)
    headers = letter_of(list(letter.deliveries.all())).extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    way = re.search(r"<https?://[^/]+(/[^>]+)>", headers["List-Unsubscribe"])
    assert way

    mail_program = Client(enforce_csrf_checks=True)
    assert "Do you want no more circulars?" in mail_program.get(way[1]).text
    assert "You get no more circulars" in mail_program.post(way[1], {"List-Unsubscribe": "One-Click"}).text
    notices.send_due()
    assert letter.deliveries.get().state == DeliveryState.DROPPED  # it still waited
    a_coordinator("zoe@lyon.example")
    assert set(letters(sent(office, a_draft(office)))) == {"zoe@lyon.example"}
    grant_mandate(user=ada, party_id=CityFactory.create().party_id, role=Role.CONTRIBUTOR, by=BY)
    service = notices.post("tests.service", to=notices.Recipient(ada.email, person_id=ada.id), subject="A", body="B")
    notices.send_due()
    assert service.deliveries.get().state == DeliveryState.SENT

    mail_program.post(way[1], {"do": "resume"})
    assert set(letters(sent(office, a_draft(office)))) == {"ada@gumi.example", "zoe@lyon.example"}
    assert mail_program.get("/en/circulars/forged/stop/").status_code == 404


def test_a_regional_office_writes_to_its_own_members_and_sees_its_own_circulars(
    office: Client, secretary: User
) -> None:
    a_coordinator("ada@accra.example", country="GH", region="africa")
    a_coordinator("min@busan.example")
    of_the_network = a_draft(office)
    officer = UserFactory.create(email="officer@abuja.example")
    add_office_staff(charter().offices["abuja"], email=officer.email, by=secretary)
    office.force_login(officer)

    assert office.get(of_the_network).status_code == 403
    assert office.post(f"{of_the_network}send/", {"number": "2"}).status_code == 403
    place = a_draft(office, "?office=chengdu")
    assert set(letters(sent(office, place))) == {"ada@accra.example"}
    assert office.get("/en/members/circulars/").text.count("The assembly of 2027") == 1


def test_a_language_is_written_whole_or_not_at_all(office: Client) -> None:
    place = f"/en/members/circulars/{new_id()}/edit/"
    for words in ({"body_en": ""}, {"subject_en": ""}, {"body_fr": ""}, {"roles": []}):
        assert office.post(place, {**WORDS, **words}).status_code == 422, words
    assert not Circular.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(
    office: Client, number: int, django_assert_num_queries
) -> None:
    a_coordinator("ada@gumi.example")
    for _one in range(number):
        circular = sent(office, a_draft(office))
        Delivery.objects.filter(notice__about=circular.id).update(state=DeliveryState.FAILED)
    with django_assert_num_queries(6):  # session, person; how many, rows, not written, outcomes
        page = office.get("/en/members/circulars/").text
    assert page.count("<td") == 3 * number
    assert page.count("1 of 1</td>") == number


def test_the_list_says_how_to_begin_and_a_draft_can_be_deleted(office: Client) -> None:
    assert "No circular yet" in office.get("/en/members/circulars/").text
    place = a_draft(office)
    assert "It goes to 0 people." in office.get(place).text
    assert "It is for nobody" in office.post(f"{place}send/", {"number": "0"}, follow=True).text
    office.post(f"{place}delete/")
    assert office.get(place).status_code == 404


def test_a_person_leaves_circulars_and_takes_them_up_again_in_her_account(client: Client) -> None:
    ann = a_coordinator("ann@example.org")
    client.force_login(ann)
    address = reverse("identity:subscribe", args=["circulars"])
    assert "Send me no more circulars" in client.get(reverse("identity:profile")).text

    client.post(address, {"wants": "no"})
    assert has_stopped(ann.id)
    assert "Send me circulars again" in client.get(reverse("identity:profile")).text

    client.post(address, {"wants": "yes"})
    assert not has_stopped(ann.id)
    assert client.post(reverse("identity:subscribe", args=["dues"])).status_code == 404
