"""The page of search."""

import pytest

from hanse.kernel.finding.index import renew_all
from hanse.members.models import FormerName
from tests.factories.members import CityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alpine")]


def test_a_reader_finds_pages_by_kind(client):
    page = client.get("/fr/search/", {"q": "permis de construire"}).text

    assert '<h2 class="govuk-heading-m">Pages</h2>' in page
    assert 'href="/fr/news/first-snow/"' in page
    assert 'value="permis de construire"' in page


def test_members_are_found_by_the_names_they_had(client):
    city = CityFactory(name="Chemnitz", country="DE")
    FormerName.objects.create(party=city.party, name="Karl-Marx-Stadt")

    page = client.get("/en/search/", {"q": "marx"}).text
    assert f'href="/en/directory/{city.party_id}/"' in page
    assert "Renamed; it was called Karl-Marx-Stadt before" in page


def test_many_of_a_kind_have_a_page_of_their_own(client):
    for number in range(25):
        CityFactory(name=f"Neustadt {number:02}")

    page = client.get("/en/search/", {"q": "neustadt"}).text
    assert (page.count("Neustadt"), '<span class="hanse-soft">(25)</span>' in page) == (5, True)
    assert 'href="?q=neustadt&amp;kind=members">Show all 25' in page
    second = client.get("/en/search/", {"q": "neustadt", "kind": "members", "page": "2"}).text
    assert "Neustadt 24" in second
    assert "Neustadt 19" not in second
    assert "21 to 25 of 25" in second


@pytest.mark.parametrize("given", [{}, {"kind": "members"}, {"kind": "wasps"}])
def test_nothing_found_says_what_to_do(client, given):
    page = client.get("/en/search/", {"q": "<zebra>", **given}).text

    assert "Nothing here contains these words." in page
    assert "Try fewer words" in page


@pytest.mark.parametrize("words", ["", " ", "x" * 900])
def test_no_words_are_no_search(client, words):
    assert client.get("/en/search/", {"q": words, "kind": "pages", "page": "x"}).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_search_takes_as_many_queries_for_one_as_for_three(client, django_assert_num_queries, number):
    for place in range(number):
        CityFactory(name=f"Ostberg {place}")
    renew_all()
    client.get("/en/search/", {"q": "Ostberg"})

    with django_assert_num_queries(4):  # the index; the directory, as it finds and as it shows; what is near by meaning
        page = client.get("/en/search/", {"q": "Ostberg"}).text
    assert page.count("<bdi>Ostberg") == number
    with django_assert_num_queries(
        4
    ):  # the index, the directory; homes, pages; five are no little, so that nothing near is asked for
        client.get("/en/search/", {"q": "towns"})
