"""The public directory: who is found by what, what each audience sees, how it is cached."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hanse.identity.public import grant_mandate
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.members.actions import change_profile, end_membership, take_back_profile
from hanse.members.enums import EndReason, Openness, Role, Topic
from hanse.members.models import City, Membership, Term
from tests.factories.identity import UserFactory
from tests.factories.members import CityFactory
from tests.factories.membership import MemberOrganisationFactory, MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db
BY = Actor.system("test")


def a_member(name: str, kind: str = "full", level: str = Openness.PUBLIC, **known: object) -> Membership:
    said = {key: known.pop(key) for key in ("topics", "descriptions", "is_listed") if key in known}
    city = CityFactory.create(name=name, member=kind, **known)
    ProfileFactory.create(party=city.party, level=level, **said)
    return Membership.objects.get(party=city.party)


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/en/directory/{query}")
    assert response.status_code == 200
    return re.findall(r'/directory/[0-9a-f-]{36}/"><bdi>([^<]*)</bdi>', response.text)


@pytest.fixture
def insider() -> Client:
    """Somebody of a member."""
    return somebody_of(a_member("City of the reader", level=Openness.PRIVATE, is_listed=False).party.city)


def somebody_of(city: City) -> Client:
    person, client = UserFactory.create(), Client()
    grant_mandate(user=person, party_id=city.party_id, role=Role.CONTRIBUTOR, by=BY)
    client.force_login(person)
    return client


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_one_thing_of_the_database_for_one_member_and_for_three(
    client: Client, number: int, django_assert_num_queries
) -> None:
    for one in range(number):
        a_member(f"City {one}")
    client.get("/en/directory/")
    for address in ("", "?region=asia&words=city", "members.csv"):
        with django_assert_num_queries(1):  # whether anything has changed
            assert client.get(f"/en/directory/{address}").status_code == 200
    a_member("One more")
    with django_assert_num_queries(2):  # the same, and all members
        client.get("/en/directory/")


@pytest.mark.parametrize("number", [1, 3])
def test_a_members_page_asks_as_much_for_one_post_as_for_three(
    client: Client, number: int, django_assert_num_queries
) -> None:
    member = a_member("Gumi")
    for one in range(number):
        Term.objects.create(
            post="president",
            party=member.party,
            holder=f"Holder {one}",
            starts_on=today() - timedelta(days=one),
            ends_on=today() + timedelta(days=300),
        )
    client.get("/en/directory/")  # what every page of the site shows is known then
    with django_assert_num_queries(4):  # party with its profile, memberships, terms; results of the diagnostic
        assert client.get(f"/en/directory/{member.party_id}/").text.count("Holder ") == number


def test_members_are_found_by_words_and_facts(client: Client) -> None:
    a_member("Zürich", country="CH", region="europe", income_group="high", population=440_000, languages=["de", "fr"])
    a_member("Ålesund", "associate", country="NO", region="europe", topics=[Topic.MOBILITY.value])
    a_member("Gumi", descriptions={"en": "We build a smart grid.", "ko": "구미시"})
    MembershipFactory.create(party=MemberOrganisationFactory.create(name="Cities United").party, kind="friendship")

    assert listed(client) == ["Ålesund", "Cities United", "Gumi", "Zürich"]
    for query, names in {
        "words=zurich": ["Zürich"],
        "words=ALESUND": ["Ålesund"],
        "words=Switzerland": ["Zürich"],
        "words=smart+gumi": ["Gumi"],
        "words=구미": ["Gumi"],
        "region=europe": ["Ålesund", "Cities United", "Zürich"],
        "region=europe&kind=associate": ["Ålesund"],
        "country=FR": ["Cities United"],
        "income=high": ["Zürich"],
        "size=medium&region=europe": ["Ålesund", "Zürich"],
        "topic=mobility": ["Ålesund"],
        "language=fr": ["Zürich"],
        "kind=friendship": ["Cities United"],
        "region=mars&topic=x&page=99&language=xx": ["Ålesund", "Cities United", "Gumi", "Zürich"],
    }.items():
        assert listed(client, f"?{query}") == names, query
    assert "No member was found" in client.get("/en/directory/?words=nowhere").text


def test_the_list_is_in_the_order_of_the_readers_language(client: Client) -> None:
    for name in ("Ñuñoa", "Oslo", "Nairobi", "Nyon"):
        a_member(name)
    spanish = re.findall(r"<bdi>([^<]*)</bdi></a>", client.get("/es/directory/").text)
    assert listed(client) == ["Nairobi", "Ñuñoa", "Nyon", "Oslo"]
    assert spanish == ["Nairobi", "Nyon", "Ñuñoa", "Oslo"]


def test_each_audience_sees_and_finds_what_was_opened_to_it(client: Client, insider: Client) -> None:
    said = {"topics": [Topic.HEALTH.value], "descriptions": {"en": "Clinics online."}, "population": 777_777}
    shown = {level: a_member(f"City {level}", level=level, **said) for level in Openness.values}
    hidden = a_member("City hidden", is_listed=False, **said)

    everyone, members = ["City members", "City private", "City public"], ["City hidden", "City members", "City public"]
    assert listed(client) == everyone
    assert listed(client, "?topic=health") == listed(client, "?words=clinics") == ["City public"]
    assert listed(client, "?size=large") == ["City public"]
    assert listed(insider, "?topic=health") == listed(insider, "?words=clinics") == members
    for level, reader, opened in (
        ("private", client, False),
        ("members", client, False),
        ("public", client, True),
        ("private", insider, False),
        ("members", insider, True),
    ):
        page = reader.get(f"/en/directory/{shown[level].party_id}/").text
        assert ("Clinics online." in page, "777,777" in page) == (opened, opened), level
        assert "Full member" in page
    assert client.get(f"/en/directory/{hidden.party_id}/").status_code == 404
    assert insider.get(f"/en/directory/{hidden.party_id}/").status_code == 200


def test_who_was_a_member_or_is_not_one_yet_reads_what_everyone_reads() -> None:
    theirs = a_member("Gumi", level=Openness.MEMBERS, descriptions={"en": "For members."})
    hidden = a_member("Busan", is_listed=False)
    left = a_member("Left Town")
    Membership.objects.filter(id=left.id).update(starts_on=today() - timedelta(days=800))
    former, applicant = somebody_of(left.party.city), somebody_of(CityFactory.create(member=""))
    assert "For members." in former.get(f"/en/directory/{theirs.party_id}/").text

    end_membership(left.party, reason=EndReason.EXCLUDED, because="It never paid.", by=BY)

    for outsider in (former, applicant):
        assert "For members." not in outsider.get(f"/en/directory/{theirs.party_id}/").text
        assert outsider.get(f"/en/directory/{hidden.party_id}/").status_code == 404
        assert listed(outsider) == ["Gumi"]
        assert outsider.get("/en/directory/members.csv").text.count("Full member") == 1


def test_nothing_else_tells_everyone_of_a_member_that_does_not_want_that(client: Client, insider: Client) -> None:
    old, hidden = a_member("Old Town"), a_member("Shy Town", is_listed=False)
    end_membership(old.party, reason=EndReason.MERGED, because="One city.", into=hidden.party, by=BY)
    Term.objects.create(
        post="president", party=hidden.party, holder="Ana", starts_on=today(), ends_on=today() + timedelta(days=9)
    )

    for place in (f"directory/{old.party_id}/", "posts/"):
        assert "Shy Town" not in client.get(f"/en/{place}").text, place
        assert "Shy Town" in insider.get(f"/en/{place}").text, place
    assert "Ana" in client.get("/en/posts/").text


def test_what_is_taken_back_is_gone_at_once_also_from_caches(client: Client) -> None:
    member = a_member("Gumi", topics=[Topic.HEALTH.value])
    first = client.get("/en/directory/?topic=health")
    assert first.headers["Cache-Control"] == "no-cache, public"
    known = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    assert client.get("/en/directory/?topic=health", **known).status_code == 304

    take_back_profile(member.party, by=BY)
    again = client.get("/en/directory/?topic=health", **known)
    assert again.status_code == 200
    assert "No member was found" in again.text
    change_profile(member.party, by=BY, is_listed=False)
    assert listed(client) == []


def test_a_page_for_somebody_who_is_signed_in_is_kept_by_nobody_else(insider: Client) -> None:
    assert "private" in insider.get("/en/directory/").headers["Cache-Control"]


def test_the_list_is_a_file_too(client: Client) -> None:
    a_member("=1+1", country="FR", region="europe", topics=[Topic.HEALTH.value], languages=["fr"])
    a_member("Oslo", country="NO", region="europe", level=Openness.PRIVATE)
    response = client.get("/en/directory/members.csv")
    first, second = response.text.splitlines()[1:]
    assert first.startswith("'=1+1,France,Europe,Full member,")
    assert first.endswith('"100,000 to 499,999 people",Health and social services,French')
    assert second.endswith(",,,")


def test_the_map_counts_by_region_and_is_a_file_too(client: Client) -> None:
    a_member("Seoul", latitude=37.57, longitude=126.98)
    a_member("Paris", country="FR", region="europe", latitude=48.85, longitude=2.35)
    page = client.get("/en/directory/").text
    assert "Asia: 1" in page
    assert page.count("h0") == 2 * 2, "two places in both widths"
    assert client.get("/en/directory/?picture=map&as=csv").text.splitlines()[1:] == ["Asia,1", "Europe,1"]


def test_one_that_is_no_member_any_more_is_spoken_of_calmly(client: Client) -> None:
    old, new = a_member("Old Town", descriptions={"en": "Our words."}), a_member("New Town")
    left = a_member("Left Town")
    for one in (old, left):
        Membership.objects.filter(id=one.id).update(starts_on=today() - timedelta(days=800))
    end_membership(old.party, reason=EndReason.MERGED, because="One city.", into=new.party, by=BY)
    end_membership(left.party, reason=EndReason.EXCLUDED, because="It never paid.", by=BY)

    assert listed(client) == ["New Town"]
    page = client.get(f"/en/directory/{old.party_id}/").text
    assert "is now a part of another" in page
    assert "New Town" in page
    assert "Our words." not in page
    page = client.get(f"/en/directory/{left.party_id}/").text
    assert "The network thanks it for that time." in page
    assert "paid" not in page
    assert client.get(f"/en/directory/{CityFactory.create(member='').party_id}/").status_code == 404


def test_a_mistyped_name_finds_those_that_are_close_on_the_page_and_in_the_file(client: Client) -> None:
    a_member("Seoul", country="KR")
    a_member("Lima", country="PE")

    assert listed(client, "?words=Seuol") == ["Seoul"]
    assert "No member is called “Seuol”. These names are close to it." in client.get("/en/directory/?words=Seuol").text
    assert b"Seoul" in client.get("/en/directory/members.csv?words=Seuol").content
    assert listed(client, "?words=Seuol&country=PE") == []
    assert "These names are close" not in client.get("/en/directory/?words=Seoul").text
