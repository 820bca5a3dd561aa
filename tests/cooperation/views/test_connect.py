"""A city's lists with their reasons, asking, answering, and who sees what."""

import re

import pytest
from django.test import Client

from hanse.cooperation.actions.partnerships import note_partnership_outside
from hanse.cooperation.actions.topics import change_topics
from hanse.cooperation.models import Introduction
from hanse.identity.public import grant_mandate
from hanse.members.public import NETWORK_ID, Role, StaffRole
from tests.cooperation.pairs import BY, Side, side
from tests.diagnostic.rounds import BACKEND, a_round
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gumi() -> Side:
    made = side("Gumi", languages=["ko"])
    a_round()
    return made


@pytest.fixture
def office(gumi) -> Client:
    person, made = UserFactory(), Client()
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=BY)
    made.force_login(person, backend=BACKEND)
    return made


def names(page: str) -> list[str]:
    return re.findall(r'<h2 class="govuk-heading-m govuk-!-margin-bottom-1"><a[^>]*><bdi>([^<]*)', page)


def posted(one: Side, path: str, **given):
    return one.client().post(f"/en/connect/{one.id}/{path}", given, follow=True)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("show", ["like", "solved"])
def test_a_list_takes_as_many_queries_for_one_city_as_for_three(gumi, number, show, django_assert_num_queries) -> None:
    change_topics(city=gumi.party, offers=[], offers_words="", looks_for=["governance"], looks_for_words="", by=BY)
    for one in range(number):
        other = side(f"City {one}")
        change_topics(city=other.party, offers=["governance"], offers_words="", looks_for=[], looks_for_words="", by=BY)
    client = gumi.client()
    client.get(f"/en/connect/{gumi.id}/")
    with django_assert_num_queries(QUERIES):
        client.get(f"/en/connect/{gumi.id}/?show={show}")


QUERIES = 16
"""Session, person, city, member; members, links, newest round twice, own scores, shared
ones, own topics, offers, open requests, cities,
coordinators, waiting."""


def test_each_city_says_why_it_stands_there(gumi) -> None:
    seoul = side("Sejong", languages=["ko", "en"], population=300_000)
    side("Quito", country="EC", region="americas", population=2_000_000)
    for one in (gumi, seoul):
        note_partnership_outside(city=one.party, name="Athens", country="GR", by=BY)
    text = gumi.client().get(f"/en/connect/{gumi.id}/").text

    assert names(text) == ["Sejong", "Quito"]
    assert "1 of your partner cities is its partner too: Athens" in text
    assert "You share a language: Korean" in text
    assert "Of the same size: 100,000 to 499,999 people" in text
    assert "In the same region: Asia" in text


def test_filters_leave_out_other_regions_sizes_and_languages(gumi) -> None:
    side("Quito", country="EC", region="americas", languages=["es"], population=2_000_000)
    side("Sejong", languages=["ko"])
    page = gumi.client()
    assert names(page.get(f"/en/connect/{gumi.id}/?region=americas").text) == ["Quito"]
    assert names(page.get(f"/en/connect/{gumi.id}/?size=medium").text) == ["Sejong"]
    assert names(page.get(f"/en/connect/{gumi.id}/?language=es").text) == ["Quito"]
    assert "Take a filter away." in page.get(f"/en/connect/{gumi.id}/?region=oceania").text
    assert len(names(page.get(f"/en/connect/{gumi.id}/?region=mars&size=huge&show=x").text)) == 2


def test_empty_lists_say_what_they_will_hold(gumi) -> None:
    assert "Other members appear here" in gumi.client().get(f"/en/connect/{gumi.id}/").text
    assert "finish an assessment" in gumi.client().get(f"/en/connect/{gumi.id}/?show=solved").text
    assert "No introduction yet" in gumi.client().get(f"/en/connect/{gumi.id}/introductions/").text
    assert "No partner city yet" in gumi.client().get(f"/en/connect/{gumi.id}/partnerships/").text


def test_two_cities_meet_and_neither_sees_an_address_before_both_agree(gumi) -> None:
    quito = side("Quito", country="EC")
    posted(gumi, f"ask/{quito.id}/", message="May we see your portal?")
    made = Introduction.objects.get()
    path = f"introductions/{made.id}/"
    for one, other in ((gumi, quito), (quito, gumi)):
        text = one.client().get(f"/en/connect/{one.id}/{path}").text
        assert "May we see your portal?" in text
        assert other.coordinator.email not in text
        assert other.coordinator.name not in text
    assert "1 waits for your answer" in quito.client().get(f"/en/connect/{quito.id}/").text

    posted(quito, path, do="accept")
    for one, other in ((gumi, quito), (quito, gumi)):
        text = one.client().get(f"/en/connect/{one.id}/{path}").text
        assert f"mailto:{other.coordinator.email}" in text


def test_a_declined_city_learns_that_and_nothing_more(gumi) -> None:
    quito = side("Quito", country="EC")
    posted(gumi, f"ask/{quito.id}/", message="May we see your portal?")
    made = Introduction.objects.get()
    posted(quito, f"introductions/{made.id}/", do="decline")
    text = gumi.client().get(f"/en/connect/{gumi.id}/introductions/{made.id}/").text
    assert "Declined" in text
    assert quito.coordinator.email not in text


def test_a_wrong_request_is_said_beside_its_field_and_kept(gumi) -> None:
    quito = side("Quito", country="EC")
    text = posted(gumi, f"ask/{quito.id}/", message="Write to me@gumi.example").text
    assert "Leave addresses, links and numbers out" in text
    assert "me@gumi.example" in text
    assert not Introduction.objects.exists()


def test_each_side_does_only_its_own_part(gumi) -> None:
    quito, ulm = side("Quito", country="EC"), side("Ulm", country="DE")
    posted(gumi, f"ask/{quito.id}/", message="May we see your portal?")
    made = Introduction.objects.get()
    assert posted(gumi, f"introductions/{made.id}/", do="accept").status_code == 403
    assert posted(quito, f"introductions/{made.id}/", do="take_back").status_code == 403
    assert posted(ulm, f"introductions/{made.id}/", do="accept").status_code == 404
    contributor = UserFactory()
    grant_mandate(user=contributor, party_id=quito.id, role=Role.CONTRIBUTOR, by=BY)
    assert posted(Side(quito.city, contributor), f"introductions/{made.id}/", do="accept").status_code == 403
    made.refresh_from_db()
    assert made.state == "open"


def test_a_city_without_membership_neither_looks_nor_is_found(gumi) -> None:
    gone = side("Quito", country="EC")
    gone.party.memberships.all().delete()
    assert gone.client().get(f"/en/connect/{gone.id}/").status_code == 403
    assert names(gumi.client().get(f"/en/connect/{gumi.id}/").text) == []
    assert gumi.client().get(f"/en/connect/{gumi.id}/ask/{gone.id}/").status_code == 404


def test_the_secretariat_sees_numbers_and_no_letter(gumi, office) -> None:
    quito = side("Quito", country="EC")
    posted(gumi, f"ask/{quito.id}/", message="May we see your portal?")
    made = Introduction.objects.get()
    text = office.get("/en/connect/").text
    assert re.search(r"Waiting for an answer</dt>\s*<dd[^>]*>1<", text)
    assert "portal" not in text
    assert office.get(f"/en/connect/{gumi.id}/introductions/{made.id}/").status_code == 403


def test_what_a_city_offers_is_shown_where_it_is_found(gumi) -> None:
    quito = side("Quito", country="EC")
    posted(quito, "topics/", offers=["governance"], offers_words="Our open council", looks_for=[], looks_for_words="")
    assert "Our open council" in gumi.client().get(f"/en/connect/{gumi.id}/ask/{quito.id}/").text


def test_a_partner_city_is_entered_asked_and_agrees(gumi) -> None:
    quito = side("Quito", country="EC")
    assert "asked whether it agrees" in posted(gumi, "partnerships/", name="quito", country="EC", since="1998").text
    assert "Athens" in posted(gumi, "partnerships/", name="Athens", country="GR", wikidata="Q1524").text
    assert "An id of Wikidata is" in posted(gumi, "partnerships/", name="Rome", country="IT", wikidata="x").text
    text = quito.client().get(f"/en/connect/{quito.id}/partnerships/").text
    [path] = re.findall(r'action="/en/connect/[^/]+/(partnerships/[^"]+)"[^>]*>.*?value="agree"', text, re.DOTALL)
    assert "Partners" in posted(quito, path, do="agree").text
    assert "No partner city yet" in posted(quito, path, do="remove").text


def test_a_file_of_partnerships_is_brought_in_by_the_secretariat_alone(gumi, office, tmp_path) -> None:
    file = tmp_path / "p.csv"
    file.write_text("city,city_country,partner,partner_country,wikidata,since\nGumi,KR,Athens,GR,,\n")
    with file.open("rb") as stream:
        assert "1 partnership is new." in office.post("/en/connect/partnerships/", {"file": stream}, follow=True).text
    file.write_bytes("city,é".encode("latin-1"))
    with file.open("rb") as stream:
        assert "not in UTF-8" in office.post("/en/connect/partnerships/", {"file": stream}).text
    assert gumi.client().get("/en/connect/partnerships/").status_code == 403


def test_who_works_for_one_city_is_led_to_it_and_others_choose(gumi) -> None:
    assert gumi.client().get("/en/connect/").headers["Location"] == f"/en/connect/{gumi.id}/"
    quito = side("Quito", country="EC")
    grant_mandate(user=gumi.coordinator, party_id=quito.id, role=Role.CONTRIBUTOR, by=BY)
    text = gumi.client().get("/en/connect/").text
    assert f"/en/connect/{quito.id}/" in text
    assert f"/en/connect/{gumi.id}/" in text
