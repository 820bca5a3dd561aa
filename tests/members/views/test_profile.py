"""A coordinator's pages on the member's profile: written, looked at, taken back."""

import re

import pytest
from django.test import Client

from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.members.enums import Openness, Role
from hanse.members.models import Membership, Profile
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory

pytestmark = pytest.mark.django_db
SAID = {
    "description": "We build\n\na smart grid.",
    "topics": ["mobility", "health"],
    "languages": "english, Korean",
    "website": "www.gumi.go.kr",
    "contact": "office@gumi.example",
    "shows_contact": "on",
    "level": "public",
}


@pytest.fixture
def member() -> Membership:
    return Membership.objects.get(party=CityFactory.create(name="Gumi").party)


@pytest.fixture
def coordinator(member: Membership) -> Client:
    client, person = Client(), UserFactory.create()
    grant_mandate(user=person, party_id=member.party_id, role=Role.COORDINATOR, by=Actor.system("test"))
    client.force_login(person)
    return client


def test_a_profile_is_private_until_its_coordinator_opens_it(
    client: Client, coordinator: Client, member: Membership
) -> None:
    place = f"/en/directory/{member.party_id}/"
    assert coordinator.post(f"{place}edit/", {**SAID, "level": "private"}).status_code == 302
    assert "smart grid" not in client.get(place).text
    assert "its profile" not in client.get(place).text
    shown = coordinator.get(f"{place}preview/?as=public").text
    assert "smart grid" in shown
    assert "Your profile is not open to everyone." in shown

    coordinator.post(f"{place}edit/", SAID)
    page = client.get(place).text
    for words in ("smart grid", "https://www.gumi.go.kr", "mailto:office@gumi.example", "English and Korean"):
        assert words in page, words
    assert "This is what is seen today." in coordinator.get(f"{place}preview/?as=public").text

    coordinator.post(f"{place}take-back/")
    assert "smart grid" not in client.get(place).text
    assert Profile.objects.get().descriptions["en"].startswith("We build"), "its words stay"


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("private", "is seen by nobody else until you choose so"),
        ("members", "All members see it"),
        ("public", "Everyone sees it"),
    ],
)
def test_who_writes_it_is_told_who_will_read_it(
    coordinator: Client, member: Membership, level: str, words: str
) -> None:
    place = f"/en/directory/{member.party_id}/edit/"
    coordinator.post(place, {**SAID, "level": level})

    assert words in coordinator.get(place).text


def test_each_language_has_words_of_its_own_and_others_are_marked(
    client: Client, coordinator: Client, member: Membership
) -> None:
    place = f"directory/{member.party_id}/"
    coordinator.post(f"/en/{place}edit/?in=ko", {**SAID, "languages": "영어，한국어", "description": "구미시입니다."})
    assert "구미시입니다." in coordinator.get(f"/en/{place}edit/?in=ko").text
    assert "구미시입니다." not in coordinator.get(f"/en/{place}edit/").text
    assert "In its own words, in 한국어:" in client.get(f"/en/{place}").text
    assert "In its own words" not in client.get(f"/ko/{place}").text
    assert 'lang="ko" dir="auto"' in client.get(f"/fr/{place}").text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"languages": "Klingon"}, "“Klingon” is not a language that we know."),
        ({"website": "javascript:alert(1)"}, "Write it like www.gumi.go.kr."),
        ({"contact": ""}, "Give the address that is to be shown."),
        ({"topics": ["mobility", "health", "safety", "education", "permits", "services", "identity"]}, "at most 6"),
        ({"level": "friends"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(coordinator: Client, member: Membership, given: dict, words: str) -> None:
    response = coordinator.post(f"/en/directory/{member.party_id}/edit/", {**SAID, **given})
    assert response.status_code == 422
    assert words in response.text
    assert not Profile.objects.exists()


def test_of_two_who_save_neither_loses_what_she_wrote(coordinator: Client, member: Membership) -> None:
    page = f"/en/directory/{member.party_id}/edit/"
    seen = re.search(r'name="version" value="(\d+)"', coordinator.get(page).text)[1]
    assert coordinator.post(page, {**SAID, "version": seen}).status_code == 302

    mine = {**SAID, "description": "We build ports.", "topics": [], "version": seen}
    response = coordinator.post(page, mine)
    assert response.status_code == 422
    assert "Somebody else has saved this profile in the meantime." in response.text
    assert "We build ports.</textarea>" in response.text
    theirs = response.text.partition("What your colleague has saved")[2].partition("<form")[0]
    assert "a smart grid." in theirs
    assert "Health" in theirs
    assert "www.gumi.go.kr" not in theirs  # where both say the same
    assert Profile.objects.get().descriptions["en"] == "We build\n\na smart grid."

    seen = re.search(r'name="version" value="(\d+)"', response.text)[1]
    assert coordinator.post(page, {**mine, "version": seen}).status_code == 302
    assert Profile.objects.get().descriptions["en"] == "We build ports."


def test_only_its_coordinator_writes_it(client: Client, coordinator: Client) -> None:
    other = CityFactory.create(name="Quito")
    for page in ("edit/", "preview/"):
        assert coordinator.get(f"/en/directory/{other.party_id}/{page}").status_code == 403
        assert client.get(f"/en/directory/{other.party_id}/{page}").status_code == 302
    assert coordinator.post(f"/en/directory/{other.party_id}/take-back/").status_code == 403
    assert not Profile.objects.filter(level=Openness.PUBLIC).exists()
